/** From the picture (x the column, y the row, the corner of the first pixel 0, 0) to screen pixels: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export type ScreenPlace = readonly [x: number, y: number];

export function placeOnScreen({ a, b, c, d, e, f }: Matrix, [x, y]: readonly [number, number]): ScreenPlace {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A direction and length, without the place. */
export const turnToScreen = (matrix: Matrix, vector: readonly [number, number]): ScreenPlace =>
  placeOnScreen({ ...matrix, e: 0, f: 0 }, vector);

/** Straight lines between points of the screen, as an SVG path. */
export function pathOf(points: readonly ScreenPlace[], isClosed: boolean): string {
  const lines = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return isClosed ? `${lines}Z` : lines;
}

/** Points of an ellipse's outline: enough for a circle that fills the screen. */
const OUTLINE = 72;

/** An ellipse of the picture, by its middle and its two half axes, as an SVG path on the screen. */
export function ellipsePath(
  matrix: Matrix,
  center: readonly [number, number],
  major: readonly [number, number],
  minor: readonly [number, number],
): string {
  const [x, y] = placeOnScreen(matrix, center);
  const [ax, ay] = turnToScreen(matrix, major);
  const [bx, by] = turnToScreen(matrix, minor);
  const points = Array.from({ length: OUTLINE }, (_, index): ScreenPlace => {
    const angle = (index / OUTLINE) * 2 * Math.PI;
    return [x + ax * Math.cos(angle) + bx * Math.sin(angle), y + ay * Math.cos(angle) + by * Math.sin(angle)];
  });
  return pathOf(points, true);
}
