import type { BlobId, ExportFailure, OutputKind, Packing, ReceiptFacts, StagedId, StageResult } from '../core/bridge.js';
import type { ByteSource } from '../core/dicom/byte-source.js';
import type { Splice } from '../core/dicom/splice-file.js';

/** A file as it lies on the disk and isn't published yet. */
export interface WrittenBytes {
  readonly name: string;
  readonly source: ByteSource;
}

/** Goes through what was written, in its order, and says so of each file that is right. @throws ExportError written-doubted, CancelledError */
export type CheckBytes = (
  written: readonly WrittenBytes[],
  watch: { readonly signal?: AbortSignal | undefined; onFile(): void | Promise<void> },
) => Promise<void>;

/** Where a copy goes, by the options of `export`. */
export interface CopyPlaces {
  /** Absolute path of the folder, or of the zip where `asFile`. */
  readonly out: string;
  readonly receipt: string;
  readonly asFile: boolean;
}

/** Holds what would be written, and writes it: whole, or not at all. */
export interface CopyStage {
  appendBlob(blobId: BlobId | null, bytes: Uint8Array): Promise<BlobId>;
  stageExport(splices: readonly Splice[], how: { readonly kind: OutputKind; readonly packing: Packing }): Promise<StageResult>;
  /** A staged output as it would be written. */
  source(stagedId: StagedId): ByteSource;
  /** Null where it was written. */
  commit(stagedIds: readonly StagedId[], places: CopyPlaces, facts: ReceiptFacts, check: CheckBytes): Promise<ExportFailure | null>;
  discard(): Promise<void>;
}
