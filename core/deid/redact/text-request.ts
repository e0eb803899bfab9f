import { type Box, coveredShare } from '../../pixels/text/box.js';
import { boxOfText, type PixelBox } from './pixel-box.js';
import type { FrameBoxes, RedactionRequest } from './redaction.js';

/** Text, or faces, that were found in one frame (from 0). */
export interface FoundText {
  readonly frame: number;
  readonly boxes: readonly Box[];
}

/** So much of a text under boxes, and nothing of it can be read: boxes of the search reach beyond the letters on all sides. */
const COVERED = 0.8;

/** The boxes that cover what was found. */
export const requestOfText = (found: readonly FoundText[]): RedactionRequest =>
  found.filter(({ boxes }) => boxes.length > 0).map(({ frame, boxes }): FrameBoxes => ({ frame, boxes: boxes.map(boxOfText) }));

/** The boxes that cover faces, so marked. */
export const requestOfFaces = (found: readonly FoundText[]): RedactionRequest =>
  requestOfText(found).map((frame): FrameBoxes => ({ ...frame, of: 'face' }));

/** What was found and isn't under boxes that are asked for. */
export function uncoveredText(found: readonly FoundText[], request: RedactionRequest): FoundText[] {
  const everywhere = request.flatMap(({ frame, boxes }) => (frame === 'all' ? boxes : []));
  const own = new Map<number, readonly PixelBox[]>();
  for (const { frame, boxes } of request) if (frame !== 'all') own.set(frame, [...(own.get(frame) ?? []), ...boxes]);
  return found.flatMap(({ frame, boxes }) => {
    const covering = [...everywhere, ...(own.get(frame) ?? [])].map(({ column, row, width, height }) => ({
      x: column,
      y: row,
      width,
      height,
    }));
    const left = boxes.filter((box) => coveredShare(box, covering) < COVERED);
    return left.length > 0 ? [{ frame, boxes: left }] : [];
  });
}
