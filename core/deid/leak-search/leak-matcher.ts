import { CODE_WORDS, EVERYDAY_WORDS } from './common-words.js';
import { findDates } from './find-dates.js';
import { findPatterns } from './find-patterns.js';
import { findUids, hasUid } from './find-uids.js';
import { type FoldedText, foldText } from './fold.js';
import { byteSpellings, squeezeBytes, swapPairs } from './squeeze-bytes.js';
import { stricterKind, type Term, type TermKind } from './term.js';
import { WordAutomaton } from './word-automaton.js';

/** One occurrence of a term in a text: which words of it must go. */
export interface LeakMatch {
  readonly kind: TermKind;
  /** UTF-16 units of the text, whole words. */
  readonly from: number;
  readonly to: number;
}

/** Bytes of a term in bulk data must be at least this many characters (design, Leak search). */
const LEAST_IN_BYTES = 6;
/** Kinds that a whole value of a code string or a number is compared with; never dates, times and measures. */
const WHOLE_VALUES: ReadonlySet<TermKind> = new Set(['identifier', 'device', 'phone']);
/** Kinds that aren't looked for inside a code string, where free text stands in careless ones. Words of vocabularies that are names are told apart. */
const NOT_IN_CODES: ReadonlySet<TermKind> = new Set(['device', 'uid', 'path']);
const LEAST_IN_CODES = 5;
/** Digits of a component of a UID that is compared with identifiers. */
const LEAST_IN_UIDS = 6;
/** Of an identifier inside a longer component: fewer digits are found in random ones. */
const LEAST_INSIDE_COMPONENT = 7;
/** Names shorter than this must begin or end the word that they are found in. */
const LONG_NAME = 6;
const MOST_SEEN = 20_000;

/** Kinds of terms that aren't looked for; null: all are. They are left out before anything is matched, so that none of them hides another. */
export type Passed = ReadonlySet<TermKind> | null;

interface Hit {
  kind: TermKind;
  readonly first: number;
  last: number;
}

/** What is found in texts by its form alone, whoever's it is. */
export interface TextForms {
  /** Whole dates, where the policy keeps none as they are. */
  readonly dates: boolean;
  /** Addresses of mail, phones, names behind titles, great ages. */
  readonly people: boolean;
}
const NO_FORMS: TextForms = { dates: false, people: false };

/** Longer bytes are looked through in fewer readings: they are tables, meshes and volumes. */
const MOST_FOR_ALL_VIEWS = 256 * 1024;

/** Looks for the terms of one person in texts and in bytes. Immutable; made once for many searches. */
export class LeakMatcher {
  readonly #inside = new WordAutomaton();
  readonly #insideTerms: Term[] = [];
  readonly #whole = new Map<string, Term>();
  readonly #bytes = new WordAutomaton();
  readonly #bytesTerms: Term[] = [];
  /** Terms beyond ASCII, as they stand in the bytes of each character set. */
  readonly #encoded = new WordAutomaton();
  readonly #encodedTerms: Term[] = [];
  /** What a whole value of a coded or numeric attribute is compared with. */
  readonly #wholeValues = new Map<string, Term>();
  readonly #seen = new Map<Passed, Map<string, readonly LeakMatch[]>>();

  constructor(
    terms: readonly Term[],
    private readonly uids: ReadonlySet<string>,
    private readonly forms: TextForms = NO_FORMS,
  ) {
    for (const term of strictest(terms)) {
      if (!term.wholeWord && WHOLE_VALUES.has(term.kind)) this.#wholeValues.set(term.folded, term);
      if (term.wholeWord) {
        this.#whole.set(term.folded, term);
        continue;
      }
      this.#insideTerms[this.#inside.add(symbolsOf(term.folded))] = term;
      if (/[^\0-\x7f]/.test(term.folded))
        for (const spelling of byteSpellings(term.folded)) this.#encodedTerms[this.#encoded.add(spelling)] = term;
      else if (term.folded.length >= LEAST_IN_BYTES) this.#bytesTerms[this.#bytes.add(symbolsOf(term.folded))] = term;
    }
  }

  /** Every occurrence in a text, in order, overlapping words put together. The values of many slices are the same: they are looked at once. */
  findInText(text: string, passed: Passed = null): readonly LeakMatch[] {
    if (text === '') return [];
    const all = this.#seen.get(passed) ?? new Map<string, readonly LeakMatch[]>();
    this.#seen.set(passed, all);
    const seen = all.get(text);
    if (seen) return seen;
    const found = this.#find(text, passed);
    if (all.size < MOST_SEEN && text.length < 256) all.set(text, found);
    return found;
  }

  #find(text: string, passed: Passed): readonly LeakMatch[] {
    const folded = foldText(text);
    const hits: Hit[] = [];
    folded.words.forEach(({ folded: word }, index) => {
      const term = this.#whole.get(word);
      if (term && !passed?.has(term.kind)) hits.push({ kind: term.kind, first: index, last: index });
    });
    this.#inside.search(symbolsOf(folded.squeezed), (needle, start, end) => {
      const term = this.#insideTerms[needle] as Term;
      if (passed?.has(term.kind)) return false;
      const first = wordAt(folded, start);
      const last = wordAt(folded, end - 1);
      // One letter in front of a number is no initial: `T1` behind a name is a weighting.
      const isLong = (length: number): boolean => first === last || length > 1;
      const nextStart = folded.starts[first + 1] ?? folded.squeezed.length;
      const atStart = folded.starts[first] === start || (changesKind(folded.squeezed, start) && isLong(nextStart - start));
      const wordEnd = folded.starts[last + 1] ?? folded.squeezed.length;
      const atEnd = wordEnd === end || (changesKind(folded.squeezed, end) && isLong(end - (folded.starts[last] ?? 0)));
      // Over several words a match begins and ends with one, or names would be found in the end of one word and the
      // beginning of the next; inside one word a short name must begin or end it, and the word be no everyday one.
      const counts = first === last ? insideCounts(term, folded.words[first]?.folded ?? '', atStart, atEnd) : atStart && atEnd;
      if (counts) hits.push({ kind: term.kind, first, last });
      return counts;
    });
    const add = (kind: TermKind, { from, to }: { readonly from: number; readonly to: number }) => {
      if (!passed?.has(kind)) hits.push({ kind, ...wordsBetween(folded, from, to) });
    };
    for (const place of findUids(text, this.uids)) add('uid', place);
    if (this.forms.dates) for (const place of findDates(text)) add('date', place);
    if (this.forms.people) for (const place of findPatterns(text)) add(place.kind, place);
    return merge(hits, folded);
  }

  /** What a whole value (of CS, or a number) is: an identifier of a person, a visit or a machine. */
  findWholeValue(value: string): TermKind | null {
    const { squeezed } = foldText(value);
    if (EVERYDAY_WORDS.has(squeezed)) return null;
    const whole = this.#wholeValues.get(squeezed)?.kind;
    if (whole) return whole;
    // A match is of whole words: the name of a person in a code, or beside others in one.
    const inside = this.findInText(value, NOT_IN_CODES).find(({ from, to }) => {
      const found = foldText(value.slice(from, to)).squeezed;
      return found.length >= LEAST_IN_CODES && !CODE_WORDS.has(found);
    });
    return inside?.kind ?? null;
  }

  /**
   * True where a component of a UID is an identifier, or holds a long one: makers of UIDs put numbers of visits and dates of birth into
   * them. And where the components are the letters of a name.
   */
  tellsInUid(uid: string): boolean {
    const components = uid.split('.');
    return (
      components.some(
        (component) => component.length >= LEAST_IN_UIDS && (this.#wholeValues.has(component) || this.#holdsNumber(component)),
      ) || this.findInBytes(lettersOf(components)) !== null
    );
  }

  #holdsNumber(component: string): boolean {
    let found = false;
    this.#inside.search(symbolsOf(component), (needle) => {
      const term = this.#insideTerms[needle] as Term;
      found ||= WHOLE_VALUES.has(term.kind) && term.folded.length >= LEAST_INSIDE_COMPONENT;
      return found;
    });
    return found;
  }

  /** True where a UID is one of the sources'. */
  isSourceUid(uid: string): boolean {
    return this.uids.has(uid);
  }

  /**
   * The first term found in bytes: in any 8-bit character set of Latin letters and in UTF-16, without case, separators
   * between letters and digits passed over.
   */
  findInBytes(bytes: Uint8Array, passed: Passed = null): TermKind | null {
    if (bytes.length < LEAST_IN_BYTES) return null;
    if (!passed?.has('uid') && hasUid(bytes, this.uids)) return 'uid';
    const plain = squeezeBytes(bytes, 1, 0);
    const views = [plain, squeezeBytes(bytes, 2, 0), squeezeBytes(bytes, 2, 1)];
    if (bytes.length <= MOST_FOR_ALL_VIEWS) {
      // UTF-32, and words of the other byte order.
      for (const phase of [0, 1, 2, 3]) views.push(squeezeBytes(bytes, 4, phase));
      views.push(squeezeBytes(swapPairs(bytes), 1, 0));
    }
    for (const view of views) {
      const found = firstOf(this.#bytes, this.#bytesTerms, view, passed);
      if (found) return found.kind;
    }
    return firstOf(this.#encoded, this.#encodedTerms, plain, passed)?.kind ?? null;
  }

  /** The first term found in bytes that were read as text of some character set: what `findInBytes` asks for, at any place. */
  findInReading(text: string, passed: Passed = null): TermKind | null {
    let found: TermKind | null = null;
    this.#inside.search(symbolsOf(foldText(text).squeezed), (needle) => {
      const term = this.#insideTerms[needle] as Term;
      if (term.folded.length < LEAST_IN_BYTES || passed?.has(term.kind)) return false;
      found ??= term.kind;
      return true;
    });
    return found;
  }
}

/** One term a spelling: a name that is a hospital's too is a name, in whatever order they were met, and is looked for wherever one of them is. */
function strictest(terms: readonly Term[]): Iterable<Term> {
  const found = new Map<string, Term>();
  for (const term of terms) {
    const known = found.get(term.folded);
    if (!known) found.set(term.folded, term);
    else found.set(term.folded, { ...known, kind: stricterKind(term.kind, known.kind), wholeWord: term.wholeWord && known.wholeWord });
  }
  return found.values();
}

function firstOf(automaton: WordAutomaton, terms: readonly Term[], view: Uint8Array, passed: Passed): Term | null {
  let found: Term | null = null;
  if (automaton.size > 0)
    automaton.search(view, (needle) => {
      const term = terms[needle] as Term;
      if (passed?.has(term.kind)) return false;
      found ??= term;
      return true;
    });
  return found;
}

/** Cuts what was found out of a text: the words go, the rest stays, and double spaces that arise are one. */
export function cutMatches(text: string, matches: readonly LeakMatch[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of matches) {
    kept += text.slice(at, from);
    at = to;
  }
  kept += text.slice(at);
  return kept.replaceAll(/ {2,}/g, ' ').trim();
}

/** The signs of ASCII that components of a UID may stand for; what is none becomes a zero. */
const lettersOf = (components: readonly string[]): Uint8Array =>
  Uint8Array.from(components, (component) => (Number(component) >= 0x20 && Number(component) < 0x100 ? Number(component) : 0));

function symbolsOf(text: string): Uint16Array {
  const symbols = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) symbols[at] = text.charCodeAt(at);
  return symbols;
}

/** The word that holds a place of the squeezed text. */
function wordAt({ starts }: FoldedText, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function insideCounts(term: Term, word: string, atStart: boolean, atEnd: boolean): boolean {
  if (atStart && atEnd) return true;
  if (!/^\p{L}+$/u.test(term.folded) || term.folded.length >= LONG_NAME) return true;
  return (atStart || atEnd) && !EVERYDAY_WORDS.has(word);
}

/** The words that a range of the text touches. */
function wordsBetween({ words }: FoldedText, from: number, to: number): { first: number; last: number } {
  return { first: countUpTo(words, (word) => word.to <= from), last: countUpTo(words, (word) => word.from < to) - 1 };
}

/** How many words in front hold to a rule that those behind don't. */
function countUpTo(words: FoldedText['words'], holds: (word: FoldedText['words'][number]) => boolean): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(words[middle] as FoldedText['words'][number])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Between a letter and a digit one word ends and another begins: `1950-03-04T10:20`, `DOB1950-03-04`. */
function changesKind(squeezed: string, place: number): boolean {
  return isDigit(squeezed.charCodeAt(place - 1)) !== isDigit(squeezed.charCodeAt(place));
}
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function merge(hits: Hit[], { words }: FoldedText): LeakMatch[] {
  hits.sort((one, other) => one.first - other.first || other.last - one.last);
  const merged: Hit[] = [];
  for (const hit of hits) {
    const previous = merged.at(-1);
    if (previous && hit.first <= previous.last) {
      previous.last = Math.max(previous.last, hit.last);
      previous.kind = stricterKind(previous.kind, hit.kind);
    } else merged.push({ ...hit });
  }
  return merged.map(({ kind, first, last }) => ({ kind, from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 }));
}
