import type { ElementPath } from '../dicom/data-set.js';
import type { Tag } from '../dicom/tag.js';
import type { Vr } from '../dicom/vr.js';
import type { RemovedSegment } from './codestream/clean-codestream.js';
import type { TermKind } from './leak-search/term.js';
import type { RedactionPlan } from './redact/redaction.js';

/** What would be done with one file, as a value: for every element one decision. Nothing is written by making it. */
export interface FilePlan {
  readonly fileId: string;
  /** One decision for every element of the file meta, then of the data set, in the order of the bytes. */
  readonly decisions: readonly ElementDecision[];
  /** Elements that the source doesn't have, by ascending tag: marks, and what file meta needs. */
  readonly additions: readonly Addition[];
  /** Boxes that are covered in the pixels, as they will be; null where none are. */
  readonly redaction: RedactionPlan | null;
  /** Matches of the leak search that a person said are false alarms, by path without item numbers. */
  readonly overruled: readonly ElementPath[];
  /** What goes of Pixel Data although every picture stays as it is; null where nothing does. */
  readonly pixels: PixelSummary | null;
  /** The plan was made for bytes of this size and shape, and applies to no others; `digest` is over every header and small value. */
  readonly madeFor: { readonly size: number; readonly metaEnd: number; readonly dataSetEnd: number; readonly digest: string };
}

/** Counts for the review: samples whose unused bits were cleared, and bytes that go by what they were. */
export interface PixelSummary {
  readonly samplesCleared: number;
  readonly removedBytes: Readonly<Partial<Record<RemovedSegment | 'past-last-pixel', number>>>;
}

/** One source element: where it stands, what becomes of it, and why. */
export interface ElementDecision {
  /** File meta elements have paths too; group 0002 occurs nowhere else. */
  readonly path: ElementPath;
  readonly tag: Tag;
  readonly vr: Vr;
  readonly depth: number;
  readonly action: Action;
  readonly reason: Reason;
  /** The value field as it is to be written, for `replace`; null for every other action. */
  readonly after: Uint8Array | null;
}

/**
 * keep: byte for byte. descend: a sequence that stays, its items decided element by element. empty: zero length.
 * replace: a new value. clean: Pixel Data without what is no picture. redact: Pixel Data with boxes covered, and cleaned.
 * remove: gone, with everything inside.
 */
export type Action = 'keep' | 'descend' | 'empty' | 'replace' | 'clean' | 'redact' | 'remove';

export interface Addition {
  readonly path: ElementPath;
  readonly tag: Tag;
  readonly vr: Vr;
  readonly reason: Reason;
  /** 0 at the top level; an element inside an added sequence has its own entry, for the accounting, and is inside the sequence's value. */
  readonly depth: number;
  readonly value: Uint8Array;
}

/** Why: a fixed list, each with a sentence in both languages and, where there is one, the clause of the standard. */
export type Reason =
  | 'profile-remove' // X of PS3.15 Table E.1-1
  | 'profile-empty' // Z
  | 'profile-dummy' // D
  | 'profile-uid' // U
  | 'pseudonym' // Patient's Name and Patient ID: one pseudonym a patient
  | 'private' // odd group, PS3.15 §E.3.10 isn't asked for
  | 'unknown' // the dictionary doesn't know it
  | 'group-length' // retired, PS3.5 §7.2
  | 'padding' // Data Set Trailing Padding (FFFC,FFFC)
  | 'inside-removed' // its sequence is removed or emptied
  | 'file-meta' // written anew, PS3.10 §7.1
  | 'mark' // (0012,0062) and its neighbours, PS3.15 §E.1.1
  | 'well-known-uid' // kept: registered by the standard
  | 'option-keep' // K of an option of PS3.15 §E.3
  | 'option-clean' // C of an option: kept, and looked through for the person's words
  | 'date-shifted' // C of the option that modifies dates
  | 'age-capped' // ages over 89 are 90
  | 'safe-private' // declared safe by the file (0008,0303)
  | 'made-up-text' // free text inside structured content or graphics that are cleaned
  | `leak-${TermKind}` // the leak search found one of the person's words, numbers or dates
  | 'past-last-pixel' // bytes behind the last pixel go
  | 'unused-bits' // bits beside the stored values are cleared
  | 'codestream' // comments and application segments of the codestream go
  | 'fragments-moved' // offsets of fragments that moved
  | 'nested-picture' // pixel data inside an item: a picture that nobody would see
  | 'unparsed' // the dictionary says sequence, the bytes don't tokenize as one
  | 'boxes-covered' // boxes are covered in the picture, PS3.15 §E.3.1
  | 'face-removed' // the surface of a head is replaced, PS3.15 §E.3.2
  | 'pixels-changed' // it described pixels that were covered or encoded anew
  | 'pixel-data' // kept: the picture
  | 'not-identifying'; // kept: the standard lists it nowhere as identifying

/** A file that isn't exported, and why. */
export interface LeftOut {
  readonly fileId: string;
  readonly reason: LeftOutReason;
}
export type LeftOutReason =
  | 'not-readable' // it could not be tokenized
  | 'not-dicom' // a picture or a volume of another format: opened, and not exported by this version
  | 'not-checked-for-text' // a kind of picture that carries writing
  | 'text-found' // writing was found in the picture, and is not covered
  | 'face-in-volume' // a face could be rebuilt from its series
  | 'face-possible' // its series has the form of a head, and no face was found on it: nobody has looked
  | 'face-in-picture' // a face was found in the picture itself, and is not covered
  | 'face-unknown' // its series or its picture could hold a face, and can't be decoded to see
  | 'boxes-not-covered' // boxes were asked for that can't be put into its pixels
  | 'encapsulated-document'
  | 'structured-report'
  | 'waveform'
  | 'video'
  | 'directory' // DICOMDIR: rebuilt, never copied
  | 'not-an-image' // it says nothing of what it is
  | 'codestream-not-understood' // nothing can be guaranteed of bytes that stand beside the picture
  | 'bits-beside-picture' // bits beside the stored values hold something, inside a compression in which they can't be cleared
  | 'picture-not-described' // its description contradicts itself: nobody could look at the picture
  | 'not-a-film' // a film was asked for, and it is one picture
  | 'picture-not-drawn' // a picture was asked for, and the frame can't be drawn
  | 'words-not-collected' // the files of its patient hold more names, dates, numbers or UIDs than can be looked for
  | 'leak-in-needed' // one of the person's words stands in what the picture needs
  | 'leak-found' // the search of the staged bytes found one
  | 'duplicate-elements'
  | 'short-pixel-data'
  | 'syntax-contradicts-bytes' // unknown, or not what the bytes are
  | 'no-sop-class' // without it, file meta can't be written
  | 'second-reader-differs'
  | 'review-differs';
