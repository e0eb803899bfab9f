import type { GrantId } from '../../../core/bridge.js';
import { isSamePlace, marksOf, possibleOf, reachedFrames } from './marks.js';
import type { Edits, FrameEdit, FrameRef, Mark, PicturesState, Reach } from './state.js';

/** So many steps can be taken back. */
const MOST_STEPS = 200;
const NO_EDIT: FrameEdit = { removed: [], drawn: [] };

/** A box that the person puts, without its number. */
export type NewMark = Omit<Mark, 'id' | 'from'>;

/**
 * On every frame that is reached: takes away the box that is meant (the same one, or one at the same place) and puts another
 * in its place, under the same number on all of them. Null for either where there is none. What continues the change before it
 * is one step with it.
 */
export function edited(
  state: PicturesState,
  at: FrameRef,
  reach: Reach,
  gone: Mark | null,
  added: NewMark | null,
  continues = false,
): PicturesState {
  const id = gone?.id ?? state.nextId;
  const frames = reachedFrames(state, at, reach);
  const mark: Mark | null = added ? { ...added, id, from: 'drawn' } : null;
  const edits = new Map<GrantId, Map<number, FrameEdit>>();
  for (const ref of frames) {
    const file = edits.get(ref.fileId) ?? new Map(state.edits.get(ref.fileId));
    const next = editedFrame(state, ref, gone, mark);
    if (next) file.set(ref.frame, next);
    edits.set(ref.fileId, file);
  }
  const stroke = continues ? JSON.stringify([at, reach, id]) : null;
  const past = continues && stroke === state.stroke ? state.past : [...state.past, state.edits].slice(-MOST_STEPS);
  return withEdits({ ...state, nextId: Math.max(state.nextId, id + 1), stroke }, new Map([...state.edits, ...edits]), past, []);
}

function editedFrame(state: PicturesState, ref: FrameRef, gone: Mark | null, mark: Mark | null): FrameEdit | null {
  const before = state.edits.get(ref.fileId)?.get(ref.frame) ?? NO_EDIT;
  const isGone = (other: Mark): boolean => gone !== null && (other.id === gone.id || isSamePlace(other, gone));
  const removed = [...marksOf(state, ref), ...possibleOf(state, ref)].filter(isGone).map(({ id }) => id);
  if (removed.length === 0 && !mark) return null;
  return {
    removed: [...new Set([...before.removed, ...removed])],
    drawn: [...before.drawn.filter(({ id }) => !removed.includes(id)), ...(mark ? [mark] : [])],
  };
}

/** One step back, or on again. */
export function undone(state: PicturesState): PicturesState {
  const before = state.past.at(-1);
  return before ? withEdits({ ...state, stroke: null }, before, state.past.slice(0, -1), [...state.future, state.edits]) : state;
}

export function redone(state: PicturesState): PicturesState {
  const after = state.future.at(-1);
  return after ? withEdits({ ...state, stroke: null }, after, [...state.past, state.edits], state.future.slice(0, -1)) : state;
}

/** Frames whose boxes become others have to be seen again, as they are now. */
function withEdits(state: PicturesState, edits: Edits, past: readonly Edits[], future: readonly Edits[]): PicturesState {
  const seen = new Map(state.seen);
  for (const fileId of new Set([...state.edits.keys(), ...edits.keys()])) {
    const [old, now] = [state.edits.get(fileId), edits.get(fileId)];
    if (old === now) continue;
    const kept = [...(seen.get(fileId) ?? [])].filter((frame) => old?.get(frame) === now?.get(frame));
    seen.set(fileId, new Set(kept));
  }
  return { ...state, edits, past, future, seen };
}
