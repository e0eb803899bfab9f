import type { FileReview, GroupedRow, ReviewRow } from '../../core/deid/export-review.js';
import { groupRows } from '../../core/deid/review-totals.js';
import { lookUpAttribute, nameOf } from '../../core/dicom/dictionary/look-up.js';
import { formatTag } from '../../core/dicom/tag.js';

/** Longest query that is looked for, in characters. */
const MAX_QUERY = 200;

/**
 * The facts of these files in which every word of the query occurs: in the tag, the name, the keyword, the VR or a value of either
 * side, accents and case aside. An empty query finds all.
 * @param oneByOne items of sequences stay apart, as they lie in the one file
 */
export function findFacts(files: readonly FileReview[], query: string, oneByOne: boolean): readonly GroupedRow[] {
  const words = fold(query.slice(0, MAX_QUERY)).split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? files : files.map((file) => ({ ...file, rows: file.rows.filter((row) => matches(row, words)) }));
  return oneByOne ? found.flatMap((file) => file.rows.map(single)) : groupRows(found);
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

function matches(row: ReviewRow, words: readonly string[]): boolean {
  const text = fold([formatTag(row.tag), nameOf(row.tag), lookUpAttribute(row.tag)?.keyword, row.vr, row.before, row.after].join('\n'));
  return words.every((word) => text.includes(word));
}

function single(row: ReviewRow): GroupedRow {
  const value = (text: string | null) => (text === null ? null : { distinct: 1, samples: [text] });
  return { ...row, files: 1, before: value(row.before), after: value(row.after) };
}
