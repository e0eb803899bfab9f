import type { OutputKind } from '../bridge.js';
import type { ByteSource } from '../dicom/byte-source.js';
import { type ElementPath, walkElements } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import type { FilePlan } from './export-plan.js';
import type { FileCheck } from './export-review.js';
import { isAmong } from './generic-path.js';
import { searchElement } from './leak-search/search-element.js';
import type { LeakSearch } from './leak-search/term-dictionary.js';
import { readPlainJpeg } from './picture/read-jpeg.js';
import { readPlainPng } from './picture/read-png.js';
import { OWN_WORDS, parseOutput, partsOf, readAgain } from './read-output.js';
import { ReviewError } from './review-error.js';
import { readPlainWebm } from './video/read-webm.js';

/** What the review of an output found, as far as who checks the written file has to know it. */
export type WrittenFacts =
  | {
      readonly kind: 'dicom';
      /** How many elements it holds. */
      readonly elements: number;
      /** Where values of this program's own making stand: no word of the person's is looked for in them. */
      readonly ownWords: readonly ElementPath[];
      /** Where a finding was called a false alarm, without item numbers. */
      readonly overruled: readonly ElementPath[];
    }
  | { readonly kind: Exclude<OutputKind, 'dicom'> };

/** What `checkWrittenFile` needs of a review. */
export function writtenFactsOf({ decisions, additions, overruled }: FilePlan, { elements }: Pick<FileCheck, 'elements'>): WrittenFacts {
  const planned = [...decisions.filter(({ action }) => action !== 'remove'), ...additions];
  const ownWords = planned.filter(({ reason }) => OWN_WORDS.has(reason)).map(({ path }) => path);
  return { kind: 'dicom', elements: elements.output, ownWords, overruled };
}

/**
 * Reads one written file strictly, without its source: both readers agree about every element of it and nothing lies around them,
 * and the person's words aren't in it. A picture is nothing but a picture, a film nothing but pictures.
 * @param search for DICOM files
 * @returns the file that was read; null for a picture
 * @throws ReviewError, ByteRangeError
 */
export function checkWrittenFile(written: ByteSource, facts: WrittenFacts, search: LeakSearch | null): ParsedFile | null {
  if (facts.kind !== 'dicom') {
    if (facts.kind === 'png') readPlainPng(written);
    else if (facts.kind === 'jpeg') readPlainJpeg(written);
    else readPlainWebm(written);
    return null;
  }
  if (!search) throw new Error('nobody said what to look for');
  const output = parseOutput(written);
  const ownWords = new Set(facts.ownWords);
  const overruled = new Set(facts.overruled);
  let count = 0;
  for (const part of partsOf(output)) {
    walkElements(part, (element, path, owner) => {
      count += 1;
      const isLookedAt = !ownWords.has(path) && !isAmong(overruled, path);
      if (isLookedAt && searchElement(element, owner, search)) throw new ReviewError('leak-found', path);
    });
  }
  if (count !== facts.elements) throw new ReviewError('review-differs', '');
  readAgain(output, count);
  return output;
}
