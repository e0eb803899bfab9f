import type { DecodedFrame } from './decoded-frame.js';
import type { OverlayPlane } from './overlay-planes.js';

type FrameSize = Pick<DecodedFrame, 'rows' | 'columns'>;

const WHITE = 255;
const BLACK = 0;

/**
 * The points of a frame that overlay planes draw (PS3.3 C.9.2), 1 a point, rows top to bottom: all of what was drawn, and the rim of a region,
 * under which the picture has to stay seen.
 */
export function overlayPoints(planes: readonly OverlayPlane[], { rows, columns }: FrameSize): Uint8Array {
  const points = new Uint8Array(rows * columns);
  for (const plane of planes) {
    const isDrawn = plane.kind === 'region' ? isOnRim(plane) : isSet(plane);
    for (let y = Math.max(0, -plane.top); y < Math.min(plane.rows, rows - plane.top); y++) {
      for (let x = Math.max(0, -plane.left); x < Math.min(plane.columns, columns - plane.left); x++)
        if (isDrawn(x, y)) points[(y + plane.top) * columns + x + plane.left] = 1;
    }
  }
  return points;
}

const isSet =
  ({ rows, columns, bits }: OverlayPlane) =>
  (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < columns && y < rows && bits[y * columns + x] === 1;

function isOnRim(plane: OverlayPlane): (x: number, y: number) => boolean {
  const isIn = isSet(plane);
  return (x, y) => isIn(x, y) && !(isIn(x - 1, y) && isIn(x + 1, y) && isIn(x, y - 1) && isIn(x, y + 1));
}

/** The colours of a frame with these points white, each with a black rim of one pixel, so that they are seen on bright and on dark. */
export function burnPoints(rgba: Uint8ClampedArray, points: Uint8Array, { rows, columns }: FrameSize): Uint8ClampedArray<ArrayBuffer> {
  const burnt = Uint8ClampedArray.from(rgba);
  const paint = (pixel: number, sample: number): void => void burnt.fill(sample, pixel * 4, pixel * 4 + 3);
  for (let pixel = 0; pixel < points.length; pixel++) {
    if (points[pixel] !== 1) continue;
    const [row, column] = [Math.floor(pixel / columns), pixel % columns];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) paint(y * columns + x, BLACK);
  }
  for (let pixel = 0; pixel < points.length; pixel++) if (points[pixel] === 1) paint(pixel, WHITE);
  return burnt;
}
