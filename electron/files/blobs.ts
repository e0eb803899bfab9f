import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { type BlobId, MAX_BLOB_CHUNK } from '../../core/bridge.js';
import { ExportError, targetFailure } from './failure.js';
import { SpillFile } from './spill-file.js';

/** Bytes of blobs that are kept in memory; the rest goes into a file without a name. */
export const MAX_BLOB_MEMORY = 512 * 1024 * 1024;
/** Most bytes of all blobs together, and most blobs. */
export const MAX_BLOB_TOTAL = 1024 ** 4;
export const MAX_BLOBS = 100_000;

interface Extent {
  readonly start: number;
  readonly length: number;
  readonly memory?: Uint8Array;
  readonly spilledAt?: number;
}

interface Blob {
  size: number;
  readonly extents: Extent[];
}

export interface BlobLimits {
  readonly memory?: number;
  readonly total?: number;
  readonly blobs?: number;
  readonly spillFolder?: string;
}

/** Bytes that a worker made (inflated, encoded) and that a splice may copy from. They only grow: a range that exists never changes. */
export class Blobs {
  readonly #blobs = new Map<BlobId, Blob>();
  readonly #limits: Required<BlobLimits>;
  #inMemory = 0;
  #total = 0;
  #spill: SpillFile | undefined;

  constructor(limits: BlobLimits = {}) {
    this.#limits = { memory: MAX_BLOB_MEMORY, total: MAX_BLOB_TOTAL, blobs: MAX_BLOBS, spillFolder: tmpdir(), ...limits };
  }

  get spilledBytes(): number {
    return this.#spill?.size ?? 0;
  }

  /**
   * Appends a chunk to a blob that exists, or to a new one (null).
   * @throws ExportError unknown-source, too-large or disk-full
   */
  append(id: BlobId | null, bytes: Uint8Array): BlobId {
    if (bytes.length > MAX_BLOB_CHUNK || this.#total + bytes.length > this.#limits.total) throw new ExportError('too-large');
    const blob = id === null ? { size: 0, extents: [] } : this.#blob(id);
    if (id === null && this.#blobs.size >= this.#limits.blobs) throw new ExportError('too-large');
    if (bytes.length > 0) this.#extend(blob, bytes);
    if (id !== null) return id;
    const fresh = `b${randomBytes(12).toString('hex')}`;
    this.#blobs.set(fresh, blob);
    return fresh;
  }

  has(id: BlobId): boolean {
    return this.#blobs.has(id);
  }

  /** @throws ExportError unknown-source */
  sizeOf(id: BlobId): number {
    return this.#blob(id).size;
  }

  /** Reads exactly `length` bytes at `offset` into `target` at `at`. @throws ExportError unknown-source, range-outside-source */
  read(id: BlobId, offset: number, length: number, target: Uint8Array, at: number): void {
    const blob = this.#blob(id);
    if (offset < 0 || length < 0 || offset + length > blob.size) throw new ExportError('range-outside-source');
    let done = 0;
    for (let index = extentAt(blob.extents, offset); done < length; index += 1) {
      const extent = blob.extents[index];
      if (!extent) throw new ExportError('range-outside-source');
      const from = offset + done - extent.start;
      const count = Math.min(extent.length - from, length - done);
      if (extent.memory) target.set(extent.memory.subarray(from, from + count), at + done);
      else this.#spill?.read((extent.spilledAt ?? 0) + from, count, target, at + done);
      done += count;
    }
  }

  /** Frees every blob. */
  clear(): void {
    this.#blobs.clear();
    this.#inMemory = 0;
    this.#total = 0;
    this.#spill?.close();
    this.#spill = undefined;
  }

  #blob(id: BlobId): Blob {
    const blob = this.#blobs.get(id);
    if (!blob) throw new ExportError('unknown-source');
    return blob;
  }

  #extend(blob: Blob, bytes: Uint8Array): void {
    const start = blob.size;
    if (this.#inMemory + bytes.length <= this.#limits.memory) {
      blob.extents.push({ start, length: bytes.length, memory: Uint8Array.from(bytes) });
      this.#inMemory += bytes.length;
    } else {
      blob.extents.push({ start, length: bytes.length, spilledAt: this.#spillOut(bytes) });
    }
    blob.size += bytes.length;
    this.#total += bytes.length;
  }

  #spillOut(bytes: Uint8Array): number {
    try {
      this.#spill ??= new SpillFile(this.#limits.spillFolder);
      return this.#spill.append(bytes);
    } catch (error) {
      throw targetFailure(error);
    }
  }
}

/** The index of the extent that holds `offset`. */
function extentAt(extents: readonly Extent[], offset: number): number {
  let low = 0;
  let high = extents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((extents[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
