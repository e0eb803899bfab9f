import type { ImageDescription } from '../../pixels/image-description.js';
import { clipBox, type PixelBox } from './pixel-box.js';
import { RedactionError, type RedactionRequest } from './redaction.js';

/** More boxes in one request are none that a person drew, or a search found. */
const MOST_BOXES = 100_000;

/**
 * The boxes asked for, a list a frame that has some, inside the picture. Frames that share all their boxes share one list.
 * @throws RedactionError for frames that aren't there and boxes that aren't inside.
 */
export function spreadBoxes(untrustedRequest: RedactionRequest, image: ImageDescription): ReadonlyMap<number, readonly PixelBox[]> {
  const everywhere: PixelBox[] = [];
  const own = new Map<number, PixelBox[]>();
  let count = 0;
  for (const { frame, boxes } of untrustedRequest) {
    count += boxes.length;
    if (count > MOST_BOXES) throw new RedactionError('bad-box');
    const inside = boxes.map((box) => insideFrame(box, image));
    if (frame === 'all') {
      everywhere.push(...inside);
      continue;
    }
    if (!Number.isInteger(frame) || frame < 0 || frame >= image.numberOfFrames) throw new RedactionError('no-frame');
    own.set(frame, [...(own.get(frame) ?? []), ...inside]);
  }
  const spread = new Map<number, readonly PixelBox[]>();
  const frames =
    everywhere.length > 0 ? Array.from({ length: image.numberOfFrames }, (_, frame) => frame) : [...own.keys()].sort((a, b) => a - b);
  for (const frame of frames) {
    const more = own.get(frame) ?? [];
    const boxes = more.length > 0 ? [...everywhere, ...more] : everywhere;
    if (boxes.length > 0) spread.set(frame, boxes);
  }
  return spread;
}

function insideFrame(box: PixelBox, image: ImageDescription): PixelBox {
  const numbers = [box.column, box.row, box.width, box.height];
  if (!numbers.every((number) => Number.isSafeInteger(number)) || box.width < 1 || box.height < 1) throw new RedactionError('bad-box');
  const inside = clipBox(box, image);
  if (!inside) throw new RedactionError('bad-box');
  return inside;
}
