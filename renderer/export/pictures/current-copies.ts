import { outputOf } from '../outputs.js';
import type { ExportChoice, ReviewedPicture } from '../state.js';
import { areSameRequests, boxesToWrite } from './gate.js';
import type { FrameRef, PicturesState } from './state.js';

/** The hash of the copy that holds a frame, where it is the copy that would be written with the boxes as they stand; null where none is. */
export type CurrentCopies = (at: FrameRef) => string | null;

export function currentCopies(
  state: PicturesState,
  reviewed: readonly ReviewedPicture[],
  choice: Pick<ExportChoice, 'boxes'>,
): CurrentCopies {
  const now = boxesToWrite(state);
  const made = reviewed.filter(({ fileId, leaving }) => leaving && areSameRequests(now.get(fileId), choice.boxes.get(fileId)));
  const byFile = new Map(made.map((picture) => [picture.fileId, picture]));
  return ({ fileId, frame }) => {
    const picture = byFile.get(fileId);
    return (picture && outputOf(picture, frame))?.sha256 ?? null;
  };
}
