import type { Picture } from './encode-png.js';
import { QUANTISATION } from './jpeg-tables.js';

/** Of 100: letters and edges of a scan stay clean, at about a sixth of a PNG's size. */
const QUALITY = 92;

/** The tables for that quality, as the reference software of the format scales them. */
const scaled = QUANTISATION.map((table) =>
  table.map((step) => Math.min(255, Math.max(1, Math.floor((step * (200 - 2 * QUALITY) + 50) / 100)))),
);

/** Of brightness (0) or colour (1), rows top to bottom. */
export function quantisationFor(table: number): Uint8Array {
  const found = scaled[table];
  if (!found) throw new RangeError('there are two tables');
  return found;
}

/** The picture in blocks of 8 × 8, rows of blocks top to bottom. */
export interface Blocks {
  readonly count: number;
  /** 64 samples around 0; the same memory each time. */
  block(component: number, index: number): Float64Array;
}

/** Brightness, or brightness and two colours (ITU-T T.871); what lies past an edge repeats the edge. */
export function toBlocks({ rows, columns, channels, samples }: Picture): Blocks {
  const across = Math.ceil(columns / 8);
  const block = new Float64Array(64);
  return {
    count: across * Math.ceil(rows / 8),
    block(component, index) {
      const top = Math.floor(index / across) * 8;
      const left = (index % across) * 8;
      for (let y = 0; y < 8; y += 1) {
        const row = Math.min(rows - 1, top + y) * columns;
        for (let x = 0; x < 8; x += 1) {
          const at = (row + Math.min(columns - 1, left + x)) * channels;
          block[y * 8 + x] = channels === 1 ? (samples[at] as number) - 128 : colourAt(samples, at, component);
        }
      }
      return block;
    },
  };
}

function colourAt(samples: Uint8Array, at: number, component: number): number {
  const [red, green, blue] = [samples[at] as number, samples[at + 1] as number, samples[at + 2] as number];
  if (component === 0) return 0.299 * red + 0.587 * green + 0.114 * blue - 128;
  return component === 1 ? -0.168736 * red - 0.331264 * green + 0.5 * blue : 0.5 * red - 0.418688 * green - 0.081312 * blue;
}

/** cos((2x + 1) u π / 16) with the factor of the transform, for u and x from 0 to 7. */
const COSINES = Float64Array.from({ length: 64 }, (_, index) => {
  const [u, x] = [index >> 3, index & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});
const across = new Float64Array(64);

/** The quantised coefficients of a block (ISO 10918-1 A.3.3), rows top to bottom, into `into`. */
export function forwardDct(block: Float64Array, quantisation: Uint8Array, into: Int32Array): void {
  for (let y = 0; y < 8; y += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let x = 0; x < 8; x += 1) sum += (block[y * 8 + x] as number) * (COSINES[u * 8 + x] as number);
      across[y * 8 + u] = sum;
    }
  }
  for (let v = 0; v < 8; v += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let y = 0; y < 8; y += 1) sum += (across[y * 8 + u] as number) * (COSINES[v * 8 + y] as number);
      into[v * 8 + u] = Math.round(sum / (quantisation[v * 8 + u] as number));
    }
  }
}
