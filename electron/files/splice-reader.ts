import type { Blobs } from './blobs.js';
import type { Descriptors } from './descriptors.js';
import { ExportError } from './failure.js';
import type { FrozenSplice, Piece } from './frozen-splice.js';
import type { PinnedFile } from './pin.js';

/** Copies shorter than this go through one window of the source: a rewritten header is many small pieces near each other. */
const WINDOW = 64 * 1024;

/** Reads what a frozen splice would write. */
export class SpliceReader {
  readonly #window = new Uint8Array(WINDOW);
  #windowFile: PinnedFile | undefined;
  #windowStart = 0;
  #windowLength = 0;

  constructor(
    readonly descriptors: Descriptors,
    readonly blobs: Blobs,
  ) {}

  /** Compares every source with its pin; after a read of the whole, it proves that the sources held still meanwhile. @throws ExportError */
  compareSources(splice: FrozenSplice): void {
    for (const file of splice.files) this.descriptors.use(file);
  }

  /** The same for the sources of one range of the output: of a zip of many files, those of the file that is read. @throws ExportError */
  compareSourcesOf(splice: FrozenSplice, offset: number, length: number): void {
    let compared: PinnedFile | undefined;
    for (let index = pieceAt(splice.pieces, offset); index < splice.pieces.length; index += 1) {
      const piece = splice.pieces[index];
      if (!piece || piece.start >= offset + length) return;
      if (!('file' in piece.origin) || piece.origin.file === compared) continue;
      compared = piece.origin.file;
      this.descriptors.use(compared);
    }
  }

  /** Forgets the window, so that the next read sees the source itself. */
  rewind(): void {
    this.#windowFile = undefined;
  }

  /** Reads exactly `length` bytes at `offset` of the output into `target` from 0. Whoever reads compares the sources before, and where it counts afterwards. @throws ExportError */
  read(splice: FrozenSplice, offset: number, length: number, target: Uint8Array): void {
    if (offset < 0 || length < 0 || offset + length > splice.size) throw new ExportError('range-outside-source');
    let done = 0;
    for (let index = pieceAt(splice.pieces, offset); done < length; index += 1) {
      const piece = splice.pieces[index];
      if (!piece) throw new ExportError('range-outside-source');
      const skip = offset + done - piece.start;
      const count = Math.min(piece.length - skip, length - done);
      this.#readPiece(piece, skip, count, target, done);
      done += count;
    }
  }

  #readPiece(piece: Piece, skip: number, count: number, target: Uint8Array, at: number): void {
    const { origin } = piece;
    const offset = piece.offset + skip;
    if ('inline' in origin) target.set(origin.inline.subarray(offset, offset + count), at);
    else if ('blob' in origin) this.blobs.read(origin.blob, offset, count, target, at);
    else if (count >= WINDOW) this.descriptors.readHeld(origin.file, offset, count, target, at);
    else this.#readSmall(origin.file, offset, count, target, at);
  }

  #readSmall(file: PinnedFile, offset: number, count: number, target: Uint8Array, at: number): void {
    const inside = this.#windowFile === file && offset >= this.#windowStart && offset + count <= this.#windowStart + this.#windowLength;
    if (!inside) {
      this.#windowFile = undefined;
      const length = Math.min(WINDOW, file.pin.size - offset);
      this.descriptors.readHeld(file, offset, length, this.#window, 0);
      this.#windowFile = file;
      this.#windowStart = offset;
      this.#windowLength = length;
    }
    const from = offset - this.#windowStart;
    target.set(this.#window.subarray(from, from + count), at);
  }
}

/** The index of the piece that holds `offset`. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
