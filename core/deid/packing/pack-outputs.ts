import { fileId, type Packing, type StagedFile } from '../../bridge.js';
import type { ByteSource } from '../../dicom/byte-source.js';
import type { Splice } from '../../dicom/splice-file.js';
import { ReviewError } from '../review-error.js';
import type { DirectoryEntry } from './directory-entry.js';
import { encodeDirectory, type IndexedFile } from './encode-directory.js';
import { readPlainZip } from './read-zip.js';
import { reviewDirectory } from './review-directory.js';

/** What main staged: the outputs in their order, the index last where there is one, and the zip that holds them where one was asked for. */
export interface PackedOutputs {
  readonly files: readonly StagedFile[];
  readonly container: StagedFile | null;
}

/**
 * The index of the files, as the last splice of the stage; none where none is asked for.
 * @param entries of every file that leaves, in their order; null for one that has no place in an index
 */
export function indexOf(entries: readonly (DirectoryEntry | null)[], { directory }: Packing, seed: Uint8Array): readonly Splice[] {
  if (!directory) return [];
  const files = entries.flatMap((entry, index): IndexedFile[] => (entry ? [{ entry, fileId: fileId(index) }] : []));
  return [{ parts: [{ bytes: encodeDirectory(files, seed) }] }];
}

/**
 * Reads what lies around the files from the staged bytes: the index names the files and says what they say, the zip holds them and
 * nothing else.
 * @param entryOf what the index has to say of the file at a place, read from its staged bytes
 * @throws ReviewError; ByteRangeError
 */
export function reviewPacking(
  { files, container }: PackedOutputs,
  { directory }: Packing,
  seed: Uint8Array,
  open: (staged: StagedFile) => ByteSource,
  entryOf: (index: number) => DirectoryEntry | null,
): void {
  const index = directory ? files.at(-1) : undefined;
  if (index) {
    const named = files.slice(0, -1).flatMap(({ name }, place): IndexedFile[] => {
      const entry = entryOf(place);
      return entry ? [{ entry, fileId: name }] : [];
    });
    reviewDirectory(open(index), named, seed);
  }
  if (container && readPlainZip(open(container)).length !== files.length) throw new ReviewError('review-differs', '');
}
