import { voiFor } from '../../pixels/asked-voi.js';
import type { DisplayFrame } from '../../pixels/display-frame.js';
import type { OverlayPlane } from '../../pixels/overlay-planes.js';
import { burnPoints, overlayPoints } from '../../pixels/overlay-points.js';
import { renderGrey } from '../../pixels/voi-lut.js';
import { clipBox, type FrameSize, type PixelBox } from '../redact/pixel-box.js';
import type { Picture } from './encode-png.js';
import { layPicture, type PictureView } from './picture-view.js';
import { resample } from './resample.js';

/** A picture for a chat or a message is no larger than a screen shows, in pixels of its longest edge. */
export const SCREEN_EDGE = 1600;

/** How a frame is drawn. */
export interface Drawn {
  /** In pixels of the frame as it is stored. */
  readonly boxes?: readonly PixelBox[];
  /** Null or absent: as the file asks for. */
  readonly view?: PictureView | null;
  /** How many times as wide and as high as their finer axis its pixels are; absent where they are square. */
  readonly stretch?: { readonly x: number; readonly y: number };
  /** What the file lays over the frame, to become part of the picture. */
  readonly overlays?: readonly OverlayPlane[];
}

const SQUARE = { x: 1, y: 1 };

/**
 * What a person would see of a frame, in the shape in which the screen shows it, and shrunk to a screen where it is larger. Boxes are
 * black before it is shrunk, and over what the file lays over the frame: nothing of what lies under them is in any sample.
 */
export function renderPicture(display: DisplayFrame, { boxes = [], view = null, stretch = SQUARE, overlays = [] }: Drawn = {}): Picture {
  const { rows, columns } = display;
  const samples = blackened(withOverlays(shownRgba(display, view), overlays, display), boxes, display);
  const channels = display.kind === 'grey' ? 1 : 3;
  const factor = shrinkFactor(display, stretch);
  const steps = { across: factor / stretch.x, down: factor / stretch.y };
  const upright = { ...resample({ rows, columns, samples, stride: 4, channels }, steps), channels } as const;
  return view ? layPicture(upright, view) : upright;
}

/** How many pixels of a frame, along their finer axis, one of its picture covers. */
export const shrinkFactor = ({ rows, columns }: FrameSize, { x, y }: NonNullable<Drawn['stretch']>): number =>
  Math.ceil(Math.max(rows * y, columns * x) / SCREEN_EDGE);

/** The colours of every pixel; without a view, as the file asks for. */
function shownRgba(display: DisplayFrame, view: PictureView | null): Uint8ClampedArray {
  if (display.kind === 'grey') return renderGrey(display, voiFor(display, view?.voi ?? null), view?.invert ?? false);
  return view?.invert ? display.rgba.map((sample, at) => (at % 4 === 3 ? sample : 255 - sample)) : display.rgba;
}

const withOverlays = (rgba: Uint8ClampedArray, planes: readonly OverlayPlane[], size: FrameSize): Uint8ClampedArray =>
  planes.length === 0 ? rgba : burnPoints(rgba, overlayPoints(planes, size), size);

/** The pixels with the boxes black; the very ones where there is no box. */
function blackened(rgba: Uint8ClampedArray, boxes: readonly PixelBox[], size: FrameSize): Uint8ClampedArray {
  if (boxes.length === 0) return rgba;
  const covered = rgba.slice();
  for (const box of boxes) {
    const inside = clipBox(box, size);
    if (!inside) continue;
    for (let row = inside.row; row < inside.row + inside.height; row += 1) {
      const from = (row * size.columns + inside.column) * 4;
      for (let at = from; at < from + inside.width * 4; at += 4) covered.fill(0, at, at + 3);
    }
  }
  return covered;
}
