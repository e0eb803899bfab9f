import { randomBytes } from 'node:crypto';
import type { Grant, GrantId } from '../../core/bridge.js';
import { ByteRangeError, type ByteSource, checkRange } from '../../core/dicom/byte-source.js';
import { Descriptors } from './descriptors.js';
import { CancelledError, ExportError } from './failure.js';
import { Pace } from './pace.js';
import { type PinnedFile, pinOf } from './pin.js';
import { type Skipped, walk } from './walk.js';

/** Most entries in one batch, so that the screen lives while a folder is read. */
export const MAX_BATCH = 500;
/** Most files that may be open to the page at one time. */
export const MAX_GRANTS = 200_000;
/** A batch goes out after this many milliseconds, however small it is. */
const BATCH_MS = 60;

/** What was met since the batch before. */
export interface OpenedBatch {
  readonly grants: readonly Grant[];
  readonly skipped: readonly Skipped[];
}

interface Entry {
  readonly file: PinnedFile;
  readonly inputPath: string;
}

/** The regular files that a person opened: the only ones that anybody beyond main can read, each by an opaque id. */
export class Grants {
  readonly #entries = new Map<GrantId, Entry>();

  constructor(
    readonly descriptors: Descriptors = new Descriptors(),
    readonly limit: number = MAX_GRANTS,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Walks what was chosen and grants every regular file.
   * @returns whether it was cancelled; what was granted until then stays granted.
   */
  async openInputs(
    inputs: readonly (string | Buffer)[],
    onBatch: (batch: OpenedBatch) => void,
    signal?: AbortSignal,
  ): Promise<{ readonly cancelled: boolean }> {
    const pace = new Pace(signal);
    let grants: Grant[] = [];
    let skipped: Skipped[] = [];
    let since = performance.now();
    const flush = () => {
      if (grants.length + skipped.length > 0) onBatch({ grants, skipped });
      grants = [];
      skipped = [];
      since = performance.now();
    };
    let met = 0;
    try {
      for (const item of walk(inputs)) {
        met += 1;
        if (this.#entries.size >= this.limit || met > this.limit) {
          skipped.push({ kind: 'skipped', untrustedName: item.untrustedName, inputPath: item.inputPath, reason: 'too-many' });
          break;
        }
        if (item.kind === 'skipped') skipped.push(item);
        else grants.push(this.#grant({ path: item.path, pin: item.pin, strict: false }, item.untrustedName, item.inputPath));
        if (grants.length + skipped.length >= MAX_BATCH || performance.now() - since >= BATCH_MS) flush();
        await pace.breathe();
      }
      return { cancelled: false };
    } catch (error) {
      if (error instanceof CancelledError) return { cancelled: true };
      throw error;
    } finally {
      flush();
    }
  }

  /** Bytes of a granted file. @throws ExportError unknown-source */
  sizeOf(id: GrantId): number {
    return this.file(id).pin.size;
  }

  /** The input as it was given joined with the path below it: for the command line's report, never for the page. */
  inputPath(id: GrantId): string {
    return this.#entry(id).inputPath;
  }

  /** Exactly that range, in fresh memory. @throws ExportError, or ByteRangeError outside the file */
  readRange(id: GrantId, offset: number, length: number): Uint8Array<ArrayBuffer> {
    checkRange(this.sizeOf(id), offset, length);
    const bytes = new Uint8Array(length);
    this.#readInto(id, offset, bytes);
    return bytes;
  }

  #readInto(id: GrantId, offset: number, target: Uint8Array): void {
    const file = this.file(id);
    checkRange(file.pin.size, offset, target.length);
    this.descriptors.read(file, offset, target.length, target, 0);
  }

  /** A granted file as the one way of reading. */
  source(id: GrantId): ByteSource {
    return refusingSource(this.sizeOf(id), {
      read: (offset, length) => this.readRange(id, offset, length),
      readInto: (offset, target) => this.#readInto(id, offset, target),
    });
  }

  /** The pinned file behind an id. @throws ExportError unknown-source */
  file(id: GrantId): PinnedFile {
    return this.#entry(id).file;
  }

  /** The file pinned as it is now, for a stage. @throws ExportError where it isn't the one that was opened any more */
  pinStrictly(id: GrantId): PinnedFile {
    const file = this.file(id);
    return { path: file.path, pin: pinOf(this.descriptors.use(file)), strict: true };
  }

  /** From now on these ids read nothing. Ids that don't exist are passed over. */
  release(ids: Iterable<GrantId>): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (!entry) continue;
      this.descriptors.close(entry.file);
      this.#entries.delete(id);
    }
  }

  close(): void {
    this.#entries.clear();
    this.descriptors.closeAll();
  }

  #entry(id: GrantId): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new ExportError('unknown-source');
    return entry;
  }

  #grant(file: PinnedFile, untrustedName: string, inputPath: string): Grant {
    const id = `g${randomBytes(12).toString('hex')}`;
    this.#entries.set(id, { file, inputPath });
    return { id, untrustedName, size: file.pin.size };
  }
}

export function createGrants(descriptors?: Descriptors): Grants {
  return new Grants(descriptors);
}

/** A source whose refusals are of the one kind that readers of a scan expect. */
export function refusingSource(size: number, { read, readInto }: Pick<Required<ByteSource>, 'read' | 'readInto'>): ByteSource {
  return {
    size,
    read: (offset, length) => refusing(() => read(offset, length)),
    readInto: (offset, target) => refusing(() => readInto(offset, target)),
  };
}

function refusing<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof ExportError) throw new ByteRangeError(error.failure);
    throw error;
  }
}
