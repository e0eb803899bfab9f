import type { ElementCounts } from '../bridge.js';
import type { ElementPath } from '../dicom/data-set.js';
import type { SecondReading } from '../dicom/second-reader.js';
import type { Tag } from '../dicom/tag.js';
import type { Vr } from '../dicom/vr.js';
import type { Action, LeftOut, PixelSummary, Reason } from './export-plan.js';
import type { FactKind } from './fact-kind.js';
import type { RedactionMethod } from './redact/redaction.js';

/** What would leave, computed from the staged bytes themselves. */
export interface ExportReview {
  readonly files: readonly FileReview[];
  readonly leftOut: readonly LeftOut[];
  readonly totals: ReviewTotals;
}

export interface ReviewTotals {
  /** Files that leave, and frames in them. */
  readonly files: number;
  readonly pictures: number;
  readonly bytes: number;
  readonly elements: ElementCounts;
  /** Distinct attributes (by path without item numbers): what a person would call facts. */
  readonly factsLeaving: number;
  readonly factsStaying: number;
  /** Which of the things that everyone asks for first stay here: they had a value in a source and have none, or a made-up one, now. */
  readonly staying: { readonly name: boolean; readonly birthDate: boolean; readonly patientId: boolean };
}

/** What the review of one output found, without the facts in it. */
export interface FileCheck {
  readonly fileId: string;
  readonly stagedId: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: ByteLedger;
  readonly source: SourceLedger;
  /** What of Pixel Data went although every picture stays as it is. */
  readonly pixels: PixelSummary | null;
  /** What was counted of covered boxes, from the pixels of both sides; null where none were planned. */
  readonly redaction: RedactionCount | null;
  readonly frames: number;
  readonly elements: ElementCounts;
  readonly secondReader: SecondReading;
}

export interface FileReview extends FileCheck {
  readonly rows: readonly ReviewRow[];
}

/** What the review counted when it compared the pixels of source and output: everything outside the boxes is the same. */
export interface RedactionCount {
  readonly method: RedactionMethod;
  /** Frames with boxes, boxes in all of them, and pixels under boxes. */
  readonly frames: number;
  readonly boxes: number;
  readonly pixels: number;
  /** Bytes of the source's Pixel Data that don't leave, because they were written anew. */
  readonly bytesWritten: number;
}

/**
 * Every byte of the output is counted once: size = facts + pixels + structure. A deflated data set is shared out in proportion to
 * what it inflates to.
 */
export interface ByteLedger {
  readonly size: number;
  /** Values that say something. */
  readonly facts: number;
  /** Values of Pixel Data. */
  readonly pixels: number;
  /** Preamble, prefix, tags, VRs, lengths, item and delimiter headers. */
  readonly structure: number;
}

/** Every byte of the source is counted once: the size is the sum of all other numbers. */
export interface SourceLedger {
  readonly size: number;
  readonly preamble: number;
  readonly meta: number;
  readonly facts: number;
  readonly private: number;
  readonly overlays: number;
  readonly icons: number;
  readonly pixels: number;
  /** Behind the last element. */
  readonly after: number;
  readonly structure: number;
}

/** One element of the source, of the output, or of both. */
export interface ReviewRow {
  readonly path: ElementPath;
  readonly tag: Tag;
  readonly vr: Vr;
  readonly kind: FactKind;
  readonly action: Action | 'add';
  readonly reason: Reason;
  /** The value for a person, decoded and shortened (at most 200 characters); null where the side has no such element. Untrusted text. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Rows of many files put together: the same path, action and reason is one row. */
export interface GroupedRow {
  /** The path with item numbers left out. */
  readonly path: ElementPath;
  readonly tag: Tag;
  readonly vr: Vr;
  readonly kind: FactKind;
  readonly action: Action | 'add';
  readonly reason: Reason;
  readonly files: number;
  /** Distinct values, the most frequent first, at most 5 of them; `distinct` counts all. */
  readonly before: { readonly distinct: number; readonly samples: readonly string[] } | null;
  readonly after: { readonly distinct: number; readonly samples: readonly string[] } | null;
}
