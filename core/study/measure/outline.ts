import type { Point, Shape } from './shape.js';

/** A place in a drawn picture, across and down from its upper left corner. */
export type PicturePlace = readonly [x: number, y: number];
export type Outline = readonly PicturePlace[];

/** Corners of what is round. */
const CORNERS = 72;
/** Of an arrow's head: how far it is opened, in radians, and its length in points of the pen. */
const OPENED = 0.45;
const HEAD = 8;
const CROSS = 5;

/**
 * The lines of a shape in a drawn picture, where `place` says what lies where in it. Circles, heads of arrows and crosses are as they are on the
 * screen: they don't follow pixels that aren't square. Words have no line.
 * @param pen width of a line, in points of the picture
 */
export function outlinesOf({ kind, points }: Shape, place: (point: Point) => PicturePlace, pen: number): readonly Outline[] {
  const placed = points.map(place);
  const [first, second, third, fourth] = placed as [PicturePlace, PicturePlace?, PicturePlace?, PicturePlace?];
  const [from, to] = points as readonly [Point, Point?];
  switch (kind) {
    case 'text':
      return [];
    case 'probe':
      return [cross(first, [CROSS * pen, 0]), cross(first, [0, CROSS * pen])];
    case 'cobb':
    case 'ratio':
      return second && third && fourth
        ? [
            [first, second],
            [third, fourth],
          ]
        : [];
    case 'rectangle':
      return to ? [closed(cornersOf(from, to).map(place))] : [];
    case 'ellipse':
      return to ? [closed(ellipseIn(from, to).map(place))] : [];
    case 'circle':
      return second ? [closed(round(first, Math.hypot(second[0] - first[0], second[1] - first[1])))] : [];
    case 'polygon':
    case 'freehand':
      return [closed(placed)];
    case 'arrow':
      return second ? [[first, second], headOf(first, second, HEAD * pen)] : [];
    default:
      return [placed];
  }
}

const cross = ([x, y]: PicturePlace, [across, down]: PicturePlace): Outline => [
  [x - across, y - down],
  [x + across, y + down],
];

const closed = (outline: Outline): Outline => [...outline, ...outline.slice(0, 1)];

const cornersOf = (from: Point, to: Point): readonly Point[] => [
  from,
  { column: to.column, row: from.row },
  to,
  { column: from.column, row: to.row },
];

const angles = Array.from({ length: CORNERS }, (_, at) => (at * 2 * Math.PI) / CORNERS);

function ellipseIn(from: Point, to: Point): readonly Point[] {
  const middle = { column: (from.column + to.column) / 2, row: (from.row + to.row) / 2 };
  return angles.map((angle) => ({
    column: middle.column + (Math.cos(angle) * (to.column - from.column)) / 2,
    row: middle.row + (Math.sin(angle) * (to.row - from.row)) / 2,
  }));
}

const round = ([x, y]: PicturePlace, radius: number): Outline =>
  angles.map((angle) => [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius]);

function headOf(from: PicturePlace, to: PicturePlace, length: number): Outline {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn: number): PicturePlace => [to[0] - length * Math.cos(angle + turn), to[1] - length * Math.sin(angle + turn)];
  return [wing(OPENED), to, wing(-OPENED)];
}
