import { type Aspect, stretch } from '../../core/study/pixel-shape.js';
import type { View } from '../app/view.js';
import type { Matrix } from '../ui/screen-shapes.js';
import type { Size } from './layout.js';

export type ScreenMatrix = Matrix;

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
export function pictureAt(matrix: ScreenMatrix, x: number, y: number): { readonly column: number; readonly row: number } {
  return turnBack(matrix, x - matrix.e, y - matrix.f);
}

/** A direction and length of the screen in pixels of the picture, without the place. */
export function turnBack({ a, b, c, d }: ScreenMatrix, dx: number, dy: number): { readonly column: number; readonly row: number } {
  const determinant = a * d - b * c;
  return { column: (d * dx - c * dy) / determinant, row: (a * dy - b * dx) / determinant };
}
