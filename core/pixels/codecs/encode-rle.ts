import { encodeFrameBytes } from '../decoded-frame.js';
import type { FrameEncoder } from '../frame-encoder.js';

const HEADER_BYTES = 64;
/** Longest run and longest row of literal bytes (PS3.5 §G.3.1). */
const LONGEST = 128;

/** RLE Lossless (PS3.5 Annex G): a segment a byte of every sample, the most significant byte first; frames of 1 bit are packed. */
export const rleEncoder: FrameEncoder = {
  encode(samples, { rows, columns, samplesPerPixel, bitsAllocated }) {
    if (bitsAllocated === 1)
      return joinSegments([encodeRow(packBits(samples), 0, 1, Math.ceil((rows * columns) / 8), Math.ceil((rows * columns) / 8))]);
    const width = bitsAllocated / 8;
    const bytes = encodeFrameBytes(samples);
    const segments: Uint8Array[] = [];
    for (let sample = 0; sample < samplesPerPixel; sample++) {
      for (let byte = width - 1; byte >= 0; byte--) {
        segments.push(encodeRow(bytes, sample * width + byte, samplesPerPixel * width, rows * columns, columns));
      }
    }
    return joinSegments(segments);
  },
};

function packBits(samples: ArrayLike<number>): Uint8Array {
  const packed = new Uint8Array(Math.ceil(samples.length / 8));
  for (let index = 0; index < samples.length; index++)
    if (samples[index]) packed[index >> 3] = (packed[index >> 3] as number) | (1 << (index & 7));
  return packed;
}

/** PackBits over every `stride`-th byte; no run goes past the end of a row (§G.3.1). */
function encodeRow(bytes: Uint8Array, start: number, stride: number, count: number, rowLength: number): Uint8Array {
  // At worst one more byte every 128, in every row.
  const out = new Uint8Array(count + Math.ceil(rowLength / LONGEST) * Math.ceil(count / rowLength) + 2);
  let to = 0;
  const at = (index: number): number => bytes[start + index * stride] as number;
  for (let row = 0; row < count; row += rowLength) {
    const end = Math.min(count, row + rowLength);
    let literal = row;
    const flush = (until: number): void => {
      for (; literal < until; ) {
        const length = Math.min(LONGEST, until - literal);
        out[to++] = length - 1;
        for (let index = 0; index < length; index++) out[to++] = at(literal + index);
        literal += length;
      }
    };
    for (let index = row; index < end; ) {
      let run = 1;
      const value = at(index);
      while (run < LONGEST && index + run < end && at(index + run) === value) run++;
      if (run >= 3) {
        flush(index);
        out[to++] = 257 - run;
        out[to++] = value;
        literal = index + run;
      }
      index += run;
    }
    flush(end);
  }
  return out.subarray(0, to + (to % 2));
}

function joinSegments(segments: readonly Uint8Array[]): Uint8Array {
  const codestream = new Uint8Array(HEADER_BYTES + segments.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(codestream.buffer);
  view.setUint32(0, segments.length, true);
  let at = HEADER_BYTES;
  segments.forEach((segment, index) => {
    view.setUint32(4 + index * 4, at, true);
    codestream.set(segment, at);
    at += segment.length;
  });
  return codestream;
}
