import { parseOutput, partsOf, readAgain } from '../deid/read-output.js';
import { ReviewError } from '../deid/review-error.js';
import type { ByteSource } from '../dicom/byte-source.js';
import { type ElementPath, walkElements } from '../dicom/data-set.js';
import { equalBytes } from '../dicom/equal-bytes.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { COPIED_TAGS, type InstanceUids, isSourceUid } from './identity.js';

/** Where a value comes from: copied from the scan, a number of the scan's by which it is found, or made here. */
export type KeptOrigin = 'copied' | 'reference' | 'made';

/** One staged file, as both readers read it. */
export interface ReviewedKept {
  readonly parsed: ParsedFile;
  /** Every element in the order of the bytes, file meta too, with where its value comes from. */
  readonly origins: ReadonlyMap<ElementPath, KeptOrigin>;
}

/**
 * Reads a staged file strictly and compares it with what was made, to the byte; then both readers have to agree about every element.
 * @param sources the files that it refers to
 * @throws ReviewError
 */
export function reviewKept(staged: ByteSource, made: Uint8Array, sources: readonly InstanceUids[]): ReviewedKept {
  if (staged.size !== made.length || !equalBytes(staged.read(0, staged.size), made)) throw new ReviewError('review-differs', '');
  const parsed = parseOutput(staged);
  const origins = new Map<ElementPath, KeptOrigin>();
  for (const part of partsOf(parsed)) {
    walkElements(part, (element, path, owner) => {
      const isCopied = owner === parsed.dataSet && COPIED_TAGS.has(element.tag);
      origins.set(path, isCopied ? 'copied' : isSourceUid(owner, element, sources) ? 'reference' : 'made');
    });
  }
  readAgain(parsed, origins.size);
  return { parsed, origins };
}
