import { ByteRangeError, type ByteSource, checkRange } from '../dicom/byte-source.js';
import { MediaError } from './media-error.js';

/** Reads up to this many bytes are copies. */
const SHORT = 64 * 1024;

/**
 * What was inflated, the latest used last, within a bound: what falls out is inflated again when it is read again, so that a
 * source of an inflated file costs nothing while nobody reads it.
 */
export class InflatedBytes {
  readonly #kept = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(readonly limit: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws MediaError where it doesn't inflate */
  source(key: string, inflate: () => Uint8Array): ByteSource {
    const { length } = this.#get(key, inflate);
    return {
      size: length,
      read: (offset, count) => {
        checkRange(length, offset, count);
        const bytes = this.#again(key, inflate, length).subarray(offset, offset + count);
        // Who keeps a short piece (a window over a header) would keep all of it in memory with a view.
        return count <= SHORT ? bytes.slice() : bytes;
      },
    };
  }

  forget(isGone: (key: string) => boolean): void {
    for (const [key, bytes] of this.#kept) if (isGone(key)) this.#drop(key, bytes);
  }

  /** It inflated once: that it doesn't any more, or to something else, means that the file below it changed. */
  #again(key: string, inflate: () => Uint8Array, length: number): Uint8Array {
    try {
      const bytes = this.#get(key, inflate);
      if (bytes.length === length) return bytes;
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
    }
    throw new ByteRangeError('the file does not inflate as it did');
  }

  #get(key: string, inflate: () => Uint8Array): Uint8Array {
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const bytes = inflate();
    this.#kept.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.limit || oldest === key) break;
      this.#drop(oldest, old);
    }
    return bytes;
  }

  #drop(key: string, bytes: Uint8Array): void {
    this.#kept.delete(key);
    this.#bytes -= bytes.length;
  }
}
