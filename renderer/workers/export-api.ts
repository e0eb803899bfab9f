import type { BlobId, GrantId, OutputKind, Packing, SavedKey, StagedFile } from '../../core/bridge.js';
import type { GroupedRow } from '../../core/deid/export-review.js';
import type { FaceTreatment } from '../../core/deid/face/face-treatment.js';
import type { AskedFrames } from '../../core/deid/picture/frame-span.js';
import type { PictureView } from '../../core/deid/picture/picture-view.js';
import type { Policy } from '../../core/deid/policy.js';
import type { PixelBox } from '../../core/deid/redact/pixel-box.js';
import type { RedactionRequest } from '../../core/deid/redact/redaction.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import type { DrawnShape } from '../../core/render-frame.js';
import type { AskedMarks } from '../../core/study/picture-marks.js';
import type { CoveredBoxes } from '../export/review-source.js';
import type { Finding, ReviewedFiles } from '../export/state.js';
import type { WrittenExpected, WrittenRules } from './written-api.js';

/** One file of the scope, with what the person decided about it. */
export interface FileRequest {
  readonly fileId: GrantId;
  readonly size: number;
  readonly untrustedName: string;
  /** Taken along although nobody has checked its kind for writing. */
  readonly includeUnchecked: boolean;
  /** Taken out by the person. */
  readonly unticked: boolean;
  /** What was found in it and is a false alarm. */
  readonly overruled: readonly Pick<Finding, 'path' | 'reason'>[];
  /** Boxes to cover in its pixels; none where it is absent. */
  readonly boxes?: RedactionRequest;
  /** Who looked at every frame for writing, with the boxes as they are; absent: nobody. */
  readonly lookedAt?: 'by-machine' | 'by-person';
  /** What becomes of the face that could be rebuilt from its series; absent where none can. */
  readonly face?: FaceTreatment;
  /** How a picture of it is drawn; absent: as the file asks for. It changes no DICOM file. */
  readonly view?: PictureView;
  /** What is written into pictures of it; absent: nothing. It changes no DICOM file. */
  readonly marks?: AskedMarks;
  /** What the person drew on its frames and wants in its pictures; absent: nothing. It changes no DICOM file. */
  readonly drawn?: readonly DrawnShape[];
  /** Which of its frames become pictures; absent: the first. It changes no DICOM file. */
  readonly frames?: AskedFrames;
}

/** What the worker asks of the page while it works. */
export interface ExportHost {
  /** Main's `appendBlob`. */
  appendBlob(blobId: BlobId | null, bytes: Uint8Array): Promise<BlobId>;
  /** @param isReading what is decided later is only read so far */
  progress(done: number, total: number, isReading?: boolean): void;
}

/** What kind of files are to be made, and DICOM files by which policy. */
export interface PlannedOutput {
  readonly format: OutputKind;
  readonly packing: Packing;
  readonly policy: Policy;
  /** Whether codes and numbers follow from the kept key, which has to be open; else from the seed of this export. */
  readonly keyed: boolean;
}

/** What would be written for the files that may leave, in their order. */
export interface PlannedSplices {
  readonly splices: readonly Splice[];
}

/** What main staged: the files in the order of the splices, and the zip that holds them where one was asked for. */
export interface StagedOutput {
  readonly files: readonly StagedFile[];
  readonly container: StagedFile | null;
}

/** A review, or the need to stage again without the files that the review refused. */
export type ReviewResult = { readonly kind: 'reviewed'; readonly reviewed: ReviewedFiles } | { readonly kind: 'refused' };

/** A frame, drawn and shrunk. */
export interface DrawnFrame {
  readonly rows: number;
  readonly columns: number;
  readonly aspect: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** What the worker does with the kept key. */
export interface KeyWorker {
  /** Opens a kept key; says whether the passphrase was the one. */
  openKey(saved: SavedKey, passphrase: string): boolean;
  /** Takes 32 random bytes as the key, and gives what is to be kept of it: behind a passphrase, or open for the system's store. */
  makeKey(fresh: Uint8Array, lock: { readonly passphrase: string; readonly salt: Uint8Array } | null): SavedKey;
  /** The open key behind another passphrase. @throws Error where none is open */
  lockKey(passphrase: string, salt: Uint8Array): SavedKey;
  dropKey(): void;
}

/** The worker that plans and reviews one export. `run` is the number of the review: work for an older one stops. */
export interface ExportWorker extends KeyWorker {
  /** @param seed 32 random bytes of this export: pseudonyms and UIDs follow from it */
  begin(seed: Uint8Array): void;
  /** Decides every element of every file. A file that was decided before under the same policy isn't read again. */
  plan(run: number, output: PlannedOutput, files: readonly FileRequest[], host: ExportHost): Promise<PlannedSplices>;
  /** Reads what main staged, in the order of the splices, and tells what would leave. */
  review(run: number, staged: StagedOutput, host: ExportHost): Promise<ReviewResult>;
  /** What the files of the last review are checked with, once they are written. */
  writtenRules(): WrittenRules;
  /** What is known of up to `count` of them, in the order of the stage, from `at` (from 0). */
  writtenFiles(at: number, count: number): readonly WrittenExpected[];
  /** Drops all that was decided and reviewed: the files are read anew. */
  forget(): void;
  /** The facts that match, of one file or all; empty before a review. */
  facts(query: string, fileId: GrantId | null): readonly GroupedRow[];
  /** Frame `frame` (from 0) of a file that the last plan was asked for. Rejects where it can't be drawn. */
  draw(fileId: GrantId, frame: number, longestEdge: number): Promise<DrawnFrame>;
  /** The same of the source, whether the file leaves or not; with what it lays over its frames, where that is wanted. */
  drawOriginal(fileId: GrantId, frame: number, longestEdge: number, withOverlays: boolean): Promise<DrawnFrame>;
  /** How these boxes of a frame will be written; null where they can't be put into this file. */
  cover(fileId: GrantId, frame: number, boxes: readonly PixelBox[]): CoveredBoxes | null;
}
