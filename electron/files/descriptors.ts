import { closeSync } from 'node:fs';
import { ExportError, sourceFailure } from './failure.js';
import { openRegular, type PinnedFile, pinOf, samePin } from './pin.js';
import { readFully } from './read-fully.js';

/** Most source files that are open at one time. */
export const MAX_DESCRIPTORS = 256;

/**
 * The source files that are open, the least recently used closed first. Whoever reads gets a descriptor only after the
 * file was compared with its pin, whether it was still open or opened again.
 */
export class Descriptors {
  readonly #open = new Map<PinnedFile, number>();

  constructor(readonly limit: number = MAX_DESCRIPTORS) {}

  get size(): number {
    return this.#open.size;
  }

  /** The descriptor of a file that is as it was pinned. @throws ExportError source-changed, -gone or -unreadable */
  use(file: PinnedFile): number {
    try {
      const known = this.#open.get(file);
      if (known === undefined) return this.#reopen(file);
      if (!samePin(file.pin, pinOf(known), file.strict)) {
        // Opened again, so that a file that is gone is told from one that was changed.
        this.close(file);
        return this.#reopen(file);
      }
      this.#open.delete(file);
      this.#open.set(file, known);
      return known;
    } catch (error) {
      this.close(file);
      throw sourceFailure(error);
    }
  }

  /** Reads exactly `length` bytes at `offset` into `target` at `at`, of a file that is as it was pinned. @throws ExportError */
  read(file: PinnedFile, offset: number, length: number, target: Uint8Array, at: number): void {
    this.#readFrom(this.use(file), offset, length, target, at);
  }

  /** The same for who compares the file itself, before and after all its reads. @throws ExportError */
  readHeld(file: PinnedFile, offset: number, length: number, target: Uint8Array, at: number): void {
    this.#readFrom(this.#open.get(file) ?? this.use(file), offset, length, target, at);
  }

  #readFrom(descriptor: number, offset: number, length: number, target: Uint8Array, at: number): void {
    let got: number;
    try {
      got = readFully(descriptor, target, at, length, offset);
    } catch (error) {
      throw sourceFailure(error);
    }
    if (got !== length) throw new ExportError('source-changed');
  }

  close(file: PinnedFile): void {
    const descriptor = this.#open.get(file);
    if (descriptor === undefined) return;
    this.#open.delete(file);
    closeSync(descriptor);
  }

  closeAll(): void {
    for (const file of [...this.#open.keys()]) this.close(file);
  }

  #reopen(file: PinnedFile): number {
    const oldest = this.#open.keys().next();
    if (this.#open.size >= this.limit && !oldest.done) this.close(oldest.value);
    const { descriptor, pin } = openRegular(file.path);
    this.#open.set(file, descriptor);
    if (!samePin(file.pin, pin, file.strict)) throw new ExportError('source-changed');
    return descriptor;
  }
}
