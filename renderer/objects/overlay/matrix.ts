/** From the picture (x the column, y the row, the corner of the first pixel 0, 0) to screen pixels: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export function placeOnScreen({ a, b, c, d, e, f }: Matrix, [x, y]: readonly [number, number]): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A direction and length, without the place. */
export const turnToScreen = (matrix: Matrix, vector: readonly [number, number]): readonly [x: number, y: number] =>
  placeOnScreen({ ...matrix, e: 0, f: 0 }, vector);
