import type { ExaminedHead, FacelessHead } from './examine-stack.js';
import type { HeadGrid } from './head-grid.js';
import type { HeadTissue } from './head-tissue.js';
import type { Framing } from './render-face.js';

/** The middle of a head from the root of the nose, and half of what is seen of it, in mm of a head of usual width. */
const BACK = 85;
const DOWN = 8;
const RADIUS = 128;

/** Of a head without a face, so much below its top, in mm. */
const BELOW_TOP = 110;

/** How a head fills a picture from whatever side: around its middle, not around that of the volume. */
export function frameHead({ grid, tissue, face }: ExaminedHead | FacelessHead): Framing {
  if (!face) return { center: middleOf(grid, tissue), radius: RADIUS / grid.step };
  const { nasion } = face;
  return { center: [nasion.column, nasion.row + BACK / grid.step, nasion.layer - DOWN / grid.step], radius: RADIUS / grid.step };
}

/** The middle of the body at a head's height below its top. */
function middleOf({ columns, rows, layers, step }: HeadGrid, { body }: HeadTissue): Framing['center'] {
  const top = Math.floor(body.lastIndexOf(1) / (columns * rows));
  const layer = Math.max(0, Math.min(layers - 1, top - Math.round(BELOW_TOP / step)));
  let [x, y, count] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!body[column + columns * (row + rows * layer)]) continue;
      x += column;
      y += row;
      count++;
    }
  }
  return count > 0 ? [x / count, y / count, layer] : [columns / 2, rows / 2, layers / 2];
}
