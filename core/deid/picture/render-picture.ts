import { voiFor } from '../../pixels/asked-voi.js';
import type { DisplayFrame } from '../../pixels/display-frame.js';
import { renderGrey } from '../../pixels/voi-lut.js';
import { clipBox, type FrameSize, type PixelBox } from '../redact/pixel-box.js';
import type { Picture } from './encode-png.js';
import { layPicture, type PictureView } from './picture-view.js';

/** A picture for a chat or a message is no larger than a screen shows, in pixels of its longest edge. */
export const SCREEN_EDGE = 1600;

/**
 * What a person would see of a frame, with the file's own window or looked at as `view` says, and shrunk to a screen where it is larger.
 * Boxes, in pixels of the frame as it is stored, are black before it is shrunk: nothing of what lies under them is in any sample.
 */
export function renderPicture(display: DisplayFrame, boxes: readonly PixelBox[] = [], view: PictureView | null = null): Picture {
  const { rows, columns } = display;
  const rgba = blackened(shownRgba(display, view), boxes, display);
  const channels = display.kind === 'grey' ? 1 : 3;
  const factor = Math.ceil(Math.max(rows, columns) / SCREEN_EDGE);
  const picture = { rows: Math.ceil(rows / factor), columns: Math.ceil(columns / factor), channels } as const;
  const samples = new Uint8Array(picture.rows * picture.columns * channels);
  let at = 0;
  for (let row = 0; row < rows; row += factor) {
    for (let column = 0; column < columns; column += factor) {
      for (let channel = 0; channel < channels; channel += 1) {
        samples[at] = meanOf(rgba, { row, column, channel }, { rows, columns, factor });
        at += 1;
      }
    }
  }
  const upright = { ...picture, samples };
  return view ? layPicture(upright, view) : upright;
}

/** The colours of every pixel; without a view, as the file asks for. */
function shownRgba(display: DisplayFrame, view: PictureView | null): Uint8ClampedArray {
  if (display.kind === 'grey') return renderGrey(display, voiFor(display, view?.voi ?? null), view?.invert ?? false);
  return view?.invert ? display.rgba.map((sample, at) => (at % 4 === 3 ? sample : 255 - sample)) : display.rgba;
}

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

/** The mean of a block of `factor` × `factor` pixels, cut at the edges. */
function meanOf(
  rgba: Uint8ClampedArray,
  { row, column, channel }: { row: number; column: number; channel: number },
  { rows, columns, factor }: { rows: number; columns: number; factor: number },
): number {
  if (factor === 1) return rgba[(row * columns + column) * 4 + channel] as number;
  let sum = 0;
  let count = 0;
  for (let y = row; y < Math.min(rows, row + factor); y += 1) {
    for (let x = column; x < Math.min(columns, column + factor); x += 1) {
      sum += rgba[(y * columns + x) * 4 + channel] as number;
      count += 1;
    }
  }
  return Math.round(sum / count);
}
