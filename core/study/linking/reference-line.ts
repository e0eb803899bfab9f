import type { Vector } from '../geometry.js';
import { plus, scaled } from '../volume/volume-grid.js';
import { isSameSpace, placeInSlice, pointInSlice, type Slice } from './slice.js';

/** A point of a picture: column and row, the corner of the first pixel 0, 0. */
export type PicturePoint = readonly [column: number, row: number];

/** Slices that cross at a smaller angle lie in one another, and a line would be a guess: half a degree. */
const LEAST_SINE = Math.sin(Math.PI / 360);

/**
 * Where another slice of the same space cuts through a picture: the two ends of the line, as far as both pictures reach. Null where they
 * don't meet, are parallel, or lie in different spaces.
 */
export function referenceLine(picture: Slice, other: Slice): readonly [PicturePoint, PicturePoint] | null {
  if (!isSameSpace(picture, other)) return null;
  const { rows, columns } = other;
  const corners = [
    [0, 0],
    [columns, 0],
    [columns, rows],
    [0, rows],
  ].map(([column, row]) => placeInSlice(other, column as number, row as number));
  const heights = corners.map((corner) => pointInSlice(picture, corner).distance);
  const rise = Math.max(...heights) - Math.min(...heights);
  if (rise <= LEAST_SINE * Math.hypot(columns * other.spacing.column, rows * other.spacing.row)) return null;
  const ends: PicturePoint[] = [];
  for (let edge = 0; edge < 4; edge++) {
    const [from, to] = [edge, (edge + 1) % 4];
    const [before, after] = [heights[from] as number, heights[to] as number];
    // One end of an edge counts as above, so that a corner that lies in the picture isn't met twice.
    if (before >= 0 === after >= 0) continue;
    const { column, row } = pointInSlice(picture, between(corners[from] as Vector, corners[to] as Vector, before / (before - after)));
    ends.push([column, row]);
  }
  const [start, end] = ends;
  return start && end ? clipped(start, end, picture) : null;
}

const between = (from: Vector, to: Vector, share: number): Vector => plus(scaled(from, 1 - share), scaled(to, share));

/** The part of a line inside of a picture (Liang and Barsky's way). */
function clipped(start: PicturePoint, end: PicturePoint, { rows, columns }: Slice): readonly [PicturePoint, PicturePoint] | null {
  let [first, last] = [0, 1];
  for (const [axis, most] of [
    [0, columns],
    [1, rows],
  ] as const) {
    const by = end[axis] - start[axis];
    for (const [step, room] of [
      [-by, start[axis]],
      [by, most - start[axis]],
    ] as const) {
      if (step === 0 && room < 0) return null;
      if (step < 0) first = Math.max(first, room / step);
      if (step > 0) last = Math.min(last, room / step);
    }
  }
  if (first >= last) return null;
  const at = (share: number): PicturePoint => [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
  return [at(first), at(last)];
}
