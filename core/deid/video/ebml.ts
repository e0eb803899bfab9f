/** The elements of a film's file (RFC 8794, RFC 9559), and no others: what isn't in this list doesn't leave. */
export const ID = {
  header: 0x1a45dfa3,
  version: 0x4286,
  readVersion: 0x42f7,
  maxIdLength: 0x42f2,
  maxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  lacing: 0x9c,
  language: 0x22b59c,
  codec: 0x86,
  video: 0xe0,
  columns: 0xb0,
  rows: 0xba,
  colour: 0x55b0,
  matrix: 0x55b1,
  range: 0x55b9,
  transfer: 0x55ba,
  primaries: 0x55bb,
  cues: 0x1c53bb6b,
  cue: 0xbb,
  cueTime: 0xb3,
  cuePositions: 0xb7,
  cueTrack: 0xf7,
  cuePosition: 0xf1,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  block: 0xa3,
} as const;
export type ElementName = keyof typeof ID;

/** Most bytes of a size: 2^49 − 2 is longer than any film. */
const MOST_SIZE_BYTES = 7;

/** Bytes of an ID, which says its own length by its first byte. */
export function idBytes(id: number): readonly number[] {
  const bytes: number[] = [];
  for (let left = id; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return bytes;
}

/** A size in as few bytes as it fits: all ones would say that nobody knows it. */
export function sizeBytes(size: number): readonly number[] {
  for (let length = 1; length <= MOST_SIZE_BYTES; length++) {
    if (size > 2 ** (7 * length) - 2) continue;
    const bytes: number[] = [];
    for (let left = size, at = 0; at < length; at++, left = Math.floor(left / 256)) bytes.unshift(left % 256);
    bytes[0] = (bytes[0] as number) | (1 << (8 - length));
    return bytes;
  }
  throw new RangeError('too long for a film');
}

/** A whole number, big-endian, in as many bytes as are said. */
export function wholeNumber(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let left = value, at = length - 1; at >= 0; at--, left = Math.floor(left / 256)) bytes[at] = left % 256;
  return bytes;
}
