import type { TermKind } from './term.js';

/** What a text itself says to be of a person, in UTF-16 units. */
export interface PatternMatch {
  readonly kind: TermKind;
  readonly from: number;
  readonly to: number;
}

/** A pattern; where it has a group, that is what tells, and the words around it (`MRN`, `tel.`) may stay. */
interface Pattern {
  readonly kind: TermKind;
  readonly pattern: RegExp;
}

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** A name in small letters goes on in small letters, one in capitals in capitals: what stands behind it (`AX T2`) isn't a part of it. */
const MIXED = "(?:\\p{Lu}[\\p{L}'’-]*\\p{Ll}[\\p{L}'’-]*|\\p{Lu}\\.)";
const CAPITALS = "\\p{Lu}[\\p{Lu}'’-]{2,}";
const NAME_WORDS = `(?:${MIXED}(?:[ ,^]{1,2}${MIXED}){0,3}|${CAPITALS}(?:[ ,^]{1,2}${CAPITALS}){0,2})`;
/** The word before is read in any case, the name behind it isn't: `d` makes the place of the group known. */
const pattern = (kind: TermKind, source: string, flags = 'dgu'): Pattern => ({ kind, pattern: new RegExp(source, flags) });
const anyCase = (word: string): string =>
  [...word].map((sign) => (/\p{L}/u.test(sign) ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : sign)).join('');
const words = (...list: readonly string[]): string => `(?:${list.map(anyCase).join('|')})`;

const PATTERNS: readonly Pattern[] = [
  pattern('identifier', '[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}'),
  // International numbers, North American ones, and whatever a word calls one.
  pattern('phone', `(?<![\\d.])(?:\\+|00)\\d(?:[ ()./-]{0,2}\\d){8,14}${END}`),
  pattern('phone', `(?<![\\d.])\\(?\\d{3}\\)[ -]?\\d{3}[-. ]\\d{4}${END}`),
  pattern(
    'phone',
    `${START}${words('telephone', 'téléphone', 'phone', 'tel', 'tél', 'fax', 'mobile', 'cell', 'gsm')}[ .:#]{0,3}([+(]?\\d(?:[ ()./-]{0,2}\\d){4,14})`,
  ),
  pattern('identifier', `${START}\\d{3}-\\d{2}-\\d{4}${END}`),
  pattern(
    'identifier',
    `${START}${words('mrn', 'ssn', 'nhs', 'pid', 'pat id', 'patient id', 'patient no', 'patient nr', 'patient number', 'accession', 'accession no', 'accession number', 'acc no', 'case no')}[ .:#=]{0,3}(?=[\\p{L}\\p{N}./-]{0,30}\\d{2})([\\p{L}\\p{N}][\\p{L}\\p{N}./-]{3,30})`,
  ),
  pattern('name', `${START}${words('patient', 'pat', 'pt')}(?:${anyCase("'s name")}|${anyCase(' name')})?[ ]?[:=][ ]?(${NAME_WORDS})`),
  pattern('name', `${START}${words('patient name', "patient's name", 'pat name', 'pt name')} (${NAME_WORDS})`),
  // A title and a name behind it; in capitals only with its dot, or where it is no modality and no unit.
  pattern('name', `${START}(?:Dr|Prof|Mr|Mrs|Ms|Mme|Mlle|Herr|Frau)\\.?[ ](${MIXED}(?:[ ]${MIXED}){0,2}|${CAPITALS})`),
  pattern('name', `${START}(?:DR\\.|PROF\\.|MR\\.|MRS|MME|MLLE|HERR|FRAU)\\.?[ ]?(${CAPITALS})`),
  // Ages over 89 tell who (design, De-identification).
  pattern(
    'date',
    `${START}(?:9\\d|1[0-2]\\d)(?:[yY]|[ -]?${words('yo', 'y/o', 'yr', 'yrs', 'year', 'years', 'ans', 'jahre', 'años', 'anni', 'jaar', 'anos')})(?:[ -]?${words('old', 'alt', 'oud')})?${END}`,
  ),
  pattern('date', `${START}${words('age', 'aged', 'âge', 'alter')}[ :=]{1,2}((?:9\\d|1[0-2]\\d))${END}`),
];

/** Everything in a text that says by its form whom it is about: an address of mail, a phone, a name behind a title, a great age. */
export function* findPatterns(text: string): Iterable<PatternMatch> {
  for (const { kind, pattern: source } of PATTERNS) {
    for (const match of text.matchAll(source)) {
      const [from, to] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
      yield { kind, from, to };
    }
  }
}
