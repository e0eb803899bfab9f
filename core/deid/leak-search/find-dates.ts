import { DAY_WORDS, MONTH_NAMES } from './months.js';

/** Where a date stands in a text, in UTF-16 units. */
export interface DateMatch {
  readonly from: number;
  readonly to: number;
}

/** With the accents that a language writes. */
const ACCENTED: Readonly<Record<string, string>> = { a: '[aä]', c: '[cç]', e: '[eé]', u: '[uû]' };
const accented = (name: string): string => name.replaceAll(/[aceu]/g, (letter) => `${ACCENTED[letter]}\\p{M}?`);
const MONTH = `(?:${MONTH_NAMES.flat().map(accented).join('|')})\\.?`;
/** Those that are no other word: `set 2019` and `out 2020` are counts, and `third gen` is no day. */
const LEAST_OF_MONTH = 4;
const LONG_MONTH = `(?:${MONTH_NAMES.flatMap((names) => names.filter((name, at) => at === 0 || name.length >= LEAST_OF_MONTH))
  .map(accented)
  .join('|')})\\.?`;
const DAY_WORD = `(?:${DAY_WORDS.map((word) => word.replace('-', '[- ]')).join('|')})`;
const ROMAN = '(?:VIII|VII|VI|IV|IX|V|XII|XI|X|III|II|I)';
const YEAR = '(?:1[89]|20)\\d{2}';
const SHORT_YEAR = `(?:${YEAR}|['’]?\\d{2})`;
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const NUMBER = '(?:0?[1-9]|1[0-2])';
const ORDINAL = '(?:st|nd|rd|th|er|º|°|ª|e)?\\.?';
/** No digit or letter on either side. */
const alone = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');
/** No digit on either side: the time goes on behind a T, and words stand in front without a space. */
const amongLetters = (pattern: string): RegExp => new RegExp(`(?<!\\d|\\d[.,])(?:${pattern})(?!\\d|[.,]\\d)`, 'gu');

/** Ways in which people and programs write a whole date. A version or a measure isn't one: two numbers and a short year count with slashes, or in full width. */
const WHOLE_DATES: readonly RegExp[] = [
  amongLetters(`${YEAR}([-./ ])${NUMBER}\\1${DAY}(?=\\D|$)`),
  amongLetters(`${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`),
  amongLetters(`${DAY}([-./ ])${NUMBER}\\1${YEAR}`),
  amongLetters(`${NUMBER}([-./ ])${DAY}\\1${YEAR}`),
  alone(`${DAY}/${NUMBER}/['’]?\\d{2}`),
  alone(`${NUMBER}/${DAY}/['’]?\\d{2}`),
  alone('(?:0[1-9]|[12]\\d|3[01])([.-])(?:0[1-9]|1[0-2])\\1\\d{2}'),
  alone(`${DAY}${ORDINAL}[-\\s./]{0,2}(?:of |de |d['’])?\\s?${MONTH}[-\\s./,]{0,2}(?:de |del |do )?\\s?${SHORT_YEAR}`),
  alone(`${MONTH}[-\\s./]{0,2}${DAY}${ORDINAL}[-\\s./,]{1,2}${SHORT_YEAR}`),
  alone(`${YEAR}[-\\s./,]{0,2}${MONTH}[-\\s./]{0,2}${DAY}`),
  alone(`${DAY}[-./ ]${ROMAN}[-./ ]${YEAR}`),
  // A month of a year tells more than the year, which alone may stay.
  alone(`${LONG_MONTH}[-\\s./,']{1,2}${YEAR}`),
  alone(`(?:0[1-9]|1[0-2])/${YEAR}`),
  alone(`(?:${DAY_WORD} (?:of )?${LONG_MONTH}|${LONG_MONTH} (?:the )?${DAY_WORD})(?:[ ,]{1,2}${YEAR})?`),
  /(?:明治|大正|昭和|平成|令和|民[國国]|[MTSHR])\s?(?:元|\d{1,3})\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日/gu,
  /\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日/gu,
  /\d{2,4}\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일/gu,
];
/** A quick look: the shortest date has three digits. */
const COULD_HOLD = /\d\D*\d\D*\d/;

/** Every whole date in a text, whoever's it is. Time grows with the text. */
export function* findDates(text: string): Iterable<DateMatch> {
  if (!COULD_HOLD.test(text)) return;
  for (const pattern of WHOLE_DATES)
    for (const { 0: found, index } of text.matchAll(pattern)) yield { from: index, to: index + found.length };
}
