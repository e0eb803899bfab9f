/** Where a date stands in a text, in UTF-16 units. */
export interface DateMatch {
  readonly from: number;
  readonly to: number;
}

const MONTHS = [
  'jan|january|janvier|januar|januari|enero|ene|gennaio|gen|janeiro',
  'feb|february|fevrier|février|februar|februari|febrero|febbraio|fevereiro|fev|fév',
  'mar|march|mars|märz|maerz|maart|marzo|março|mrt',
  'apr|april|avril|avr|abril|abr|aprile',
  'may|mai|mei|mayo|maggio|mag|maio',
  'jun|june|juin|juni|junio|giugno|giu|junho',
  'jul|july|juillet|juil|juli|julio|luglio|lug|julho',
  'aug|august|août|aout|augustus|agosto|ago',
  'sep|sept|september|septembre|septiembre|settembre|set|setembro',
  'oct|october|octobre|oktober|okt|octubre|ottobre|ott|outubro|out',
  'nov|november|novembre|noviembre|novembro',
  'dec|december|décembre|decembre|dezember|dez|diciembre|dic|dicembre|dezembro',
];
const MONTH = `(?:${MONTHS.join('|')})\\.?`;
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
