import { POINTS, type Point, type Shape, shapeOf } from './shape.js';

/** The size of a picture. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** The nearest place in the picture: nothing is measured outside of it. */
export const keptInside = ({ rows, columns }: Extent, { column, row }: Point): Point => ({
  column: Math.min(columns, Math.max(0, column)),
  row: Math.min(rows, Math.max(0, row)),
});

/** The shape with one point elsewhere; the same shape where it has no such point. */
export function withPoint(shape: Shape, index: number, point: Point): Shape {
  const points = shape.points.map((before, at) => (at === index ? point : before));
  return shapeOf(shape.kind, points) ?? shape;
}

/** The shape without one point, where enough are left. */
export function withoutPoint(shape: Shape, index: number): Shape {
  if (shape.points.length <= POINTS[shape.kind].least) return shape;
  return (
    shapeOf(
      shape.kind,
      shape.points.filter((_, at) => at !== index),
    ) ?? shape
  );
}

/** The whole shape elsewhere, as far as all of it stays in the picture. */
export function movedBy(shape: Shape, columns: number, rows: number, extent: Extent): Shape {
  const across = boundsOf(shape.points.map(({ column }) => column));
  const down = boundsOf(shape.points.map(({ row }) => row));
  const x = within(columns, -across.least, extent.columns - across.most);
  const y = within(rows, -down.least, extent.rows - down.most);
  const points = shape.points.map(({ column, row }) => ({ column: column + x, row: row + y }));
  return shapeOf(shape.kind, points) ?? shape;
}

function boundsOf(values: readonly number[]): { readonly least: number; readonly most: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, most };
}

/** A shape that lies outside already (of a picture that is another now) isn't pulled about. */
const within = (step: number, least: number, most: number): number => (least > most ? 0 : Math.min(most, Math.max(least, step)));

/** Whether the shape is a dot where it should be longer: a click that was no drawing. */
export function isEmpty(shape: Shape): boolean {
  const [first, ...more] = shape.points;
  if (!first || more.length === 0) return false;
  return more.every(({ column, row }) => column === first.column && row === first.row);
}
