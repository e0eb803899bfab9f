import type { ByteSource } from '../../dicom/byte-source.js';
import { ReviewError } from '../review-error.js';
import { encodeDirectory, type IndexedFile } from './encode-directory.js';

/**
 * Compares a staged DICOMDIR with the one that the reviewed outputs give: it holds what they hold, and not a byte more.
 * @param files read from the staged bytes of the outputs, with the names that they were staged under
 * @throws ReviewError
 */
export function reviewDirectory(staged: ByteSource, files: readonly IndexedFile[], seed: Uint8Array): void {
  const expected = encodeDirectory(files, seed);
  if (staged.size !== expected.length) throw new ReviewError('review-differs', '');
  const bytes = staged.read(0, staged.size);
  if (expected.some((byte, index) => byte !== bytes[index])) throw new ReviewError('review-differs', '');
}
