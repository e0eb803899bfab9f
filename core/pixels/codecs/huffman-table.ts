import { FrameError } from '../frame-error.js';
import type { JpegSegment } from './jpeg-header.js';

const FAST_BITS = 9;
const DHT = 0xc4;

/** One Huffman table (ISO 10918-1 Annex C and F.2.2.3), for codes of at most 16 bits. */
export interface HuffmanTable {
  /** By the next 9 bits: length × 256 + value, or 0 where the code is longer. */
  readonly fast: Uint16Array;
  /** By length: the largest code of that length, −1 where there is none; and what to add to a code for its place in `values`. */
  readonly largest: Int32Array;
  readonly shift: Int32Array;
  readonly values: Uint8Array;
}
export const HUFFMAN_FAST_BITS = FAST_BITS;

/** Adds the tables of DHT segments to `tables`: those for DC and differences at 0 to 3, those for AC at 4 to 7; later ones replace earlier ones. */
export function readHuffmanTables(codestream: Uint8Array, segments: readonly JpegSegment[], tables: (HuffmanTable | undefined)[]): void {
  for (const segment of segments) {
    if (segment.marker !== DHT) continue;
    let at = segment.offset + 4;
    while (at + 17 <= segment.end) {
      const target = codestream[at] as number;
      const counts = codestream.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (total > 256 || at + 17 + total > segment.end) throw invalid();
      if ((target & 0xec) !== 0) throw invalid();
      tables[(target & 3) + (target >> 4) * 4] = buildTable(counts, codestream.subarray(at + 17, at + 17 + total));
      at += 17 + total;
    }
    if (at !== segment.end) throw invalid();
  }
}

function buildTable(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const fast = new Uint16Array(1 << FAST_BITS);
  const largest = new Int32Array(17).fill(-1);
  const shift = new Int32Array(17);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] as number;
    if (code + count > 1 << length) throw invalid();
    shift[length] = place - code;
    for (let index = 0; index < count; index++, code++, place++) {
      if (length <= FAST_BITS) {
        const first = code << (FAST_BITS - length);
        fast.fill(length * 256 + (values[place] as number), first, first + (1 << (FAST_BITS - length)));
      }
    }
    if (count > 0) largest[length] = code - 1;
    code <<= 1;
  }
  return { fast, largest, shift, values };
}

const invalid = (): FrameError => new FrameError('codestream-invalid', 'JPEG DHT');
