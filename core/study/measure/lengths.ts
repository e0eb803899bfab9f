import type { Scale } from './scale.js';
import type { Point } from './shape.js';

type Steps = Pick<Scale, 'column' | 'row'>;

/** How far two points are apart, in the scale's unit. */
export const distance = (from: Point, to: Point, scale: Steps): number =>
  Math.hypot((to.column - from.column) * scale.column, (to.row - from.row) * scale.row);

/** The length of a line through all points, in the scale's unit. */
export function pathLength(points: readonly Point[], scale: Steps): number {
  let sum = 0;
  for (let index = 1; index < points.length; index += 1) sum += distance(points[index - 1] as Point, points[index] as Point, scale);
  return sum;
}

/** The angle at `vertex` between two points, 0 to 180 degrees; null where one of them is the vertex. Pixels that aren't square count. */
export function angleAt(first: Point, vertex: Point, second: Point, scale: Steps): number | null {
  return angleBetween(vector(vertex, first, scale), vector(vertex, second, scale));
}

/** The angle between two lines that needn't meet, 0 to 90 degrees (a line has no direction); null where one has no length. */
export function angleOfLines(first: readonly [Point, Point], second: readonly [Point, Point], scale: Steps): number | null {
  const angle = angleBetween(vector(first[0], first[1], scale), vector(second[0], second[1], scale));
  return angle === null ? null : Math.min(angle, 180 - angle);
}

const vector = (from: Point, to: Point, scale: Steps): readonly [number, number] => [
  (to.column - from.column) * scale.column,
  (to.row - from.row) * scale.row,
];

/** By the arc tangent, which is exact near 0 and 180 degrees, where the arc cosine isn't. */
function angleBetween([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number | null {
  if (Math.hypot(ax, ay) === 0 || Math.hypot(bx, by) === 0) return null;
  return (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI;
}
