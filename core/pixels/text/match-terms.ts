import { foldText } from './fold-text.js';
import type { TextBox } from './text-box.js';

/** Text in a picture that looks like something a header says. Both are from a file: untrusted, to be shown as text only. */
export interface TermMatch {
  /** Place of the box in the list that was given. */
  readonly box: number;
  /** Place of the term in the list that was given. */
  readonly term: number;
  /** `same`: folded alike; `near`: but for a few letters. */
  readonly likeness: 'same' | 'near';
}

/** Folded terms of fewer letters and digits match too much by chance. */
const SHORTEST_TERM = 4;
/** A near match may differ in one letter of so many. */
const LETTERS_AN_ERROR = 5;
/** Longest folded text that is compared: more isn't a line of a picture. */
const LONGEST = 512;

/**
 * Which boxes look like which terms (names, dates, numbers and places from the headers, each as one string; parts of a name
 * as terms of their own). A match is a strong sign; none proves nothing, because small text is read with errors.
 */
export function matchTerms(boxes: readonly Pick<TextBox, 'text'>[], terms: readonly string[]): TermMatch[] {
  const folded = terms.map((term) => foldText(term.slice(0, LONGEST)));
  return boxes.flatMap(({ text }, box) => {
    const line = foldText(text.slice(0, LONGEST));
    return folded.flatMap((term, place): TermMatch[] => {
      if (term.length < SHORTEST_TERM) return [];
      if (line.includes(term)) return [{ box, term: place, likeness: 'same' }];
      const allowed = Math.floor(term.length / LETTERS_AN_ERROR);
      return allowed > 0 && leastErrors(line, term) <= allowed ? [{ box, term: place, likeness: 'near' }] : [];
    });
  });
}

/** The least number of letters to change, add or drop so that `term` stands anywhere in `line` (Sellers' variant of the edit distance). */
function leastErrors(line: string, term: string): number {
  let above = new Uint16Array(line.length + 1);
  for (let row = 1; row <= term.length; row++) {
    const current = new Uint16Array(line.length + 1);
    current[0] = row;
    for (let column = 1; column <= line.length; column++) {
      const changed = (above[column - 1] as number) + (term[row - 1] === line[column - 1] ? 0 : 1);
      current[column] = Math.min(changed, (above[column] as number) + 1, (current[column - 1] as number) + 1);
    }
    above = current;
  }
  return above.reduce((least, errors) => Math.min(least, errors), term.length);
}
