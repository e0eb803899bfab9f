/** Lengths and numbers at which readers have gone wrong before. */
const EDGES = [0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xfffe, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const MARKERS = [
  [0xfe, 0xff, 0x00, 0xe0],
  [0xfe, 0xff, 0x0d, 0xe0],
  [0xfe, 0xff, 0xdd, 0xe0],
  [0xe0, 0x7f, 0x10, 0x00],
  [0x08, 0x00, 0x05, 0x00],
  [0x53, 0x51, 0x00, 0x00],
  [0x55, 0x4e, 0x00, 0x00],
];

/** `bytes` damaged in one or two places, most of them near the start, where the headers are. */
export function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array<ArrayBuffer> {
  let made = Uint8Array.from(bytes);
  for (let times = 1 + random(2); times > 0 && made.length > 0; times -= 1) made = damage(made, random);
  return made;
}

function damage(bytes: Uint8Array<ArrayBuffer>, random: (below: number) => number): Uint8Array<ArrayBuffer> {
  const near = random(4) === 0 ? bytes.length : Math.min(bytes.length, 4096);
  const at = random(near);
  const view = new DataView(bytes.buffer);
  switch (random(9)) {
    case 0:
      bytes[at] = (bytes[at] as number) ^ (1 << random(8));
      return bytes;
    case 1:
      bytes[at] = random(256);
      return bytes;
    case 2:
      if (at + 2 <= bytes.length) view.setUint16(at, EDGES[random(EDGES.length)] ?? 0, random(2) === 0);
      return bytes;
    case 3:
      if (at + 4 <= bytes.length) view.setUint32(at, EDGES[random(EDGES.length)] ?? 0, random(2) === 0);
      return bytes;
    case 4: {
      const marker = MARKERS[random(MARKERS.length)] ?? [];
      if (at + marker.length <= bytes.length) bytes.set(marker, at);
      return bytes;
    }
    case 5:
      return bytes.slice(0, at);
    case 6:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + random(64))));
    case 7: {
      const length = Math.min(bytes.length - at, 1 + random(256));
      return joined(bytes.subarray(0, at + length), bytes.subarray(at, at + length), bytes.subarray(at + length));
    }
    default: {
      const from = random(near);
      const length = Math.min(bytes.length - Math.max(at, from), 1 + random(128));
      bytes.copyWithin(at, from, from + length);
      return bytes;
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}
