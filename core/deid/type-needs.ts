import type { Tag } from '../dicom/tag.js';
import type { ActionCode } from './profile-table.js';

/**
 * Where the table leaves a choice (a compound code) or says X, and the Type that an object's definition gives the
 * attribute decides what keeps the object valid (PS3.15 §E.1.1). The module tables with their Types aren't at hand: each
 * row was learned from dciodvfy (dicom3tools) over exports of real files, and says what it reported.
 */
const LEARNED: ReadonlyMap<Tag, { readonly code: ActionCode; readonly onlyInItems?: true }> = new Map<
  Tag,
  { code: ActionCode; onlyInItems?: true }
>([
  // Referenced Study Sequence, X/Z: Type 3 with 1-n items in General Study; an empty one is "Bad Sequence number of Items".
  [0x00081110, { code: 'X' }],
  // Presentation Creation Date and Time, X: "Missing attribute for Type 1 Required" in Presentation State Identification.
  [0x00700082, { code: 'D' }],
  [0x00700083, { code: 'D' }],
  // Reason for Requested Procedure Code Sequence, X: "Missing attribute for Type 2 Required" in items of Hanging Protocol Definition.
  [0x0040100a, { code: 'Z', onlyInItems: true }],
]);

/** The action that keeps the object valid, where it differs from what the table alone gives. @param depth 0 at the top level. */
export function learnedAction(tag: Tag, depth: number): ActionCode | undefined {
  const learned = LEARNED.get(tag);
  return learned && (depth > 0 || !learned.onlyInItems) ? learned.code : undefined;
}
