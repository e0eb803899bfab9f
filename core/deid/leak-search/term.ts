/** What a term is: it decides where it is looked for and what a person is told. */
export type TermKind = 'name' | 'identifier' | 'device' | 'uid' | 'date' | 'phone' | 'address' | 'institution' | 'path';

/** The kinds from the one that is looked for in the most places to the one that is in the fewest: a spelling of two kinds is of the first. */
const STRICTNESS: readonly TermKind[] = ['name', 'identifier', 'phone', 'address', 'uid', 'date', 'institution', 'device', 'path'];

export const stricterKind = (one: TermKind, other: TermKind): TermKind =>
  STRICTNESS.indexOf(one) <= STRICTNESS.indexOf(other) ? one : other;

/** One spelling that must not leave, folded: letters and digits without case, accents and anything between them. */
export interface Term {
  readonly kind: TermKind;
  readonly folded: string;
  /** It may match only a whole word (or whole words) of a text, and never bytes: too short to mean anything inside another. */
  readonly wholeWord: boolean;
}

/** Shorter terms aren't looked for at all: they would match everywhere. */
const LEAST_LETTERS = 2;
const LEAST_DIGITS = 3;
/** From these lengths on a term is looked for inside words (design: under 4 letters or 5 digits, whole words only). */
const INSIDE_LETTERS = 4;
const INSIDE_DIGITS = 5;
/** Letters and digits together say more than either alone. */
const INSIDE_MIXED = 6;

/** A term, or null where the spelling is too short to be one. */
export function makeTerm(kind: TermKind, folded: string): Term | null {
  const digits = folded.replaceAll(/\D/g, '').length;
  const letters = folded.length - digits;
  // Two signs of a script without spaces and case are a whole name.
  const dense = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(folded);
  // A name without a letter is a number that stands in the wrong place; one digit over and over is a placeholder.
  if ((kind === 'name' && letters === 0) || /^(\d)\1*$/.test(folded)) return null;
  if (letters === 0 ? digits < LEAST_DIGITS : folded.length < LEAST_LETTERS) return null;
  const inside =
    letters === 0
      ? digits >= INSIDE_DIGITS
      : letters >= INSIDE_LETTERS ||
        digits >= INSIDE_DIGITS ||
        (digits > 0 && folded.length >= INSIDE_MIXED) ||
        (dense && folded.length >= 2);
  return { kind, folded, wholeWord: !inside };
}
