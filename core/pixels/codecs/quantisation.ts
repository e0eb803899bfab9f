import { FrameError } from '../frame-error.js';
import { ZIGZAG } from './inverse-dct.js';
import type { JpegSegment } from './jpeg-header.js';

const DQT = 0xdb;

/** Adds the tables of DQT segments (ISO 10918-1 B.2.4.1) at their destinations, in natural order; later ones replace earlier ones. */
export function readQuantisation(codestream: Uint8Array, segments: readonly JpegSegment[], tables: (Uint16Array | undefined)[]): void {
  for (const { marker, offset, end } of segments) {
    if (marker !== DQT) continue;
    let at = offset + 4;
    while (at < end) {
      const head = codestream[at] as number;
      const width = head >> 4 === 0 ? 1 : 2;
      if (head >> 4 > 1 || (head & 15) > 3 || at + 1 + 64 * width > end) throw new FrameError('codestream-invalid', 'JPEG DQT');
      const table = new Uint16Array(64);
      for (let place = 0; place < 64; place++) {
        const from = at + 1 + place * width;
        table[ZIGZAG[place] as number] =
          width === 1 ? (codestream[from] as number) : (codestream[from] as number) * 256 + (codestream[from + 1] as number);
      }
      tables[head & 15] = table;
      at += 1 + 64 * width;
    }
  }
}
