import type { GrantId } from '../../../core/bridge.js';
import { edited, redone, undone } from './edit.js';
import { withFound } from './found.js';
import { canBeSeenInSheet, isIn, marksOf, possibleOf } from './marks.js';
import type { FrameRef, FrameSet, Mark, PictureFile, PicturesAction, PicturesState } from './state.js';

export const NO_PICTURES: PicturesState = {
  files: new Map(),
  withOverlays: false,
  search: 'waiting',
  found: new Map(),
  edits: new Map(),
  past: [],
  future: [],
  stroke: null,
  checked: new Set(),
  shown: new Map(),
  undrawn: new Map(),
  seen: new Map(),
  nextId: 1,
};

/** What follows from an action; one that doesn't fit changes nothing. */
export function picturesReduce(state: PicturesState, action: PicturesAction): PicturesState {
  switch (action.type) {
    case 'files':
      return withFiles(state, action.files);
    case 'overlays':
      return withOverlays(state, action.areDrawn);
    case 'search':
      return state.search === action.status ? state : { ...state, search: action.status };
    case 'found':
      return withFound(state, action.frames);
    case 'shown':
      return withShown(state, action.frames);
    case 'undrawn': {
      const undrawn = withFrames(state, state.undrawn, action.frames);
      return undrawn === state.undrawn ? state : { ...state, undrawn };
    }
    case 'seen':
      return withSeen(
        state,
        action.frames.filter((at) => isIn(state.shown, at) && canBeSeenInSheet(state, at)),
      );
    case 'check':
      return check(state, action.at);
    case 'draw': {
      const mark = { ...action.box, untrustedText: '', confidence: 1, likeness: null };
      return isFrame(state, action.at) ? edited(state, action.at, action.reach, null, mark) : state;
    }
    case 'change': {
      const mark = markOf(state, action.at, action.id);
      return mark ? edited(state, action.at, action.reach, mark, { ...mark, ...action.box }, action.continues) : state;
    }
    case 'remove': {
      const mark = markOf(state, action.at, action.id);
      return mark ? edited(state, action.at, action.reach, mark, null) : state;
    }
    case 'accept': {
      const mark = possibleOf(state, action.at).find(({ id }) => id === action.id);
      return mark ? edited(state, action.at, action.reach, mark, mark) : state;
    }
    case 'undo':
      return undone(state);
    case 'redo':
      return redone(state);
  }
}

function isFrame({ files }: PicturesState, { fileId, frame }: FrameRef): boolean {
  const { first = 0, frames = 0 } = files.get(fileId) ?? {};
  return frame >= first && frame < first + frames;
}

const markOf = (state: PicturesState, at: FrameRef, id: number): Mark | undefined => marksOf(state, at).find((mark) => mark.id === id);

/** The files of the review, in its order. What is known of a file that was there before stays known. */
function withFiles(state: PicturesState, files: readonly PictureFile[]): PicturesState {
  const isSame =
    files.length === state.files.size &&
    [...state.files.values()].every(({ fileId, first, frames }, index) => {
      const file = files[index];
      return file?.fileId === fileId && file.first === first && file.frames === frames;
    });
  return isSame ? state : { ...state, files: new Map(files.map((file) => [file.fileId, file])) };
}

/** Pictures with another drawing over them are other pictures: nothing that was found in them or seen of them holds any more. */
function withOverlays(state: PicturesState, areDrawn: boolean): PicturesState {
  if (state.withOverlays === areDrawn) return state;
  const changed = new Set([...state.files.values()].flatMap(({ fileId, grid }) => (grid.hasOverlays ? [fileId] : [])));
  if (changed.size === 0) return { ...state, withOverlays: areDrawn };
  const others = <Value>(known: ReadonlyMap<GrantId, Value>) => new Map([...known].filter(([fileId]) => !changed.has(fileId)));
  const { found, shown, seen, undrawn } = state;
  return {
    ...state,
    withOverlays: areDrawn,
    search: 'waiting',
    found: others(found),
    shown: others(shown),
    seen: others(seen),
    undrawn: others(undrawn),
  };
}

function check(state: PicturesState, at: FrameRef): PicturesState {
  if (!isFrame(state, at) || isIn(state.undrawn, at)) return state;
  const proposed = marksOf(state, at).flatMap(({ id, from }) => (from === 'found' ? [id] : []));
  const checked = new Set([...state.checked, ...proposed]);
  return withSeen(withShown({ ...state, checked }, [at]), [at]);
}

const withShown = (state: PicturesState, frames: readonly FrameRef[]): PicturesState => {
  const shown = withFrames(state, state.shown, frames);
  return shown === state.shown ? state : { ...state, shown };
};

const withSeen = (state: PicturesState, frames: readonly FrameRef[]): PicturesState => {
  const seen = withFrames(state, state.seen, frames);
  return seen === state.seen ? state : { ...state, seen };
};

/** The set with these frames in it; the very set where they are. */
function withFrames(state: PicturesState, set: FrameSet, frames: readonly FrameRef[]): FrameSet {
  const fresh = frames.filter((at) => isFrame(state, at) && !isIn(set, at));
  if (fresh.length === 0) return set;
  const added = new Map<GrantId, Set<number>>();
  for (const { fileId, frame } of fresh) {
    const frames = added.get(fileId) ?? new Set(set.get(fileId));
    added.set(fileId, frames.add(frame));
  }
  return new Map([...set, ...added]);
}
