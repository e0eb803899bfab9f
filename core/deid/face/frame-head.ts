import type { ExaminedHead } from './examine-stack.js';
import type { Framing } from './render-face.js';

/** The middle of a head from the root of the nose, and half of what is seen of it, in mm of a head of usual width. */
const BACK = 85;
const DOWN = 8;
const RADIUS = 128;

/** How a head fills a picture from whatever side: around its middle, not around that of the volume. */
export function frameHead({ grid, face: { nasion } }: Pick<ExaminedHead, 'grid' | 'face'>): Framing {
  return { center: [nasion.column, nasion.row + BACK / grid.step, nasion.layer - DOWN / grid.step], radius: RADIUS / grid.step };
}
