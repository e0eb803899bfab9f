import { dot, type HeadSlice, type Point } from './slice-stack.js';

/** A rotation: what becomes of a place is its product with each row. */
export type Turn = readonly [Point, Point, Point];

/** The rotation that makes a head look to the front that is turned so many degrees to its left: its nose then points along −y. */
export function turnToFront(degrees: number): Turn {
  const angle = (degrees * Math.PI) / 180;
  return [
    [Math.cos(angle), -Math.sin(angle), 0],
    [Math.sin(angle), Math.cos(angle), 0],
    [0, 0, 1],
  ];
}

/** The rotation back. */
export const transposed = ([a, b, c]: Turn): Turn => [
  [a[0], b[0], c[0]],
  [a[1], b[1], c[1]],
  [a[2], b[2], c[2]],
];

export const turnPoint = (turn: Turn, point: Point): Point => [dot(turn[0], point), dot(turn[1], point), dot(turn[2], point)];

/** A slice as it lies once everything is turned. */
export function turnSlice(slice: HeadSlice, turn: Turn): HeadSlice {
  const [a, b, c, d, e, f] = slice.orientation;
  const row = turnPoint(turn, [a, b, c]);
  const column = turnPoint(turn, [d, e, f]);
  return { ...slice, position: turnPoint(turn, slice.position), orientation: [...row, ...column] };
}
