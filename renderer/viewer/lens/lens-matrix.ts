import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';

/** Across the lens, in pixels of the page. */
export const LENS = 220;

/** A lens shows at least this much more than the screen does. */
const LEAST_FACTOR = 3;

/** How much a lens enlarges what the screen shows: three times, and of a picture that is shown small at least to its own pixels. */
export const lensFactor = (scale: number): number => Math.max(LEAST_FACTOR, 1 / scale);

/** Where each pixel of the picture stands in the lens: the point under its middle stays there. `density`: pixels of the canvas for one of the page. */
export function lensMatrix(
  { a, b, c, d, e, f }: ScreenMatrix,
  at: { readonly x: number; readonly y: number },
  factor: number,
  density: number,
): ScreenMatrix {
  const by = factor * density;
  const middle = (LENS / 2) * density;
  return { a: a * by, b: b * by, c: c * by, d: d * by, e: (e - at.x) * by + middle, f: (f - at.y) * by + middle };
}

export const middleOf = ({ width, height }: Size) => ({ x: width / 2, y: height / 2 });
