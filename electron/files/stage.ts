import { createHash, randomBytes } from 'node:crypto';
import {
  type BlobId,
  type OutputKind,
  outputNames,
  type Packing,
  PLAIN_PACKING,
  type StagedFile,
  type StagedId,
  type StageResult,
  ZIP_NAME,
} from '../../core/bridge.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { checkRange } from '../../core/dicom/byte-source.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import { crc32 } from '../../core/media/crc32.js';
import { type BlobLimits, Blobs } from './blobs.js';
import { ExportError } from './failure.js';
import { type FrozenSplice, freezeSplice, SourceLookup } from './frozen-splice.js';
import { type Grants, refusingSource } from './grants.js';
import { Pace } from './pace.js';
import { SpliceReader } from './splice-reader.js';
import { zipSplices } from './zip-splice.js';

/** Most files of one stage. */
export const MAX_STAGED = 100_000;
/** Bytes that are read and hashed at once, through one buffer that is used again. */
export const CHUNK = 4 * 1024 * 1024;

/** One output, frozen: what it will hold is decided, and known by its hash. */
export interface Staged extends StagedFile {
  readonly splice: FrozenSplice;
  /** Where its bytes begin in the splice: those of a zip's entry lie inside the zip. */
  readonly start: number;
  /** The entries of a zip; null for what is none. Entries aren't written on their own. */
  readonly entries: readonly Staged[] | null;
  readonly isEntry: boolean;
}

/** An output whose bytes have been read once. */
interface Hashed {
  readonly name: string;
  readonly sha256: string;
  readonly crc: number;
  readonly size: number;
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
      readonly packing?: Packing;
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
      const { kind = 'dicom', packing = PLAIN_PACKING } = options;
      const names = outputNames(frozen.length, kind, packing);
      const buffer = new Uint8Array(CHUNK);
      const hashed: Hashed[] = [];
      for (const [index, splice] of frozen.entries()) {
        hashed.push({
          name: names[index] ?? '',
          size: splice.size,
          splice,
          ...(await this.#hash(splice, buffer, pace, mine, packing.zip)),
        });
        options.onProgress?.(index + 1, frozen.length);
      }
      if (!packing.zip) {
        const files = hashed.map((file) => stagedOf(file, { splice: file.splice, start: 0, isEntry: false, entries: null }));
        this.#hold(files);
        return { ok: true, files: files.map(told), container: null };
      }
      const { splice, starts } = zipSplices(hashed);
      const entries = hashed.map((file, index) => stagedOf(file, { splice, start: starts[index] ?? 0, isEntry: true, entries: null }));
      const { sha256 } = await this.#hash(splice, buffer, pace, mine, false);
      const container = stagedOf({ name: ZIP_NAME, sha256, size: splice.size }, { splice, start: 0, isEntry: false, entries });
      this.#hold([...entries, container]);
      return { ok: true, files: entries.map(told), container: told(container) };
    } catch (error) {
      if (error instanceof ExportError) return { ok: false, failure: error.failure };
      throw error;
    }
  }

  /** Exactly that range of an output, in fresh memory. @throws ExportError stage-void, source-…; ByteRangeError outside the output */
  readRange(id: StagedId, offset: number, length: number): Uint8Array<ArrayBuffer> {
    checkRange(this.#find(id).bytes, offset, length);
    const bytes = new Uint8Array(length);
    this.#readInto(id, offset, bytes);
    return bytes;
  }

  #readInto(id: StagedId, offset: number, target: Uint8Array): void {
    const { splice, start, bytes: size } = this.#find(id);
    checkRange(size, offset, target.length);
    this.reader.compareSourcesOf(splice, start + offset, target.length);
    this.reader.rewind();
    this.reader.read(splice, start + offset, target.length, target);
    this.reader.compareSourcesOf(splice, start + offset, target.length);
  }

  /** One output as the one way of reading. @throws ExportError stage-void */
  source(id: StagedId): ByteSource {
    return refusingSource(this.#find(id).bytes, {
      read: (offset, length) => this.readRange(id, offset, length),
      readInto: (offset, target) => this.#readInto(id, offset, target),
    });
  }

  /** How much these outputs are; the files of a zip are counted one by one. @throws ExportError nothing-staged, stage-void */
  measure(untrustedIds: readonly StagedId[]): { readonly files: number; readonly bytes: number; readonly isZip: boolean } {
    if (untrustedIds.length === 0) throw new ExportError('nothing-staged');
    const files = untrustedIds.map((id) => this.#findWritable(id));
    return {
      files: files.reduce((sum, { entries }) => sum + (entries?.length ?? 1), 0),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      isZip: files.some(({ entries }) => entries !== null),
    };
  }

  /** Takes outputs for writing, each once. @throws ExportError nothing-staged, stage-void */
  take(untrustedIds: readonly StagedId[]): readonly Staged[] {
    if (untrustedIds.length === 0) throw new ExportError('nothing-staged');
    const files = untrustedIds.map((id) => this.#findWritable(id));
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
      for (const { stagedId } of this.#staged.get(id)?.entries ?? []) this.#staged.delete(stagedId);
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

  /** Entries are read out of their zip, which alone is written. @throws ExportError stage-void */
  #findWritable(id: StagedId): Staged {
    const staged = this.#find(id);
    if (staged.isEntry) throw new ExportError('stage-void');
    return staged;
  }

  #hold(files: readonly Staged[]): void {
    this.#staged = new Map(files.map((file) => [file.stagedId, file]));
  }

  /** @param withCrc the checksum that a zip needs; 0 where none is asked for */
  async #hash(
    splice: FrozenSplice,
    buffer: Uint8Array,
    pace: Pace,
    mine: number,
    withCrc: boolean,
  ): Promise<{ readonly sha256: string; readonly crc: number }> {
    const hash = createHash('sha256');
    let crc = 0;
    this.reader.compareSources(splice);
    for (let at = 0; at < splice.size; at += CHUNK) {
      const length = Math.min(CHUNK, splice.size - at);
      this.reader.read(splice, at, length, buffer);
      hash.update(buffer.subarray(0, length));
      if (withCrc) crc = crc32(buffer.subarray(0, length), crc);
      await pace.breathe();
      this.#mustBeCurrent(mine);
    }
    this.reader.compareSources(splice);
    return { sha256: hash.digest('hex'), crc };
  }

  #mustBeCurrent(mine: number): void {
    if (mine !== this.#current) throw new ExportError('stage-void');
  }
}

const stagedOf = (
  { name, sha256, size }: Pick<Hashed, 'name' | 'sha256' | 'size'>,
  place: Pick<Staged, 'splice' | 'start' | 'entries' | 'isEntry'>,
): Staged => ({ stagedId: `s${randomBytes(12).toString('hex')}`, name, sha256, bytes: size, ...place });

/** What the other side is told of an output. */
const told = ({ stagedId, name, sha256, bytes }: Staged): StagedFile => ({ stagedId, name, sha256, bytes });

export function createStage(grants: Grants, limits?: BlobLimits): Stage {
  return new Stage(grants, limits);
}
