import { createHash, randomBytes } from 'node:crypto';
import { type BlobId, fileName, type OutputKind, type StagedFile, type StagedId, type StageResult } from '../../core/bridge.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { checkRange } from '../../core/dicom/byte-source.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import { type BlobLimits, Blobs } from './blobs.js';
import { ExportError } from './failure.js';
import { type FrozenSplice, freezeSplice, SourceLookup } from './frozen-splice.js';
import { type Grants, refusingSource } from './grants.js';
import { Pace } from './pace.js';
import { SpliceReader } from './splice-reader.js';

/** Most files of one stage. */
export const MAX_STAGED = 100_000;
/** Bytes that are read and hashed at once, through one buffer that is used again. */
export const CHUNK = 4 * 1024 * 1024;

/** One output, frozen: what it will hold is decided, and known by its hash. */
export interface Staged extends StagedFile {
  readonly splice: FrozenSplice;
}

/**
 * Holds what would be written. Everything that the review reads and everything that is written comes from here; a new
 * stage voids the one before.
 */
export class Stage {
  readonly reader: SpliceReader;
  readonly #blobs: Blobs;
  #staged = new Map<StagedId, Staged>();
  /** Ids that are being written: they can't be written a second time meanwhile. */
  readonly #taken = new Set<StagedId>();
  /** The stage that counts; one that was overtaken while it hashed is void. */
  #current = 0;

  constructor(
    readonly grants: Grants,
    limits: BlobLimits = {},
  ) {
    this.#blobs = new Blobs(limits);
    this.reader = new SpliceReader(grants.descriptors, this.#blobs);
  }

  /** Appends to a new blob (null) or to one that exists. @throws ExportError */
  appendBlob(id: BlobId | null, bytes: Uint8Array): BlobId {
    return this.#blobs.append(id, bytes);
  }

  /**
   * Checks, pins, freezes, names and hashes every output. All or nothing: one splice that is refused refuses the stage.
   * @param onProgress counts files.
   */
  async stageExport(
    untrustedSplices: readonly Splice[],
    options: {
      readonly kind?: OutputKind;
      readonly signal?: AbortSignal;
      readonly onProgress?: (done: number, total: number) => void;
    } = {},
  ): Promise<StageResult> {
    this.#void();
    const mine = this.#current;
    try {
      if (untrustedSplices.length > MAX_STAGED) throw new ExportError('too-large');
      const sources = new SourceLookup(this.grants, this.#blobs);
      const budget = { parts: 0, inlineBytes: 0, bytes: 0 };
      const pace = new Pace(options.signal);
      const frozen: FrozenSplice[] = [];
      for (const splice of untrustedSplices) {
        frozen.push(freezeSplice(splice, sources, budget));
        await pace.breathe();
        this.#mustBeCurrent(mine);
      }
      const buffer = new Uint8Array(CHUNK);
      const staged = new Map<StagedId, Staged>();
      for (const [index, splice] of frozen.entries()) {
        const sha256 = await this.#hash(splice, buffer, pace, mine);
        const stagedId = `s${randomBytes(12).toString('hex')}`;
        staged.set(stagedId, { stagedId, name: fileName(index, options.kind ?? 'dicom'), sha256, bytes: splice.size, splice });
        options.onProgress?.(index + 1, frozen.length);
      }
      this.#staged = staged;
      return { ok: true, files: [...staged.values()].map(({ splice: _, ...file }) => file) };
    } catch (error) {
      if (error instanceof ExportError) return { ok: false, failure: error.failure };
      throw error;
    }
  }

  /** Exactly that range of an output, in fresh memory. @throws ExportError stage-void, source-…; ByteRangeError outside the output */
  readRange(id: StagedId, offset: number, length: number): Uint8Array<ArrayBuffer> {
    const { splice } = this.#find(id);
    checkRange(splice.size, offset, length);
    this.reader.compareSources(splice);
    const bytes = new Uint8Array(length);
    this.reader.rewind();
    this.reader.read(splice, offset, length, bytes);
    return bytes;
  }

  /** One output as the one way of reading. @throws ExportError stage-void */
  source(id: StagedId): ByteSource {
    return refusingSource(this.#find(id).splice.size, (offset, length) => this.readRange(id, offset, length));
  }

  /** How much these outputs are. @throws ExportError nothing-staged, stage-void */
  measure(untrustedIds: readonly StagedId[]): { readonly files: number; readonly bytes: number } {
    if (untrustedIds.length === 0) throw new ExportError('nothing-staged');
    return { files: untrustedIds.length, bytes: untrustedIds.reduce((sum, id) => sum + this.#find(id).bytes, 0) };
  }

  /** Takes outputs for writing, each once. @throws ExportError nothing-staged, stage-void */
  take(untrustedIds: readonly StagedId[]): readonly Staged[] {
    if (untrustedIds.length === 0) throw new ExportError('nothing-staged');
    const files = untrustedIds.map((id) => this.#find(id));
    const isTwice = new Set(untrustedIds).size !== untrustedIds.length || untrustedIds.some((id) => this.#taken.has(id));
    if (isTwice) throw new ExportError('stage-void');
    for (const id of untrustedIds) this.#taken.add(id);
    return files;
  }

  /** Gives outputs back of which nothing was written (cancelled, disk full): they may be tried again elsewhere. */
  giveBack(ids: readonly StagedId[]): void {
    for (const id of ids) this.#taken.delete(id);
  }

  /** Strikes outputs that were written: never a second time. */
  strike(ids: readonly StagedId[]): void {
    for (const id of ids) {
      this.#staged.delete(id);
      this.#taken.delete(id);
    }
  }

  /** Voids every staged id and frees every blob. */
  discard(): void {
    this.#void();
    this.#blobs.clear();
  }

  #void(): void {
    this.#current += 1;
    for (const { splice } of this.#staged.values()) for (const file of splice.files) this.grants.descriptors.close(file);
    this.#staged = new Map();
    this.#taken.clear();
    this.reader.rewind();
  }

  #find(id: StagedId): Staged {
    const staged = this.#staged.get(id);
    if (!staged) throw new ExportError('stage-void');
    return staged;
  }

  async #hash(splice: FrozenSplice, buffer: Uint8Array, pace: Pace, mine: number): Promise<string> {
    const hash = createHash('sha256');
    this.reader.compareSources(splice);
    for (let at = 0; at < splice.size; at += CHUNK) {
      const length = Math.min(CHUNK, splice.size - at);
      this.reader.read(splice, at, length, buffer);
      hash.update(buffer.subarray(0, length));
      await pace.breathe();
      this.#mustBeCurrent(mine);
    }
    this.reader.compareSources(splice);
    return hash.digest('hex');
  }

  #mustBeCurrent(mine: number): void {
    if (mine !== this.#current) throw new ExportError('stage-void');
  }
}

export function createStage(grants: Grants, limits?: BlobLimits): Stage {
  return new Stage(grants, limits);
}
