import { ascii, concat } from './dicom-bytes.js';

/**
 * Writes H.264 for tests, bit by bit (ITU-T H.264): every block holds its samples as they are (I_PCM), so that what a decoder must show is
 * known. It shares no code with the program's reader.
 */
class Bits {
  readonly #bits: number[] = [];

  put(value: number, count: number): this {
    for (let bit = count - 1; bit >= 0; bit--) this.#bits.push(Math.floor(value / 2 ** bit) % 2);
    return this;
  }
  /** ue(v) of each. */
  golomb(...values: readonly number[]): this {
    for (const value of values) {
      const length = Math.floor(Math.log2(value + 1));
      this.put(0, length).put(value + 1, length + 1);
    }
    return this;
  }
  align(): this {
    while (this.#bits.length % 8 !== 0) this.#bits.push(0);
    return this;
  }
  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.put(byte, 8);
    return this;
  }
  bytes(): Uint8Array {
    this.put(1, 1).align();
    return Uint8Array.from({ length: this.#bits.length / 8 }, (_, at) =>
      this.#bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
    );
  }
}

/** A unit with its header, without a start code; no three bytes in it look like one. */
function unit(header: number, payload: Uint8Array): Uint8Array {
  const bytes = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(bytes);
}

export interface H264Picture {
  readonly isKey: boolean;
  readonly units: readonly Uint8Array[];
}

export interface H264Video {
  readonly columns: number;
  readonly rows: number;
  readonly sequence: Uint8Array;
  readonly parameters: Uint8Array;
  readonly pictures: readonly H264Picture[];
}

/** Pictures of one grey each (16 to 235), of whole blocks of 16 × 16; a key picture every `group`. */
export function h264Video(greys: readonly number[], { across = 4, down = 3, group = 4 } = {}): H264Video {
  const sequence = unit(
    0x67,
    concat(
      Uint8Array.of(66, 0xc0, 30),
      new Bits()
        .golomb(0, 0, 2, 1)
        .put(0, 1)
        .golomb(across - 1, down - 1)
        .put(1, 1)
        .put(1, 1)
        .put(0, 2)
        .bytes(),
    ),
  );
  const parameters = unit(0x68, new Bits().golomb(0, 0).put(0, 2).golomb(0, 0, 0).put(0, 3).golomb(0, 0, 0).put(1, 1).put(0, 2).bytes());
  const pictures = greys.map((grey, index): H264Picture => {
    const inGroup = index % group;
    const isKey = inGroup === 0;
    const bits = new Bits().golomb(0, isKey ? 7 : 5, 0).put(inGroup, 4);
    if (isKey) bits.golomb(Math.floor(index / group) % 2).put(0, 2);
    else bits.put(0, 3);
    bits.golomb(0, 1);
    const block = new Uint8Array(384).fill(grey, 0, 256).fill(128, 256);
    for (let count = 0; count < across * down; count++) {
      if (!isKey) bits.golomb(0);
      bits
        .golomb(isKey ? 25 : 30)
        .align()
        .raw(block);
    }
    return { isKey, units: [unit(isKey ? 0x65 : 0x41, bits.bytes())] };
  });
  return { columns: across * 16, rows: down * 16, sequence, parameters, pictures };
}

const START = Uint8Array.of(0, 0, 0, 1);
const withCode = (units: readonly Uint8Array[]): Uint8Array => concat(units.flatMap((one) => [START, one]));

/** The bare stream, parameter sets at its beginning only. */
export const elementaryBytes = ({ sequence, parameters, pictures }: H264Video): Uint8Array =>
  withCode([sequence, parameters, ...pictures.flatMap(({ units }) => units)]);

/** A transport stream: one picture a PES packet (ISO/IEC 13818-1). `lead`: the time code of four bytes in front of each packet. */
export function transportBytes(video: H264Video, { lead = 0, type = 27 } = {}): Uint8Array {
  const [programs, map, stream] = [0, 0x100, 0x101];
  const section = (id: number, body: readonly number[]) =>
    Uint8Array.from([0, id, 0xb0, body.length + 9, 0, 1, 0xc1, 0, 0, ...body, 0, 0, 0, 0]);
  const packets = [
    ...packetsOf(programs, section(0, [0, 1, 0xe1, 0]), true),
    ...packetsOf(map, section(2, [0xe1, 1, 0xf0, 0, type, 0xe1, 1, 0xf0, 0]), true),
  ];
  video.pictures.forEach(({ units }, index) => {
    const front = index === 0 ? [video.sequence, video.parameters] : [];
    const pes = concat(Uint8Array.of(0, 0, 1, 0xe0, 0, 0, 0x80, 0, 0), withCode([...front, ...units]));
    packets.push(...packetsOf(stream, pes, false));
  });
  return concat(packets.map((packet) => concat(new Uint8Array(lead), packet)));
}

function packetsOf(pid: number, payload: Uint8Array, isTable: boolean): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0; at < payload.length; ) {
    const part = payload.subarray(at, at + 184);
    const gap = 184 - part.length;
    const head = Uint8Array.of(0x47, (at === 0 ? 0x40 : 0) | (pid >> 8), pid & 0xff, !isTable && gap > 0 ? 0x30 : 0x10);
    // A table is followed by filling, a picture stands behind it.
    const stuffing =
      gap === 0
        ? new Uint8Array(0)
        : isTable
          ? null
          : gap === 1
            ? Uint8Array.of(0)
            : Uint8Array.from([gap - 1, 0, ...Array.from({ length: gap - 2 }, () => 0xff)]);
    packets.push(stuffing ? concat(head, stuffing, part) : concat(head, part, new Uint8Array(gap).fill(0xff)));
    at += part.length;
  }
  return packets;
}

/** An MP4 with one chunk a picture (ISO/IEC 14496-12 and -15). */
export function mp4Bytes(video: H264Video): Uint8Array {
  const big = (...values: readonly number[]) =>
    concat(values.map((value) => Uint8Array.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255)));
  const box = (kind: string, ...parts: readonly Uint8Array[]) => {
    const content = concat(parts);
    return concat(big(content.length + 8), ascii(kind), content);
  };
  const samples = video.pictures.map(({ units }) => concat(units.flatMap((one) => [big(one.length), one])));
  const ftyp = box('ftyp', ascii('isom'), big(0), ascii('isom'));
  const mdat = box('mdat', ...samples);
  let at = ftyp.length + 8;
  const offsets = samples.map(({ length }) => {
    at += length;
    return at - length;
  });
  const short = (value: number) => Uint8Array.of(value >> 8, value & 255);
  const avcC = box(
    'avcC',
    Uint8Array.of(1, 66, 0xc0, 30, 0xff, 0xe1),
    short(video.sequence.length),
    video.sequence,
    Uint8Array.of(1),
    short(video.parameters.length),
    video.parameters,
  );
  const entry = box('avc1', new Uint8Array(24), short(video.columns), short(video.rows), new Uint8Array(50), avcC);
  const keys = video.pictures.flatMap(({ isKey }, index) => (isKey ? [index + 1] : []));
  const stbl = box(
    'stbl',
    box('stsd', big(0, 1), entry),
    box('stsc', big(0, 1, 1, 1, 1)),
    box('stsz', big(0, 0, samples.length, ...samples.map(({ length }) => length))),
    box('stco', big(0, offsets.length, ...offsets)),
    box('stss', big(0, keys.length, ...keys)),
  );
  const handler = (kind: string) => box('hdlr', big(0, 0), ascii(kind), big(0, 0, 0), Uint8Array.of(0));
  const sound = box('trak', box('mdia', handler('soun')));
  const moov = box('moov', sound, box('trak', box('mdia', handler('vide'), box('minf', stbl))));
  return concat(ftyp, mdat, moov);
}
