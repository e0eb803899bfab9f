import type { ElementCounts, StagedFile } from '../../core/bridge.js';
import type { KeepRequest, KeptKind, NotKept } from '../../core/keep/keep-request.js';
import type { KeptOrigin } from '../../core/keep/review-kept.js';
import type { ElementListing } from './scan-elements.js';
import type { WrittenExpected, WrittenRules } from './written-api.js';

/** A file that is open, by its id. */
export interface KeptSource {
  readonly fileId: string;
  readonly size: number;
}

/** What was made of a request. */
export interface MadeFiles {
  readonly files: readonly Uint8Array[];
  readonly notKept: readonly NotKept[];
}

/** One staged file, read back. */
export interface ReviewedMarks extends StagedFile {
  readonly kind: KeptKind;
  readonly listing: ElementListing;
  /** Of each row of the listing. */
  readonly origins: readonly KeptOrigin[];
  readonly elements: ElementCounts;
}

/** The worker that makes files of marks, and reads back what main staged of them. It parses the scans that they lie on. */
export interface KeepWorker {
  /** @param seed 32 random bytes: new UIDs follow from it */
  make(request: KeepRequest, sources: readonly KeptSource[], seed: Uint8Array): MadeFiles;
  /** Reads what is staged of the last made files, in their order. Rejects where it isn't what was made. */
  review(staged: readonly StagedFile[]): readonly ReviewedMarks[];
  /** What the files of the last review are checked with, once they are written. */
  writtenRules(): WrittenRules;
  writtenFiles(at: number, count: number): readonly WrittenExpected[];
}
