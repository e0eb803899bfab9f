import { closeSync } from 'node:fs';
import { type ByteSource, checkRange } from '../../core/dicom/byte-source.js';
import { ExportError } from './failure.js';
import { NotRegularError, openRegular } from './pin.js';
import { readFully } from './read-fully.js';

/** A file that was written and isn't published yet. */
export interface WrittenOutput {
  readonly name: string;
  readonly path: string;
  /** How many bytes it must have. */
  readonly bytes: number;
}

/**
 * Exactly that range of a written file, from the disk, in fresh memory.
 * @throws ByteRangeError outside the file, ExportError read-back-differs where it isn't what was written there, or the system's error
 */
export function readWritten({ path, bytes: size }: WrittenOutput, offset: number, length: number): Uint8Array<ArrayBuffer> {
  checkRange(size, offset, length);
  const bytes = new Uint8Array(length);
  const descriptor = openWritten(path, size);
  try {
    if (readFully(descriptor, bytes, 0, length, offset) !== length) throw new ExportError('read-back-differs');
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** A written file as the one way of reading. */
export const writtenSource = (written: WrittenOutput): ByteSource => ({
  size: written.bytes,
  read: (offset, length) => readWritten(written, offset, length),
});

/** Opens what was written once more: a regular file of that length. @throws ExportError read-back-differs, or the system's error */
export function openWritten(path: string, bytes: number): number {
  try {
    const { descriptor, pin } = openRegular(path);
    if (pin.size === bytes) return descriptor;
    closeSync(descriptor);
  } catch (error) {
    if (!(error instanceof NotRegularError)) throw error;
  }
  throw new ExportError('read-back-differs');
}
