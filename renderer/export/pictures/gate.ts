import type { GrantId } from '../../../core/bridge.js';
import { framesIn } from '../../../core/deid/picture/frame-span.js';
import type { PixelBox } from '../../../core/deid/redact/pixel-box.js';
import type { FrameBoxes, RedactionRequest } from '../../../core/deid/redact/redaction.js';
import type { ExportChoice, ReviewedPicture } from '../state.js';
import { framesOf, isIn, isUnchecked, marksOf } from './marks.js';
import type { BoxesByFile, FrameRef, Mark, PicturesState } from './state.js';

/** Why nothing may be saved yet, the most pressing first. */
export type GateReason =
  /** Proposed boxes that nobody has looked at. */
  | { readonly kind: 'unchecked'; readonly frames: readonly FrameRef[] }
  /** Frames that nobody has seen as they would leave. */
  | { readonly kind: 'unseen'; readonly frames: readonly FrameRef[] }
  /** Frames that can't be drawn here, so that nobody can see them. */
  | { readonly kind: 'undrawn'; readonly frames: readonly FrameRef[] }
  /** Writing is still being looked for. */
  | { readonly kind: 'looking'; readonly done: number; readonly total: number }
  /** The review was made with other boxes. */
  | { readonly kind: 'not-made' };

/** What stands between a review and its copy, as far as pictures go; empty where nothing does. */
export function gateReasons(state: PicturesState, pictures: readonly ReviewedPicture[], choice: ExportChoice): readonly GateReason[] {
  const leaving = leavingFrames(pictures);
  const reasons: GateReason[] = [];
  const unchecked = leaving.filter((at) => isUnchecked(state, at) && !isIn(state.undrawn, at));
  if (unchecked.length > 0) reasons.push({ kind: 'unchecked', frames: unchecked });
  const undrawn = leaving.filter((at) => isIn(state.undrawn, at));
  const unseen = leaving.filter((at) => !isIn(state.seen, at) && !isUnchecked(state, at) && !isIn(state.undrawn, at));
  if (unseen.length > 0) reasons.push({ kind: 'unseen', frames: unseen });
  if (undrawn.length > 0) reasons.push({ kind: 'undrawn', frames: undrawn });
  const looked = leaving.filter(({ fileId, frame }) => state.found.get(fileId)?.has(frame)).length;
  if ((state.search === 'looking' || state.search === 'waiting') && looked < leaving.length)
    reasons.push({ kind: 'looking', done: looked, total: leaving.length });
  const now = boxesToWrite(state);
  if (pictures.some(({ fileId, leaving }) => leaving && !areSameRequests(now.get(fileId), choice.boxes.get(fileId))))
    reasons.push({ kind: 'not-made' });
  return reasons;
}

/** Frames that don't leave, and may once somebody has looked at them. */
export const stayingFrames = (state: PicturesState, pictures: readonly ReviewedPicture[]): readonly FrameRef[] => {
  const leaving = new Set(pictures.flatMap((picture) => (picture.leaving ? [picture.fileId] : [])));
  return framesOf(state).filter((at) => !leaving.has(at.fileId) && !isIn(state.seen, at) && !isIn(state.undrawn, at));
};

/** Every frame of the files that leave. */
export const leavingFrames = (pictures: readonly ReviewedPicture[]): readonly FrameRef[] =>
  pictures.flatMap(({ fileId, frames, first = 0, leaving }) =>
    leaving ? framesIn({ first, count: frames }).map((frame) => ({ fileId, frame })) : [],
  );

/** All boxes as they stand now, for the copy. */
export function boxesToWrite(state: PicturesState): BoxesByFile {
  const files = new Map<GrantId, RedactionRequest>();
  for (const fileId of state.files.keys()) {
    const frames = [...new Set([...(state.found.get(fileId)?.keys() ?? []), ...(state.edits.get(fileId)?.keys() ?? [])])];
    const boxes = frames
      .sort((one, other) => one - other)
      .flatMap((frame): FrameBoxes[] => {
        const marks = marksOf(state, { fileId, frame });
        const [faces, others] = [marks.filter(({ of }) => of === 'face'), marks.filter(({ of }) => of !== 'face')];
        return [
          { frame, boxes: others.map(boxOf) },
          { frame, boxes: faces.map(boxOf), of: 'face' },
        ];
      })
      .filter((one) => one.boxes.length > 0);
    if (boxes.length > 0) files.set(fileId, boxes);
  }
  return files;
}

const boxOf = ({ x, y, width, height }: Mark): PixelBox => ({ column: x, row: y, width, height });

/** Whether the same boxes are asked for on the same frames. */
export const areSameRequests = (one: RedactionRequest = [], other: RedactionRequest = []): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

export const areSameBoxes = (one: BoxesByFile, other: BoxesByFile): boolean =>
  one.size === other.size && [...one].every(([fileId, boxes]) => areSameRequests(boxes, other.get(fileId)));
