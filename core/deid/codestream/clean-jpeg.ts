import { type CleanCodestream, CodestreamError, PieceBuilder } from './clean-codestream.js';

/** Markers of ISO/IEC 10918-1 Table B.1 and ISO/IEC 14495-1. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const TEM = 0x01;
const DHT = 0xc4;
const DAC = 0xcc;
const DQT = 0xdb;
const DNL = 0xdc;
const DRI = 0xdd;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;
const isFrameHeader = (marker: number): boolean =>
  marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== DAC);
/** Frame headers (but DHT, JPG, DAC, which share the range), tables, and those of JPEG-LS (SOF55, LSE). */
const isKnown = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xdf) || marker === 0xf7 || marker === 0xf8;

/**
 * Takes comments and application segments out of a JPEG or JPEG-LS codestream. Those that decide colour are written anew
 * from their fields: JFIF APP0 without thumbnail, Adobe APP14 of 12 bytes, JPEG-LS APP8 `mrfx`.
 * @throws CodestreamError for a structure that isn't understood to the last byte.
 */
export function cleanJpeg(codestream: Uint8Array): CleanCodestream {
  const builder = new PieceBuilder();
  if (codestream[0] !== 0xff || codestream[1] !== SOI) throw new CodestreamError(0);
  builder.keep(0, 2);
  let at = 2;
  let lossless = false;
  for (;;) {
    const start = at;
    if (codestream[at] !== 0xff) throw new CodestreamError(at);
    // Any number of fill bytes may stand before a marker (B.1.1.2): one FF stays.
    while (codestream[at + 1] === 0xff) at += 1;
    builder.remove('between', start, at - start);
    const marker = codestream[at + 1];
    if (marker === undefined) throw new CodestreamError(at);
    if (marker === EOI) {
      builder.keep(at, 2);
      finish(builder, codestream, at + 2);
      return builder.build();
    }
    if (marker === TEM || isRestart(marker)) throw new CodestreamError(at);
    const length = segmentLength(codestream, at);
    if (marker === COM) builder.remove('comment', at, length);
    else if (isApplication(marker)) cleanApplication(builder, codestream, at, length, marker);
    else if (isKnown(marker) && segmentIsFull(codestream, at, length, marker)) builder.keep(at, length);
    else throw new CodestreamError(at);
    if (marker === 0xf7) lossless = true;
    at += length;
    if (marker === SOS) {
      const end = entropyEnd(codestream, at, lossless);
      builder.keep(at, end - at);
      at = end;
      // Real files end without EOI: what was scanned is the picture, and nothing is behind it.
      if (at >= codestream.length) return builder.build();
    }
  }
}

/** Marker and length field included. */
function segmentLength(codestream: Uint8Array, at: number): number {
  if (at + 4 > codestream.length) throw new CodestreamError(at);
  const length = ((codestream[at + 2] as number) << 8) | (codestream[at + 3] as number);
  if (length < 2 || at + 2 + length > codestream.length) throw new CodestreamError(at);
  return length + 2;
}

/** True where the fields of a segment fill it: no byte is left over that a decoder passes by. Fields of JPEG-LS' own tables aren't counted. */
function segmentIsFull(codestream: Uint8Array, at: number, length: number, marker: number): boolean {
  const end = at + length;
  const byte = (place: number): number => codestream[place] ?? 0;
  switch (marker) {
    case SOS:
      return length === 8 + 2 * byte(at + 4);
    case DRI:
      // JPEG-LS allows intervals of two to four bytes (ISO/IEC 14495-1 C.2.5).
      return length >= 6 && length <= 8;
    case DNL:
      return length === 6;
    case DQT: {
      let place = at + 4;
      while (place < end) place += byte(place) >> 4 === 0 ? 65 : 129;
      return place === end;
    }
    case DHT: {
      let place = at + 4;
      while (place < end) place += 17 + codestream.subarray(place + 1, place + 17).reduce((sum, count) => sum + count, 0);
      return place === end;
    }
    default:
      return !isFrameHeader(marker) || length === 10 + 3 * byte(at + 9);
  }
}

/** Where entropy-coded data ends: at the next marker. JPEG stuffs a zero byte behind FF, JPEG-LS a zero bit. */
function entropyEnd(codestream: Uint8Array, start: number, lossless: boolean): number {
  let at = codestream.indexOf(0xff, start);
  while (at >= 0 && at + 1 < codestream.length) {
    const next = codestream[at + 1] as number;
    const isData = lossless ? next < 0x80 || isRestart(next) : next === 0 || isRestart(next);
    if (!isData) {
      if (next !== 0xff) return at;
      // Fill bytes before a marker.
      at += 1;
      continue;
    }
    at = codestream.indexOf(0xff, at + 2);
  }
  return codestream.length;
}

/** Behind the end of image one byte may pad the fragment to an even length (PS3.5 §A.4); all else goes. */
function finish(builder: PieceBuilder, codestream: Uint8Array, end: number): void {
  builder.remove('behind-end', end, codestream.length - end);
}

const ascii = (codestream: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => codestream[at + index] === letter.charCodeAt(0));

function cleanApplication(builder: PieceBuilder, codestream: Uint8Array, at: number, length: number, marker: number): void {
  const content = at + 4;
  const size = length - 4;
  const byte = (offset: number): number => codestream[content + offset] as number;
  if (marker === 0xe0 && size >= 14 && ascii(codestream, content, 'JFIF\0')) {
    const thumbnail = 3 * byte(12) * byte(13);
    // Version, units, densities; the thumbnail's size is zero.
    const fields = [byte(5), byte(6), byte(7), byte(8), byte(9), byte(10), byte(11), 0, 0];
    builder.write(Uint8Array.of(0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, ...fields));
    builder.remove(thumbnail > 0 ? 'thumbnail' : 'application', content + 14, size - 14);
  } else if (marker === 0xee && size === 12 && ascii(codestream, content, 'Adobe')) {
    // Version and flags say nothing of colour; the transform does.
    builder.write(Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, byte(11)));
  } else if (marker === 0xe8 && size === 5 && ascii(codestream, content, 'mrfx')) {
    builder.write(Uint8Array.of(0xff, 0xe8, 0, 7, 0x6d, 0x72, 0x66, 0x78, byte(4)));
  } else {
    builder.remove('application', at, length);
  }
}
