import { createHash } from 'node:crypto';
import { applyPlan } from '../../../core/deid/apply.js';
import type { FilePlan, LeftOutReason } from '../../../core/deid/export-plan.js';
import type { FileReview } from '../../../core/deid/export-review.js';
import type { LeakSearch } from '../../../core/deid/leak-search/term-dictionary.js';
import { TermDictionary } from '../../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../../core/deid/plan.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { reviewFile } from '../../../core/deid/review.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { type DataSet, walkElements } from '../../../core/dicom/data-set.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { textValues, valueBytes } from '../../../core/dicom/read-value.js';
import { spliceBytes } from '../dicom/tile-file.js';

export const SEED = new Uint8Array(32).fill(7);
export const OTHER_SEED = new Uint8Array(32).fill(8);

export const parse = (bytes: Uint8Array): ParsedFile => parseFile(memorySource(bytes));

/** The words of the file's own person, and of a path that has none. */
export function searchOf(parsed: ParsedFile, path = 'IM1'): LeakSearch {
  const terms = new TermDictionary(BASIC_POLICY.options);
  terms.collect(parsed);
  return terms.searchFor(parsed, path);
}

export function planOf(parsed: ParsedFile, seed: Uint8Array = SEED): FilePlan {
  const planned = createPlanner(BASIC_POLICY, seed).planFile('file', parsed, { includeUnchecked: true }, searchOf(parsed));
  if ('reason' in planned) throw new Error(`left out: ${planned.reason}`);
  return planned;
}

/** Why a file is left out, or null where it is planned. */
export function leftOutReason(bytes: Uint8Array, includeUnchecked = true): LeftOutReason | null {
  const planned = createPlanner(BASIC_POLICY, SEED).planFile('file', parse(bytes), { includeUnchecked }, searchOf(parse(bytes)));
  return 'reason' in planned ? planned.reason : null;
}

/** What an export of one file in memory gives. */
export interface Exported {
  readonly source: ParsedFile;
  readonly plan: FilePlan;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly output: ParsedFile;
  readonly review: FileReview;
}

export function review(plan: FilePlan, source: ParsedFile, bytes: Uint8Array): FileReview {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return reviewFile(plan, source, { stagedId: 's', name: 'IM000000.dcm', sha256, source: memorySource(bytes) }, searchOf(source));
}

export function exportBytes(input: Uint8Array, seed: Uint8Array = SEED): Exported {
  const source = parse(input);
  const plan = planOf(source, seed);
  const bytes = spliceBytes(applyPlan(source, plan, 'file'), source.source);
  return { source, plan, bytes, output: parse(bytes), review: review(plan, source, bytes) };
}

/** Every element of a data set by its path, with its value as hexadecimal digits; null for sequences and fragments. */
export function valuesByPath(dataSet: DataSet): Map<string, string | null> {
  const values = new Map<string, string | null>();
  walkElements(dataSet, (element, path, owner) => {
    const value = element.items || element.fragments ? null : Buffer.from(valueBytes(owner, element)).toString('hex');
    values.set(path, value);
  });
  return values;
}

/** Text values of the element at a path of `walkElements`; null where it isn't there. */
export function textAt(dataSet: DataSet, wanted: string): string[] | null {
  let found: string[] | null = null;
  walkElements(dataSet, (element, path, owner) => {
    if (path === wanted) found = textValues(owner, element);
  });
  return found;
}
