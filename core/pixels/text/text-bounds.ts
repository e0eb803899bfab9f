import { around, type Box, insidePicture } from './box.js';
import { type GreyPicture, resample } from './grey-picture.js';

/** A stroke differs from what lies beside it by so many grey levels: a third of what the faintest text that counts does, because thin strokes blur. */
const LEAST_STEP = 16;
/** The part of a line in which strokes are counted: about three letters of the smallest text, half as high again. */
const WINDOW = { columns: 18, rows: 6 } as const;
/**
 * Share of a window's pixels at which grey steps sideways. Of the benchmark's strings none had less than 0.35 at its best
 * scale, and all but one more than 0.45; the outline of an organ has less than 0.2.
 */
const LEAST_DENSITY = 0.3;
/** Text is looked for as it is, and shrunk, so that large letters stand as close as small ones. */
const SHRINK = [1, 2, 4] as const;
/** How far text can reach beyond the windows that show it, in pixels: more than the tallest line. */
const MARGIN = 80;

/**
 * The part of a picture that can hold text: around all places where strokes stand as close together as letters do. Null
 * where there is none: smooth and empty pictures need no network. It is cheap, and errs on the side of text.
 */
export function textBounds(picture: GreyPicture): Box | null {
  let bounds: Box | null = null;
  for (const by of SHRINK) {
    const columns = Math.floor(picture.columns / by);
    const rows = Math.floor(picture.rows / by);
    if (columns < 4 || rows < 4) continue;
    const whole = { x: 0, y: 0, width: columns * by, height: rows * by };
    const dense = denseBounds(by === 1 ? picture : resample(picture, whole, columns, rows));
    if (!dense) continue;
    const box = { x: dense.x * by, y: dense.y * by, width: dense.width * by, height: dense.height * by };
    bounds = bounds ? around(bounds, box) : box;
  }
  if (!bounds) return null;
  const { x, y, width, height } = bounds;
  const wide = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return insidePicture(wide, picture.columns, picture.rows);
}

/** The box around all windows that are dense with steps. */
function denseBounds(picture: GreyPicture): Box | null {
  const { columns, rows } = picture;
  const width = Math.min(WINDOW.columns, columns);
  const height = Math.min(WINDOW.rows, rows);
  const least = LEAST_DENSITY * width * height;
  const inColumn = new Uint16Array(columns);
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  for (let y = 0; y < rows; y++) {
    let count = 0;
    for (let x = 0; x < columns; x++) {
      let steps = inColumn[x] as number;
      if (isStep(picture, x, y)) steps++;
      if (y >= height && isStep(picture, x, y - height)) steps--;
      inColumn[x] = steps;
      count += steps;
      if (x >= width) count -= inColumn[x - width] as number;
      if (count < least) continue;
      left = Math.min(left, x - width + 1);
      top = Math.min(top, y - height + 1);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return right > 0 ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** Whether grey steps to the right of a pixel. Letters stand side by side: what changes downwards needn't be counted. */
function isStep({ grey, columns }: GreyPicture, x: number, y: number): boolean {
  if (x + 1 >= columns) return false;
  const at = y * columns + x;
  return Math.abs((grey[at] as number) - (grey[at + 1] as number)) >= LEAST_STEP;
}
