import { EVERYDAY_WORDS, PLACEHOLDER_WORDS } from './common-words.js';
import { foldText } from './fold.js';
import { MONTH_NAMES } from './months.js';
import { makeTerm, type Term, type TermKind } from './term.js';

/** All terms that one Person Name gives: its parts, parts put together, initials with the surname (PS3.5 §6.2.1: family^given^middle^prefix^suffix, three groups). */
export function nameTerms(untrustedName: string): Term[] {
  const terms: Term[] = [];
  for (const group of [untrustedName, withDigraphs(untrustedName)].flatMap((name) => name.split('='))) {
    const [family = '', given = '', middle = ''] = group.split('^');
    const families = wordsOf(family);
    const givens = [...wordsOf(given), ...wordsOf(middle)];
    for (const part of [...families, ...givens]) push(terms, 'name', part);
    const surname = families.join('');
    for (const part of new Set([...families, ...givens, surname])) terms.push(...disguised(part));
    const first = givens[0] ?? '';
    for (const combined of [families.length > 1 ? surname : '', givens.length > 1 ? givens.join('') : '']) push(terms, 'name', combined);
    if (surname === '' || first === '') continue;
    // Two placeholders are nobody, in whatever way they are put together.
    if ([...families, ...givens].every((part) => PLACEHOLDER_WORDS.has(part))) continue;
    for (const combined of [surname + first, first + surname, surname + first.slice(0, 1), first.slice(0, 1) + surname])
      push(terms, 'name', combined);
    const initials = givens.map((word) => word.slice(0, 1)).join('');
    if (initials.length > 1) for (const combined of [surname + initials, initials + surname]) push(terms, 'name', combined);
  }
  return terms;
}

/** Letters of a name that is cut (titles and names of files have eight), and of one that is written from its end. */
const CUT = 8;
const LEAST_TURNED = 6;

/** A name as it stands where there was no room for it, and as it is turned around to hide it: looked for as whole words. */
function disguised(part: string): Term[] {
  if (PLACEHOLDER_WORDS.has(part) || /\d/.test(part)) return [];
  const letters = [...part];
  const forms = letters.length > CUT ? [letters.slice(0, CUT).join('')] : [];
  if (letters.length >= LEAST_TURNED) forms.push(letters.reverse().join(''));
  return forms.map((folded) => ({ kind: 'name', folded, wholeWord: true }));
}

const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** A name as it is written where there are no umlauts: `Müller` is `Mueller`, besides the `Muller` of folding. */
const withDigraphs = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüøå]/g, (letter) => DIGRAPHS[letter] ?? letter);

/** Digits of an identifier that stand for it without its letters; and the ends of a phone number without its country and area. */
const LEAST_RUN = 6;
const PHONE_ENDS = [9, 8, 7];

/** An identifier in whole: separators don't count. Its number alone, too, and without leading zeros: letters are dropped by people and by other systems. */
export function identifierTerms(untrusted: string, kind: TermKind = 'identifier'): Term[] {
  const terms: Term[] = [];
  const { squeezed } = foldText(untrusted);
  push(terms, kind, squeezed);
  for (const run of squeezed.match(/\d{5,}/g) ?? []) {
    if (run.length >= LEAST_RUN || run === squeezed) push(terms, kind, run);
    const digits = /^0+(\d{5,})$/.exec(run)?.[1];
    if (digits) push(terms, kind, digits);
    if (kind !== 'phone') continue;
    for (const length of PHONE_ENDS) {
      if (run.length <= length) continue;
      push(terms, kind, run.slice(-length));
      // From inside the country, a zero stands in front of the area.
      push(terms, kind, `0${run.slice(-length)}`);
    }
  }
  return terms;
}

/** A phrase (institution, address) in whole, and its words where they are not everyday ones. */
export function phraseTerms(untrusted: string, kind: TermKind): Term[] {
  const terms: Term[] = [];
  const { words, squeezed } = foldText(untrusted);
  if (words.length > 1) push(terms, kind, squeezed);
  for (const { folded } of words) if (folded.length >= 4 && !/^\d+$/.test(folded)) push(terms, kind, folded);
  return terms;
}

/** Fewer are a short number. */
const LEAST_SECONDS = 10_000_000;

/** Of an English ordinal: 1st, 2nd, 3rd, 4th, 11th. */
const ordinalEnding = (day: number): string => (day > 3 && day < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'));

/** 001 to 366, as ISO 8601 counts days. */
const dayOfYear = (year: number, month: number, day: number): string =>
  String((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000).padStart(3, '0');

/** A date (YYYYMMDD) in the ways in which people and programs write it; separators don't count, so one term covers many. */
export function dateTerms(untrustedDate: string): Term[] {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(untrustedDate.replaceAll(/[.\-/]/g, ''));
  if (!match) return [];
  const [, year = '', month = '', day = ''] = match;
  const names = MONTH_NAMES[Number(month) - 1];
  // A made-up date says nothing: 1900-01-01 and the like stand in de-identified files.
  if (!names || Number(day) < 1 || Number(day) > 31 || Number(year) < 1850) return [];
  const short = year.slice(2);
  const plainDay = String(Number(day));
  const plainMonth = String(Number(month));
  const spellings = [
    year + month + day,
    day + month + year,
    month + day + year,
    day + month + short,
    short + month + day,
    month + day + short,
  ];
  spellings.push(year + dayOfYear(Number(year), Number(month), Number(day)));
  if (plainDay !== day || plainMonth !== month)
    spellings.push(plainDay + plainMonth + year, plainMonth + plainDay + year, year + plainMonth + plainDay);
  for (const name of names) {
    for (const written of [day, plainDay, plainDay + ordinalEnding(Number(day))])
      spellings.push(written + name + year, name + written + year, year + name + written);
    spellings.push(day + name + short, name + day + short, name + year);
    for (const of of ['de', 'of', 'd']) for (const written of [day, plainDay]) spellings.push(written + of + name + year);
    spellings.push(`${plainDay}de${name}de${year}`);
  }
  // As programs count: seconds and milliseconds since 1970, at midnight.
  const seconds = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  if (seconds >= LEAST_SECONDS) spellings.push(String(seconds), String(seconds * 1000));
  const terms: Term[] = [];
  for (const spelling of spellings) push(terms, 'date', spelling);
  return terms;
}

/** Words of a file's or folder's name: numbers of 6 digits and more, and words that aren't everyday ones of imaging. */
export function pathTerms(untrustedPath: string): Term[] {
  const terms: Term[] = [];
  for (const { folded } of foldText(untrustedPath).words) {
    const digits = folded.replaceAll(/\D/g, '').length;
    if (/^\p{L}+$/u.test(folded) ? folded.length >= 4 : digits >= 6) push(terms, 'path', folded);
    // `doe19700101`: letters and digits of one word are looked for apart too.
    else for (const letters of folded.match(/\p{L}{4,}/gu) ?? []) push(terms, 'path', letters);
  }
  return terms;
}

function wordsOf(text: string): string[] {
  return foldText(text).words.map(({ folded }) => folded);
}

function push(terms: Term[], kind: TermKind, folded: string): void {
  if ((kind === 'name' ? PLACEHOLDER_WORDS : EVERYDAY_WORDS).has(folded)) return;
  const term = makeTerm(kind, folded);
  if (term) terms.push(term);
}
