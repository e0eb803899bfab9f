import type { GrantId } from '../../../core/bridge.js';
import { isSamePlace } from './marks.js';
import type { FoundBox, FoundFrame, FoundText, Mark, PictureFile, PicturesState } from './state.js';

/** Boxes of one series that are compared, so that many pictures full of text stay bearable; beyond it each is a box of its own. */
const MOST_COMPARED = 400;

/**
 * What the search saw, taken in. The same words at the same place of a series are one box with one number, so that it is
 * checked once. A frame that was seen before its boxes were found has to be seen again.
 */
export function withFound(state: PicturesState, frames: readonly FoundText[]): PicturesState {
  const found = new Map(state.found);
  const seen = new Map(state.seen);
  const known = new Map<string, Mark[]>();
  let { nextId } = state;
  for (const { fileId, frame, text, withOverlays = false } of frames) {
    const file = state.files.get(fileId);
    // A picture that was looked at with another drawing over it is another picture.
    if (!file || withOverlays !== isOverlaid(state, file)) continue;
    const inSeries = knownOf(state, fileId, known);
    const number = (box: FoundBox): Mark => {
      const same = inSeries.find((mark) => mark.untrustedText === box.untrustedText && mark.of === box.of && isSamePlace(mark, box));
      const mark: Mark = { ...box, from: 'found', id: same?.id ?? nextId++ };
      if (!same && inSeries.length < MOST_COMPARED) inSeries.push(mark);
      return mark;
    };
    const value: FoundFrame | 'unread' = text ? { marks: text.boxes.map(number), possible: text.possible.map(number) } : 'unread';
    found.set(fileId, new Map(found.get(fileId)).set(frame, value));
    const isNew = value !== 'unread' && value.marks.some(({ id }) => !state.checked.has(id));
    if (isNew) seen.set(fileId, new Set([...(seen.get(fileId) ?? [])].filter((other) => other !== frame)));
  }
  return { ...state, found, seen, nextId };
}

/** Whether something lies over the pictures of a file as they leave. */
export const isOverlaid = ({ withOverlays }: Pick<PicturesState, 'withOverlays'>, { grid }: PictureFile): boolean =>
  withOverlays && grid.hasOverlays === true;

/** The boxes that were found in the file's series so far. */
function knownOf(state: PicturesState, fileId: GrantId, known: Map<string, Mark[]>): Mark[] {
  const grid = state.files.get(fileId)?.grid;
  const key = JSON.stringify([grid?.untrustedSeries || fileId, grid?.rows, grid?.columns]);
  const before = known.get(key);
  if (before) return before;
  const marks = new Map<number, Mark>();
  for (const [otherId, frames] of state.found) {
    const other = state.files.get(otherId)?.grid;
    if (JSON.stringify([other?.untrustedSeries || otherId, other?.rows, other?.columns]) !== key) continue;
    for (const frame of frames.values()) {
      if (frame === 'unread') continue;
      for (const mark of [...frame.marks, ...frame.possible]) if (marks.size < MOST_COMPARED) marks.set(mark.id, mark);
    }
  }
  const made = [...marks.values()];
  known.set(key, made);
  return made;
}
