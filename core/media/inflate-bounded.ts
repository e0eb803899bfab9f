import { Inflate } from 'fflate';
import type { ByteSource } from '../dicom/byte-source.js';
import { MediaError } from './media-error.js';

/** One step of input becomes at most about a thousand times as much before its size is looked at: 16 MiB. */
export const INFLATE_STEP = 16 * 1024;

/** Inflated bytes in pieces, never more than a bound. */
export class BoundedOutput {
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(readonly most: number) {}

  get size(): number {
    return this.#size;
  }

  /** @throws MediaError `entry-too-large` */
  add(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > this.most) throw new MediaError('entry-too-large');
    if (piece.length > 0) this.#pieces.push(piece);
  }

  join(): Uint8Array {
    const [only] = this.#pieces;
    if (only && this.#pieces.length === 1) return only;
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}

/** Inflates a whole source (RFC 1951, no header). @throws MediaError `entry-damaged` or `entry-too-large` */
export function inflateBounded(source: ByteSource, most: number): Uint8Array {
  const output = new BoundedOutput(most);
  const inflate = new Inflate((piece) => output.add(piece));
  if (source.size === 0) throw new MediaError('entry-damaged');
  try {
    for (let at = 0; at < source.size; at += INFLATE_STEP) {
      const length = Math.min(INFLATE_STEP, source.size - at);
      // The decoder keeps what it is given, and a source may reuse its memory.
      inflate.push(source.read(at, length).slice(), at + length === source.size);
    }
  } catch (error) {
    throw asDamage(error);
  }
  return output.join();
}

/** fflate's own errors are plain ones with a number: they mean that the bytes are damaged. Anything else is passed on. */
export function asDamage(error: unknown): unknown {
  const isItsOwn = error instanceof Error && 'code' in error && typeof error.code === 'number';
  return isItsOwn || error instanceof TypeError || error instanceof RangeError ? new MediaError('entry-damaged') : error;
}
