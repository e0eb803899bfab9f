import type { DataElement } from '../../dicom/data-element.js';
import type { DataSet } from '../../dicom/data-set.js';
import { encodeText } from '../../dicom/encode-text.js';
import { MAX_READ, numberValues, readingVr, textValue, textValues, valueBytes } from '../../dicom/read-value.js';
import type { Tag } from '../../dicom/tag.js';
import { isSingleText, type Vr } from '../../dicom/vr.js';
import { dummyValue } from '../dummy-value.js';
import { isClassUid, isWellKnownUid } from '../uid-map.js';
import { cutMatches, type LeakMatch, type Passed } from './leak-matcher.js';
import { IN_MODELS, passedIn } from './passed-terms.js';
import type { TermKind } from './term.js';
import type { LeakSearch } from './term-dictionary.js';
import { findInAnyReading, findInPlainText, findInUnknown, findUnwrapped } from './unknown-bytes.js';
import { isOfItsVr } from './value-grammar.js';

/** What was found in a value, and the value without it (empty: nothing is left of it); null where only the whole element can go. */
export interface LeakFinding {
  readonly kind: TermKind;
  readonly cleaned: Uint8Array | null;
}

/** Bulk values are looked through in pieces of this size, which overlap by more than the longest term. */
const STEP = 1024 * 1024;
const OVERLAP = 4096;
/** Manufacturer, and its Model Name. */
const MANUFACTURER: Tag = 0x00080070;
const MODEL: Tag = 0x00081090;
/** Pixel Data, Float Pixel Data, Double Float Pixel Data: samples are pictures. */
const PICTURES: ReadonlySet<Tag> = new Set([0x7fe00010, 0x7fe00008, 0x7fe00009]);
/** Upper-case letters, digits, space and underscore, 16 at most. */
const CODE_STRING = /^[A-Z\d _]{0,16}$/;
/** Relationship Type, Value Type and Continuity of Content (PS3.3 C.17.3): a report can't be read without them, and their terms are the standard's. */
const FIXED_TERMS: ReadonlyMap<Tag, RegExp> = new Map([
  [0x0040a010, /^(CONTAINS|HAS PROPERTIES|HAS OBS CONTEXT|HAS ACQ CONTEXT|INFERRED FROM|SELECTED FROM|HAS CONCEPT MOD)$/],
  [0x0040a040, /^(TEXT|NUM|CODE|DATETIME|DATE|TIME|UIDREF|PNAME|COMPOSITE|IMAGE|WAVEFORM|SCOORD|SCOORD3D|TCOORD|CONTAINER|TABLE)$/],
  [0x0040a050, /^(SEPARATE|CONTINUOUS)$/],
]);
/** More numbers than this are a table. */
const MOST_NUMBERS = 16;
const LEAST_BESIDE_OTHERS = 6;
/**
 * Looks for a person's terms in one value that would leave (leaf elements, pictures excepted). Text loses the words;
 * coded and numeric values are compared whole, and dates, times, ages and measures aren't compared at all.
 */
export function searchElement(element: DataElement, owner: DataSet, search: LeakSearch): LeakFinding | null {
  if (element.items || element.valueLength === 0 || PICTURES.has(element.tag)) return null;
  const vr = readingVr(element);
  switch (vr) {
    case 'DA':
    case 'DT':
    case 'TM':
    case 'AS':
      return searchWords(element, owner, search);
    case 'UI':
      return searchUids(element, owner, search) ?? searchWords(element, owner, search);
    case 'CS':
      return searchCodes(element, owner, search);
    case 'DS':
    case 'IS':
      return wholeValue(textValues(owner, element), search) ?? searchWords(element, owner, search);
    case 'US':
    case 'SS':
    case 'UL':
    case 'SL':
    case 'UV':
    case 'SV':
    case 'FL':
    case 'FD':
      return (
        (element.valueLength <= MOST_NUMBERS * 8 ? wholeValue(numberValues(owner, element).map(String), search) : null) ??
        searchBulk(element, owner, search)
      );
    case 'LO':
    case 'SH':
    case 'LT':
    case 'ST':
    case 'UT':
    case 'UC':
    case 'UR':
    case 'AE':
    case 'PN':
      return element.valueLength <= MAX_READ ? searchText(element, owner, vr, search) : searchBulk(element, owner, search);
    default:
      return searchBulk(element, owner, search);
  }
}

function searchText(element: DataElement, owner: DataSet, vr: Vr, search: LeakSearch): LeakFinding | null {
  const values = textValues(owner, element);
  const passed = element.tag === MODEL && !isFromItsMaker(owner, search) ? IN_MODELS : passedIn(element.tag);
  let kind: TermKind | null = null;
  const cut = values.map((value) => {
    const matches = matchesIn(value, search, passed);
    kind ??= matches[0]?.kind ?? null;
    return cutAll(value, matches, search, passed);
  });
  if (kind === null) return searchWhole(element, owner, values, search, passed);
  const text = cut.join('\\');
  // A value of which nothing is left is made up, which is valid where the attribute must have one.
  const isEmpty = cut.every((value) => !/[\p{L}\p{N}]/u.test(value));
  const cleaned = isEmpty ? null : encodeText(vr, isSingleText(vr) ? (cut[0] ?? '') : text, owner.charset);
  // What reads as other letters isn't cut: its bytes still tell.
  const isMisread = cleaned !== null && !isPlain(cut) && findMisread(cleaned, owner, search.person, passed) !== null;
  const stillTells = isMisread || findAcross(cut, search, passed) !== null;
  return { kind, cleaned: cleaned === null || stillTells ? dummyValue(element.vr) : cleaned };
}

/** A program is named after who wrote it, and who wrote it is the institution of some objects: then their Manufacturer says so, too. */
const isFromItsMaker = (owner: DataSet, { person }: LeakSearch): boolean =>
  person.findInText(textValue(owner, MANUFACTURER)).some(({ kind }) => kind === 'institution');

/** Rounds of cutting: a text that still tells then goes as a whole. */
const MOST_ROUNDS = 8;

/** Cut until nothing is found: what stood on both sides of a match may be one. */
function cutAll(value: string, matches: readonly LeakMatch[], search: LeakSearch, passed: Passed): string {
  let text = value;
  let found = matches;
  for (let round = 0; found.length > 0; round += 1) {
    if (round === MOST_ROUNDS) return '';
    text = cutMatches(text, found);
    found = matchesIn(text, search, passed);
  }
  return text;
}

const isPlain = (values: readonly string[]): boolean => values.every((value) => /^[\x20-\x7e\t\r\n\f]*$/.test(value));

/** What no single value tells: words that several share, another writing, or another character set. */
function searchWhole(
  element: DataElement,
  owner: DataSet,
  values: readonly string[],
  search: LeakSearch,
  passed: Passed,
): LeakFinding | null {
  const kind = findAcross(values, search, passed);
  if (kind) return { kind, cleaned: dummyValue(element.vr) };
  return isPlain(values) ? null : searchMisread(element, owner, search, passed);
}

/** In all values put together, and in what they stand for. */
function findAcross(values: readonly string[], search: LeakSearch, passed: Passed): TermKind | null {
  const joined = values.length > 1 ? [...matchesIn(values.join(''), search, passed), ...matchesIn(values.join(' '), search, passed)] : [];
  // Two or four bytes a letter, under a character set of one: what is left is the text.
  const narrow = values.join('').replaceAll('\0', '');
  if (narrow.length < values.join('').length) joined.push(...matchesIn(narrow, search, passed));
  return joined[0]?.kind ?? findUnwrapped(values.join('\\').replaceAll('\0', ''), search.person, passed);
}

/** Text in another character set than the declared one reads as other letters: its bytes still tell. */
const findMisread = (bytes: Uint8Array, owner: DataSet, person: LeakSearch['person'], passed: Passed): TermKind | null =>
  findInAnyReading(bytes, owner, person, passed) ?? findInPlainText(bytes, person, passed);

function searchMisread(element: DataElement, owner: DataSet, { person }: LeakSearch, passed: Passed): LeakFinding | null {
  const kind = findMisread(valueBytes(owner, element), owner, person, passed);
  return kind ? { kind, cleaned: dummyValue(element.vr) } : null;
}

/** Words where a date, a time, an age or a number should stand: they are made up where they tell. */
function searchWords(element: DataElement, owner: DataSet, search: LeakSearch): LeakFinding | null {
  if (element.valueLength > MAX_READ) return searchBulk(element, owner, search);
  const values = textValues(owner, element);
  const vr = readingVr(element);
  if (values.every((value) => isOfItsVr(vr, value))) return null;
  const kind = tellsAmiss(values, search) ?? findInAnyReading(valueBytes(owner, element), owner, search.person);
  return kind ? { kind, cleaned: dummyValue(element.vr) } : null;
}

/** What text in the wrong place tells. */
function tellsAmiss(values: readonly string[], search: LeakSearch): TermKind | null {
  return values.flatMap((value) => matchesIn(value, search, null))[0]?.kind ?? findAcross(values, search, null);
}

function matchesIn(value: string, { person, path }: LeakSearch, passed: Passed): readonly LeakMatch[] {
  if (passed) return person.findInText(value, passed);
  const own = person.findInText(value);
  const byPath = path.findInText(value);
  if (byPath.length === 0) return own;
  const joined: LeakMatch[] = [];
  for (const match of [...own, ...byPath].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && match.from < last.to) joined[joined.length - 1] = { ...last, to: Math.max(last.to, match.to) };
    else joined.push(match);
  }
  return joined;
}

function searchUids(element: DataElement, owner: DataSet, { person }: LeakSearch): LeakFinding | null {
  // Of a class of a vendor's own only a number of the person tells.
  const tells = (uid: string) => (isClassUid(element.tag) ? person.tellsInUid(uid) : person.isSourceUid(uid));
  const found = textValues(owner, element).some((uid) => !isWellKnownUid(uid) && tells(uid));
  return found ? { kind: 'uid', cleaned: null } : null;
}

/** A code string of several values loses the one that is an identifier, and keeps its place. */
function searchCodes(element: DataElement, owner: DataSet, search: LeakSearch): LeakFinding | null {
  if (element.valueLength > MAX_READ) return searchBulk(element, owner, search);
  const fixed = FIXED_TERMS.get(element.tag);
  let kind: TermKind | null = null;
  const values = textValues(owner, element).map((value) => {
    if (fixed?.test(value)) return value;
    // What isn't a code string (PS3.5 §6.2) is text in the wrong place, and is read as text.
    const found = CODE_STRING.test(value) ? search.person.findWholeValue(value) : tellsAmiss([value], search);
    kind ??= found;
    return found ? 'REMOVED' : value;
  });
  return kind === null ? null : { kind, cleaned: encodeText('CS', values.join('\\'), owner.charset) };
}

/** A number that is an identifier is a whole one. Beside others it has 6 digits at least: measures have fractions. */
function wholeValue(values: readonly string[], { person }: LeakSearch): LeakFinding | null {
  if (values.length > MOST_NUMBERS) return null;
  for (const value of values) {
    const digits = /^\s*[+]?(\d+)(?:\.0*)?\s*$/.exec(value)?.[1];
    if (digits === undefined || (values.length > 1 && digits.length < LEAST_BESIDE_OTHERS)) continue;
    const kind = person.findWholeValue(digits);
    if (kind) return { kind, cleaned: new Uint8Array(0) };
  }
  return null;
}

function searchBulk(element: DataElement, owner: DataSet, { person }: LeakSearch): LeakFinding | null {
  if (element.fragments) return null;
  if (element.valueLength <= STEP) return bytesFinding(valueBytes(owner, element), owner, person);
  for (let at = 0; at < element.valueLength; at += STEP) {
    const length = Math.min(STEP + OVERLAP, element.valueLength - at);
    const finding = bytesFinding(owner.body.read(element.valueOffset + at, length), owner, person);
    if (finding) return finding;
  }
  return null;
}

function bytesFinding(bytes: Uint8Array, owner: DataSet, person: LeakSearch['person']): LeakFinding | null {
  const kind = findInUnknown(bytes, owner, person);
  return kind ? { kind, cleaned: null } : null;
}
