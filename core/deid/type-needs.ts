import type { Tag } from '../dicom/tag.js';
import type { ActionCode } from './profile-table.js';

/**
 * Where the table leaves a choice (a compound code) or says X, and the Type that an object's definition gives the
 * attribute decides what keeps the object valid (PS3.15 §E.1.1). The module tables with their Types aren't at hand: each
 * row was learned from dciodvfy (dicom3tools) over exports of real files, and says what it reported.
 */
const LEARNED: ReadonlyMap<Tag, ActionCode> = new Map([
  // Referenced Study Sequence, X/Z: Type 3 with 1-n items in General Study; an empty one is "Bad Sequence number of Items".
  [0x00081110, 'X'],
]);

/** The action that keeps the object valid, where it differs from what the table alone gives. */
export const learnedAction = (tag: Tag): ActionCode | undefined => LEARNED.get(tag);
