import { collectTerms } from '../../core/deid/leak-search/collect-terms.js';
import type { TermKind } from '../../core/deid/leak-search/term.js';
import { NO_OPTIONS } from '../../core/deid/policy.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { matchTerms } from '../../core/pixels/text/match-terms.js';
import type { TextBox } from '../../core/pixels/text/text-box.js';

/** The kinds from what tells most of a person to what tells least; what looks like several is named by the first. */
const TELLING: readonly TermKind[] = ['name', 'identifier', 'phone', 'date', 'institution', 'address', 'device'];
/** Spellings that are compared with every box: a hostile header could hold any number. */
const MOST_TERMS = 2000;

/** Says for each text what of the file's own headers it looks like; null where nothing. */
export type Likener = (boxes: readonly TextBox[]) => readonly (TermKind | null)[];

/** Compares what is read in a picture with what its headers say of the person, the dates and the place. */
export function likenerFor(parsed: ParsedFile): Likener {
  const terms = collectTerms(parsed, NO_OPTIONS)
    .terms.filter(({ kind }) => TELLING.includes(kind))
    .sort((one, other) => TELLING.indexOf(one.kind) - TELLING.indexOf(other.kind))
    .slice(0, MOST_TERMS);
  const spellings = terms.map(({ folded }) => folded);
  return (boxes) => {
    const likeness: (TermKind | null)[] = boxes.map(() => null);
    // Places of terms come in their order: the most telling first.
    for (const { box, term } of matchTerms(boxes, spellings)) likeness[box] ??= terms[term]?.kind ?? null;
    return likeness;
  };
}
