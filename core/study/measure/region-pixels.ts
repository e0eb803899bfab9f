import type { Point, RegionShape } from './shape.js';

/** A run of pixels in one row: columns `from` up to (not including) `to`. */
export interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The pixels whose middles lie inside the shape, row by row; a polygon's by the even-odd rule. Nothing outside the picture. */
export function* pixelsInside(shape: RegionShape, rows: number, columns: number): Generator<Run> {
  const rowsOf = shape.points.map(({ row }) => row);
  const first = Math.max(0, Math.floor(Math.min(...extremes(rowsOf))));
  const last = Math.min(rows - 1, Math.ceil(Math.max(...extremes(rowsOf))));
  for (let row = first; row <= last; row += 1) {
    for (const [left, right] of spansAt(shape, row + 0.5)) {
      // A pixel is inside where its middle is: column + 0.5 within [left, right).
      const from = Math.max(0, Math.ceil(left - 0.5));
      const to = Math.min(columns, Math.ceil(right - 0.5));
      if (to > from) yield { row, from, to };
    }
  }
}

/** The least and the greatest: spread over thousands of points, Math.min would have too many arguments. */
function extremes(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

/** Where a horizontal line at height `y` is inside the shape, from left to right. */
function spansAt(shape: RegionShape, y: number): readonly (readonly [left: number, right: number])[] {
  if (shape.kind === 'polygon' || shape.kind === 'freehand') return polygonSpans(shape.points, y);
  const [from, to] = shape.points;
  const [left, right] = extremes([from.column, to.column]);
  const [top, bottom] = extremes([from.row, to.row]);
  if (shape.kind === 'rectangle') return y >= top && y < bottom ? [[left, right]] : [];
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2];
  const height = (y - (top + bottom) / 2) / halfHeight;
  if (!(Math.abs(height) < 1)) return [];
  const half = halfWidth * Math.sqrt(1 - height * height);
  const middle = (left + right) / 2;
  return [[middle - half, middle + half]];
}

function polygonSpans(points: readonly Point[], y: number): readonly (readonly [number, number])[] {
  const crossings: number[] = [];
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length] as Point;
    // An end that lies on the line belongs to the edge below it, so that a corner counts once.
    if (point.row <= y === next.row <= y) return;
    crossings.push(point.column + ((y - point.row) / (next.row - point.row)) * (next.column - point.column));
  });
  crossings.sort((one, other) => one - other);
  const spans: (readonly [number, number])[] = [];
  for (let index = 0; index + 1 < crossings.length; index += 2) spans.push([crossings[index] as number, crossings[index + 1] as number]);
  return spans;
}
