import { FrameError } from '../frame-error.js';

/** The size of one component, and how many pixels one of its samples stands for, across and down. */
export interface PlaneSize {
  readonly columns: number;
  readonly rows: number;
  readonly across: number;
  readonly down: number;
}

/**
 * Writes the samples of one component to every `step`-th place of the picture. What is sub-sampled is drawn out as libjpeg draws
 * it: halves across by the triangle filter, halves down as well where both are halved, and all else by repetition.
 * @throws FrameError where one sample doesn't stand for a whole number of pixels.
 */
export function placePlane(
  plane: Uint16Array,
  size: PlaneSize,
  samples: Uint16Array,
  component: number,
  step: number,
  picture: { readonly rows: number; readonly columns: number },
): void {
  const { across, down } = size;
  if (!Number.isInteger(across) || !Number.isInteger(down)) throw new FrameError('bits-not-supported', 'JPEG sub-sampling');
  const valueAt = across === 2 && size.columns > 2 && down <= 2 ? triangle(plane, size) : repeated(plane, size);
  for (let row = 0, to = component; row < picture.rows; row++)
    for (let column = 0; column < picture.columns; column++, to += step) samples[to] = valueAt(row, column);
}

type ValueAt = (row: number, column: number) => number;

const repeated =
  (plane: Uint16Array, { columns, across, down }: PlaneSize): ValueAt =>
  (row, column) =>
    plane[Math.floor(row / down) * columns + Math.floor(column / across)] as number;

/** Three parts of the nearest sample and one of the next, in each direction that is halved; at the edges the nearest alone. */
function triangle(plane: Uint16Array, { rows, columns, down }: PlaneSize): ValueAt {
  /** Of a column of samples, in quarters. */
  const vertical = (row: number, at: number): number => {
    const near = row >> 1;
    const next = Math.max(0, Math.min(rows - 1, near + ((row & 1) * 2 - 1)));
    return 3 * (plane[near * columns + at] as number) + (plane[next * columns + at] as number);
  };
  return (row, column) => {
    const near = column >> 1;
    const isRight = (column & 1) === 1;
    const next = isRight ? near + 1 : near - 1;
    const isEdge = next < 0 || next >= columns;
    if (down === 1) {
      const value = plane[row * columns + near] as number;
      return isEdge ? value : (3 * value + (plane[row * columns + next] as number) + (isRight ? 2 : 1)) >> 2;
    }
    const value = vertical(row, near);
    return ((isEdge ? 4 * value : 3 * value + vertical(row, next)) + (isRight ? 7 : 8)) >> 4;
  };
}
