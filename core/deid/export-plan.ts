import type { ElementPath } from '../dicom/data-set.js';
import type { Tag } from '../dicom/tag.js';
import type { Vr } from '../dicom/vr.js';
import type { Policy } from './policy.js';

/** What would be done, as a value: for every element of every file one decision. Nothing is written by making one. */
export interface ExportPlan {
  readonly policy: Policy;
  readonly files: readonly FilePlan[];
  readonly leftOut: readonly LeftOut[];
}

export interface FilePlan {
  readonly fileId: string;
  /** One decision for every element of the file meta, then of the data set, in the order of the bytes. */
  readonly decisions: readonly ElementDecision[];
  /** Elements that the source doesn't have, by ascending tag: marks, and what file meta needs. */
  readonly additions: readonly Addition[];
  /** Rectangles to black out, a list a frame (empty until text detection exists). */
  readonly redactions: readonly Redaction[];
  /** The plan was made for bytes of this size and shape, and applies to no others; `digest` is over every header and small value. */
  readonly madeFor: { readonly size: number; readonly metaEnd: number; readonly dataSetEnd: number; readonly digest: string };
}

export interface Redaction {
  readonly frame: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
  /** Bytes that stay, for `trim`; null for every other action. */
  readonly trimTo: number | null;
}

/**
 * keep: byte for byte. descend: a sequence that stays, its items decided element by element. empty: zero length.
 * replace: a new value. trim: the first `trimTo` bytes of the value stay, the rest goes. remove: gone, with everything inside.
 */
export type Action = 'keep' | 'descend' | 'empty' | 'replace' | 'trim' | 'remove';

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
  | 'past-last-pixel' // bytes behind the last pixel go
  | 'nested-picture' // pixel data inside an item: a picture that nobody would see
  | 'unparsed' // the dictionary says sequence, the bytes don't tokenize as one
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
  | 'encapsulated-document'
  | 'structured-report'
  | 'waveform'
  | 'video'
  | 'directory' // DICOMDIR: rebuilt, never copied
  | 'not-an-image' // a kind of object that this version doesn't export
  | 'duplicate-elements'
  | 'short-pixel-data'
  | 'syntax-contradicts-bytes' // unknown, or not what the bytes are
  | 'no-sop-class' // without it, file meta can't be written
  | 'second-reader-differs'
  | 'review-differs';
