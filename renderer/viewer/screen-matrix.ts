import type { View } from '../app/view.js';
import { type Aspect, type Size, stretch } from './layout.js';

/** From the picture (x the column, y the row, the corner of the first pixel 0, 0) to screen pixels: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface ScreenMatrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** Where cornerstone draws each pixel: flipped, turned, moved, stretched along the axes of the screen, from the middle of the viewport. */
export function screenMatrix(viewport: Size, rows: number, columns: number, aspect: Aspect, view: View, scale: number): ScreenMatrix {
  const { x, y } = stretch(aspect);
  const cosine = { 0: 1, 90: 0, 180: -1, 270: 0 }[view.rotation];
  const sine = { 0: 0, 90: 1, 180: 0, 270: -1 }[view.rotation];
  const flipX = view.flipHorizontal ? -1 : 1;
  const flipY = view.flipVertical ? -1 : 1;
  // The stretch is along the picture's own axes, so that it goes with the turn: rotate × stretch × flip.
  const a = cosine * x * scale * flipX;
  const b = sine * x * scale * flipX;
  const c = -sine * y * scale * flipY;
  const d = cosine * y * scale * flipY;
  // Panning is along the axes of the screen, in pixels of the picture.
  const [panX, panY] = cosine === 0 ? [view.pan.x * y, view.pan.y * x] : [view.pan.x * x, view.pan.y * y];
  const [halfX, halfY] = [columns / 2, rows / 2];
  return {
    a,
    b,
    c,
    d,
    e: viewport.width / 2 + panX * scale - a * halfX - c * halfY,
    f: viewport.height / 2 + panY * scale - b * halfX - d * halfY,
  };
}

/** The point of the picture under a point of the screen: column and row, the corner of the first pixel 0, 0. */
export function pictureAt({ a, b, c, d, e, f }: ScreenMatrix, x: number, y: number): { readonly column: number; readonly row: number } {
  const determinant = a * d - b * c;
  const [dx, dy] = [x - e, y - f];
  return { column: (d * dx - c * dy) / determinant, row: (a * dy - b * dx) / determinant };
}
