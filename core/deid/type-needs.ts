import type { Tag } from '../dicom/tag.js';
import type { ActionCode } from './profile-table.js';

/** Where an attribute stands: the object's class, and the sequence around it (null at the top level). */
export interface Placement {
  readonly sopClassUid: string;
  readonly parent: Tag | null;
}

interface Learned {
  readonly code: ActionCode;
  /** Only at the top level of objects whose class begins so. */
  readonly classes?: string;
  /** Only inside items of that sequence. */
  readonly inside?: Tag;
}

const PRESENTATION_STATES = '1.2.840.10008.5.1.4.1.1.11.';

/**
 * Where the table leaves a choice (a compound code) or says X, and the Type that an object's definition gives the
 * attribute decides what keeps the object valid (PS3.15 §E.1.1). The module tables with their Types aren't at hand: each
 * row was learned from dciodvfy (dicom3tools) over exports of real files, and says what it reported.
 */
const LEARNED: ReadonlyMap<Tag, Learned> = new Map<Tag, Learned>([
  // Referenced Study Sequence, X/Z: Type 3 with 1-n items in General Study; an empty one is "Bad Sequence number of Items".
  [0x00081110, { code: 'X' }],
  // Presentation Creation Date and Time, X: "Missing attribute for Type 1 Required" in Presentation State Identification.
  [0x00700082, { code: 'D', classes: PRESENTATION_STATES }],
  [0x00700083, { code: 'D', classes: PRESENTATION_STATES }],
  // Reason for Requested Procedure Code Sequence, X: "Missing attribute for Type 2 Required" in Hanging Protocol Definition.
  [0x0040100a, { code: 'Z', inside: 0x0072000c }],
]);

/** The action that keeps the object valid there, where it differs from what the table alone gives. */
export function learnedAction(tag: Tag, { sopClassUid, parent }: Placement): ActionCode | undefined {
  const learned = LEARNED.get(tag);
  if (!learned || (learned.inside !== undefined && learned.inside !== parent)) return undefined;
  return learned.classes === undefined || (parent === null && sopClassUid.startsWith(learned.classes)) ? learned.code : undefined;
}
