/** A rectangle of whole pixels in a frame's own grid: its upper left pixel and its size. Columns and rows count from 0. */
export interface PixelBox {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** Columns and rows that boxes snap to: a box is made of whole cells of this size, counted from the upper left pixel. */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
}

export interface FrameSize {
  readonly columns: number;
  readonly rows: number;
}

/** The part of a box inside a frame; null where none of it is. */
export function clipBox(box: PixelBox, { columns, rows }: FrameSize): PixelBox | null {
  const column = Math.max(0, box.column);
  const row = Math.max(0, box.row);
  const width = Math.min(columns, box.column + box.width) - column;
  const height = Math.min(rows, box.row + box.height) - row;
  return width > 0 && height > 0 ? { column, row, width, height } : null;
}

/**
 * The smallest box of whole cells around one that lies inside the frame, `more` cells larger on every side, cut to the
 * frame: its last cells may be incomplete.
 */
export function snapBox(box: PixelBox, grid: PixelGrid, more: PixelGrid, size: FrameSize): PixelBox {
  const column = Math.max(0, (Math.floor(box.column / grid.width) - more.width) * grid.width);
  const row = Math.max(0, (Math.floor(box.row / grid.height) - more.height) * grid.height);
  const right = Math.min(size.columns, (Math.ceil((box.column + box.width) / grid.width) + more.width) * grid.width);
  const bottom = Math.min(size.rows, (Math.ceil((box.row + box.height) / grid.height) + more.height) * grid.height);
  return { column, row, width: right - column, height: bottom - row };
}

/** Boxes without those that lie wholly inside another. */
export function withoutCovered(boxes: readonly PixelBox[]): PixelBox[] {
  return boxes.filter(
    (box, index) => !boxes.some((other, place) => place !== index && holds(other, box) && !(holds(box, other) && place > index)),
  );
}

function holds(outer: PixelBox, inner: PixelBox): boolean {
  return (
    outer.column <= inner.column &&
    outer.row <= inner.row &&
    outer.column + outer.width >= inner.column + inner.width &&
    outer.row + outer.height >= inner.row + inner.height
  );
}

/** One byte a pixel, rows top to bottom: 1 under a box. */
export function maskOf(boxes: readonly PixelBox[], { columns, rows }: FrameSize): Uint8Array {
  const mask = new Uint8Array(columns * rows);
  for (const { column, row, width, height } of boxes) {
    for (let y = row; y < row + height; y++) mask.fill(1, y * columns + column, y * columns + column + width);
  }
  return mask;
}

/** A box of the search for text, which is in whole pixels of the frame. */
export const boxOfText = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): PixelBox => ({
  column: x,
  row: y,
  width,
  height,
});
