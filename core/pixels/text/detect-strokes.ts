import type { Candidate } from './detect-words.js';
import type { GreyPicture } from './grey-picture.js';
import { labelRegions, type Region } from './label-regions.js';

/** A stroke differs from what lies beside it by so many grey levels: half of what the faintest text that counts does, because thin strokes blur. */
const LEAST_STEP = 20;
/** Tallest line of text, in pixels of a picture of 1024 pixels or less. */
export const TALLEST = 64;
const SHORTEST = 4;

/**
 * Lines of text by their strokes alone: steep steps of grey that stand close together in a row, with calm above and below.
 * It knows no letters, so that small and unusual ones count too; what it finds needs to be read.
 */
export function detectStrokes(picture: GreyPicture, reach: number): Candidate[] {
  const { columns, rows } = picture;
  const steps = stepsOf(picture);
  const joined = joinAlongRows(steps, columns, rows, reach);
  return labelRegions(joined, columns, rows, null)
    .filter((region) => isLine(region, steps, columns))
    .map(({ left, top, right, bottom }) => ({ score: 0, box: { x: left, y: top, width: right - left, height: bottom - top } }));
}

/** 1 where grey changes steeply to the right or downwards. */
function stepsOf({ grey, columns, rows }: GreyPicture): Uint8Array {
  const steps = new Uint8Array(grey.length);
  for (let y = 0; y < rows - 1; y++) {
    for (let x = 0; x < columns - 1; x++) {
      const at = y * columns + x;
      const here = grey[at] as number;
      const across = Math.abs(here - (grey[at + 1] as number));
      const down = Math.abs(here - (grey[at + columns] as number));
      if (across >= LEAST_STEP || down >= LEAST_STEP) steps[at] = 1;
    }
  }
  return steps;
}

/** Fills gaps of at most `reach` pixels between steps of one row. */
function joinAlongRows(steps: Uint8Array, columns: number, rows: number, reach: number): Uint8Array {
  const joined = steps.slice();
  for (let y = 0; y < rows; y++) {
    let last = -1;
    for (let x = 0; x < columns; x++) {
      if (steps[y * columns + x] === 0) continue;
      if (last >= 0 && x - last <= reach + 1) joined.fill(1, y * columns + last, y * columns + x);
      last = x;
    }
  }
  return joined;
}

/** Of a line's height and length, and full of steps but not of nothing else: noise and edges of organs are neither. */
function isLine({ left, top, right, bottom }: Region, steps: Uint8Array, columns: number): boolean {
  const width = right - left;
  const height = bottom - top;
  if (height < SHORTEST || height > TALLEST || width < height * 1.2) return false;
  let count = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) count += steps[y * columns + x] as number;
  const density = count / (width * height);
  return density > 0.15 && density < 0.85;
}
