import type { ViewTurn } from '../../geometry.js';
import { areaFor, type PictureRef } from './drawing-of.js';
import type { Point, Presentation, SpatialTransformation } from './presentation.js';

/**
 * A presentation state turns first and flips then (PS3.3 C.10.6); a view here flips first and turns then. Turning by an
 * angle and flipping is the same as flipping and turning back by that angle.
 */
export function turnFor({ rotation, flipHorizontal }: SpatialTransformation): ViewTurn {
  const back: Readonly<Record<SpatialTransformation['rotation'], ViewTurn['rotation']>> = { 0: 0, 90: 270, 180: 180, 270: 90 };
  return { rotation: flipHorizontal ? back[rotation] : rotation, flipHorizontal, flipVertical: false };
}

/**
 * How to bring the displayed area into view: how many times larger than the whole picture, so that all of the area is
 * seen whatever the shape of the screen, and how far to move, in pixels of the picture along the axes of the screen.
 */
export function framingFor(presentation: Presentation, picture: PictureRef): { readonly factor: number; readonly pan: Point } {
  const { topLeft, bottomRight } = areaFor(presentation, picture);
  const width = Math.abs(bottomRight[0] - topLeft[0]) + 1;
  const height = Math.abs(bottomRight[1] - topLeft[1]) + 1;
  const factor = Math.min(picture.columns / width, picture.rows / height);
  const x = picture.columns / 2 - ((topLeft[0] + bottomRight[0]) / 2 - 0.5);
  const y = picture.rows / 2 - ((topLeft[1] + bottomRight[1]) / 2 - 0.5);
  return { factor, pan: onScreen([x, y], turnFor(presentation.transformation)) };
}

function onScreen([x, y]: Point, { rotation, flipHorizontal }: ViewTurn): Point {
  const flipped = flipHorizontal ? -x : x;
  switch (rotation) {
    case 0:
      return [flipped, y];
    case 90:
      return [-y, flipped];
    case 180:
      return [-flipped, -y];
    case 270:
      return [y, -flipped];
  }
}
