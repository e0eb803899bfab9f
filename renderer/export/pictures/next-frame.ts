import { isIn, needsOwnLook } from './marks.js';
import type { FrameRef, PicturesState } from './state.js';

export const isSameFrame = (one: FrameRef, other: FrameRef): boolean => one.fileId === other.fileId && one.frame === other.frame;

/** Where somebody begins who has to look: at boxes that nobody checked, else at what wasn't seen; null where nothing is left. */
export const firstToSee = (state: PicturesState, frames: readonly FrameRef[]): FrameRef | null =>
  frames.find((at) => needsOwnLook(state, at)) ?? frames.find((at) => !isIn(state.seen, at) && !isIn(state.undrawn, at)) ?? null;

/**
 * Where it goes on after the person agreed to `at`: from boxes to the next boxes to check, from a picture without any to the next
 * that wasn't seen, around from the end to the beginning. Null: to the sheet of all.
 * @param before the state in which they looked at it
 * @param after the state in which they have agreed
 */
export function nextToSee(before: PicturesState, after: PicturesState, frames: readonly FrameRef[], at: FrameRef): FrameRef | null {
  const place = frames.findIndex((one) => isSameFrame(one, at));
  const others = [...frames.slice(place + 1), ...frames.slice(0, Math.max(0, place))];
  const unchecked = others.find((one) => needsOwnLook(after, one));
  if (unchecked || needsOwnLook(before, at)) return unchecked ?? null;
  return others.find((one) => !isIn(after.seen, one) && !isIn(after.undrawn, one)) ?? null;
}
