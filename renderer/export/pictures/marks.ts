import type { GrantId } from '../../../core/bridge.js';
import { framesIn } from '../../../core/deid/picture/frame-span.js';
import { area, type Box, overlap } from '../../../core/pixels/text/box.js';
import type { FrameRef, FrameSet, Mark, PicturesState, Reach } from './state.js';

const NONE: readonly Mark[] = [];

/** The boxes that would be blacked out in a frame: what was found and not taken away, and what the person drew. */
export function marksOf({ found, edits }: PicturesState, { fileId, frame }: FrameRef): readonly Mark[] {
  const known = found.get(fileId)?.get(frame);
  const edit = edits.get(fileId)?.get(frame);
  const proposed = known && known !== 'unread' ? known.marks : NONE;
  if (!edit) return proposed;
  return [...proposed.filter(({ id }) => !edit.removed.includes(id)), ...edit.drawn];
}

/** What may be writing and isn't blacked out by itself. */
export function possibleOf({ found, edits }: PicturesState, { fileId, frame }: FrameRef): readonly Mark[] {
  const known = found.get(fileId)?.get(frame);
  if (!known || known === 'unread') return NONE;
  const removed = edits.get(fileId)?.get(frame)?.removed ?? [];
  return known.possible.filter(({ id }) => !removed.includes(id));
}

/** Whether a frame has proposed boxes that nobody has looked at. */
export const isUnchecked = (state: PicturesState, at: FrameRef): boolean =>
  marksOf(state, at).some(({ id, from }) => from === 'found' && !state.checked.has(id));

/**
 * Whether a frame has to be looked at by itself, in full size: boxes were proposed that nobody checked, or it is of a kind that often
 * shows a name and the search couldn't look at it.
 */
export function needsOwnLook(state: PicturesState, at: FrameRef): boolean {
  if (isIn(state.seen, at) || isIn(state.undrawn, at)) return false;
  if (isUnchecked(state, at)) return true;
  if (!state.files.get(at.fileId)?.isWritingKind || state.search === 'failed') return false;
  const found = state.found.get(at.fileId)?.get(at.frame);
  return found === undefined || found === 'unread';
}

/** Whether a look at the sheet is enough for a frame: it can be drawn, and needs no look of its own. */
export const canBeSeenInSheet = (state: PicturesState, at: FrameRef): boolean => !isIn(state.undrawn, at) && !needsOwnLook(state, at);

export const isIn = (set: FrameSet, { fileId, frame }: FrameRef): boolean => set.get(fileId)?.has(frame) ?? false;

/** Every frame of these files, in their order. */
export const framesOf = ({ files }: Pick<PicturesState, 'files'>, fileIds: Iterable<GrantId> = files.keys()): readonly FrameRef[] =>
  [...fileIds].flatMap((fileId) => {
    const { first = 0, frames = 0 } = files.get(fileId) ?? {};
    return framesIn({ first, count: frames }).map((frame) => ({ fileId, frame }));
  });

/** Whether every frame of a file may leave as it was shown. */
export function isWhollySeen(state: PicturesState, fileId: GrantId): boolean {
  const frames = framesOf(state, [fileId]);
  return frames.length > 0 && frames.every((at) => isIn(state.seen, at));
}

/** The frames that a change on one frame reaches, itself first. Boxes fit only pictures of the same size. */
export function reachedFrames(state: PicturesState, at: FrameRef, reach: Reach): readonly FrameRef[] {
  const own = state.files.get(at.fileId);
  if (!own || reach === 'frame') return [at];
  const reached = [...state.files.values()].filter(({ fileId, grid }) => {
    if (fileId === at.fileId) return true;
    if (reach === 'file' || grid.rows !== own.grid.rows || grid.columns !== own.grid.columns) return false;
    return reach === 'series'
      ? grid.untrustedSeries !== '' && grid.untrustedSeries === own.grid.untrustedSeries
      : grid.untrustedMachine !== '' && grid.untrustedMachine === own.grid.untrustedMachine;
  });
  const others = framesOf(
    state,
    reached.map(({ fileId }) => fileId),
  ).filter(({ fileId, frame }) => fileId !== at.fileId || frame !== at.frame);
  return [at, ...others];
}

/** Two boxes at one place: of what both cover, most is common. */
const SAME_PLACE = 0.7;

/** Whether boxes are one and the same for a person: by number, or by place. */
export function isSamePlace(one: Box, other: Box): boolean {
  const common = overlap(one, other);
  return common > 0 && common / (area(one) + area(other) - common) >= SAME_PLACE;
}
