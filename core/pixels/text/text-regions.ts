import { area, around, type Box, grown, insidePicture, uniteBoxes } from './box.js';
import { type GreyPicture, resample } from './grey-picture.js';
import { labelRegions } from './label-regions.js';

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
/** How far a line can reach beyond the windows that show it, in pixels of the picture that was shrunk so far: it is where letters stand apart. */
const REACH = { columns: 40, rows: 20 } as const;
/** Regions are made of squares of so many pixels. */
const SQUARE = 16;
/** Regions that are so much of the box around them all aren't worth being looked at apart. */
const MOSTLY = 0.7;

/**
 * The parts of a picture that can hold text: around all places where strokes stand as close together as letters do. None
 * where there are none: smooth and empty pictures need no network. It is cheap, and errs on the side of text. Parts don't overlap.
 * @param known text that explains the strokes in it
 */
export function textRegions(picture: GreyPicture, known: readonly Box[] = []): Box[] {
  const across = Math.ceil(picture.columns / SQUARE);
  const down = Math.ceil(picture.rows / SQUARE);
  const squares = new Uint8Array(across * down);
  const explained = maskOf(picture, known);
  for (const by of SHRINK) {
    const columns = Math.floor(picture.columns / by);
    const rows = Math.floor(picture.rows / by);
    if (columns < 4 || rows < 4) continue;
    const whole = { x: 0, y: 0, width: columns * by, height: rows * by };
    markDense(by === 1 ? picture : resample(picture, whole, columns, rows), by, squares, across, explained);
  }
  const regions = uniteBoxes(
    labelRegions(squares, across, down, null).flatMap(({ left, top, right, bottom }) => {
      const box = { x: left * SQUARE, y: top * SQUARE, width: (right - left) * SQUARE, height: (bottom - top) * SQUARE };
      return insidePicture(box, picture.columns, picture.rows) ?? [];
    }),
  );
  const [first, ...others] = regions;
  if (!first) return [];
  const all = others.reduce(around, first);
  return regions.reduce((sum, region) => sum + area(region), 0) > MOSTLY * area(all) ? [all] : regions;
}

/** Marks the squares of the picture, which was shrunk `by` so many times, in and around windows that are dense with steps. */
function markDense(picture: GreyPicture, by: number, squares: Uint8Array, across: number, explained: Mask | null): void {
  const { columns, rows } = picture;
  const width = Math.min(WINDOW.columns, columns);
  const height = Math.min(WINDOW.rows, rows);
  const least = LEAST_DENSITY * width * height;
  const inColumn = new Uint16Array(columns);
  const down = squares.length / across;
  const squareOf = (pixel: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor((pixel * by) / SQUARE)));
  for (let y = 0; y < rows; y++) {
    let count = 0;
    for (let x = 0; x < columns; x++) {
      let steps = inColumn[x] as number;
      if (isStep(picture, x, y)) steps++;
      if (y >= height && isStep(picture, x, y - height)) steps--;
      inColumn[x] = steps;
      count += steps;
      if (x >= width) count -= inColumn[x - width] as number;
      if (count < least || explained?.at((x - width / 2) * by, (y - height / 2) * by)) continue;
      const left = squareOf(x - width + 1 - REACH.columns, across);
      const right = squareOf(x + REACH.columns, across) + 1;
      const bottom = squareOf(y + REACH.rows, down);
      for (let row = squareOf(y - height + 1 - REACH.rows, down); row <= bottom; row++)
        squares.fill(1, row * across + left, row * across + right);
    }
  }
}

interface Mask {
  /** Whether a place of the picture lies in one of the boxes, or as close to it as a line of text to the next word. */
  at(x: number, y: number): boolean;
}

/** A box reaches so many of its heights further to its sides, and so many upwards and downwards: windows that see its end see nothing else. */
const NEAR = { beside: 1, above: 0.5 } as const;

function maskOf({ columns, rows }: GreyPicture, known: readonly Box[]): Mask | null {
  if (known.length === 0) return null;
  const mask = new Uint8Array(columns * rows);
  for (const box of known) {
    const height = Math.min(box.height, box.width);
    const near = insidePicture(grown(box, height * NEAR.beside, height * NEAR.above), columns, rows);
    if (near) for (let y = near.y; y < near.y + near.height; y++) mask.fill(1, y * columns + near.x, y * columns + near.x + near.width);
  }
  return { at: (x, y) => mask[Math.max(0, Math.floor(y)) * columns + Math.max(0, Math.floor(x))] === 1 };
}

/** Whether grey steps to the right of a pixel. Letters stand side by side: what changes downwards needn't be counted. */
function isStep({ grey, columns }: GreyPicture, x: number, y: number): boolean {
  if (x + 1 >= columns) return false;
  const at = y * columns + x;
  return Math.abs((grey[at] as number) - (grey[at + 1] as number)) >= LEAST_STEP;
}
