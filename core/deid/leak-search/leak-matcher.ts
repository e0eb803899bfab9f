import { EVERYDAY_WORDS } from './common-words.js';
import { type FoldedText, foldText } from './fold.js';
import type { Term, TermKind } from './term.js';
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
const UID = /\d+(?:\.\d+){3,}/g;
const LEAST_UID = 10;
/** Names shorter than this must begin or end the word that they are found in. */
const LONG_NAME = 6;
const MOST_SEEN = 20_000;

interface Hit {
  readonly kind: TermKind;
  readonly first: number;
  last: number;
}

/** Looks for the terms of one person in texts and in bytes. Immutable; made once for many searches. */
export class LeakMatcher {
  readonly #inside = new WordAutomaton();
  readonly #insideTerms: Term[] = [];
  readonly #whole = new Map<string, Term>();
  readonly #bytes = new WordAutomaton();
  readonly #bytesTerms: Term[] = [];
  /** What a whole value of a coded or numeric attribute is compared with. */
  readonly #wholeValues = new Map<string, Term>();
  readonly #seen = new Map<string, readonly LeakMatch[]>();

  constructor(
    terms: readonly Term[],
    private readonly uids: ReadonlySet<string>,
  ) {
    const encoder = new TextEncoder();
    for (const term of terms) {
      if (!term.wholeWord && WHOLE_VALUES.has(term.kind)) this.#wholeValues.set(term.folded, term);
      if (term.wholeWord) {
        this.#whole.set(term.folded, term);
        continue;
      }
      this.#insideTerms[this.#inside.add(symbolsOf(term.folded))] = term;
      if (term.folded.length < LEAST_IN_BYTES) continue;
      this.#bytesTerms[this.#bytes.add(encoder.encode(term.folded))] = term;
    }
  }

  /** Every occurrence in a text, in order, overlapping words put together. The values of many slices are the same: they are looked at once. */
  findInText(text: string): readonly LeakMatch[] {
    if (text === '') return [];
    const seen = this.#seen.get(text);
    if (seen) return seen;
    const found = this.#find(text);
    if (this.#seen.size < MOST_SEEN && text.length < 256) this.#seen.set(text, found);
    return found;
  }

  #find(text: string): readonly LeakMatch[] {
    const folded = foldText(text);
    const hits: Hit[] = [];
    folded.words.forEach(({ folded: word }, index) => {
      const term = this.#whole.get(word);
      if (term) hits.push({ kind: term.kind, first: index, last: index });
    });
    this.#inside.search(symbolsOf(folded.squeezed), (needle, start, end) => {
      const term = this.#insideTerms[needle] as Term;
      const first = wordAt(folded, start);
      const last = wordAt(folded, end - 1);
      const atStart = folded.starts[first] === start;
      const atEnd = (folded.starts[last + 1] ?? folded.squeezed.length) === end;
      // Over several words a match begins and ends with one, or names would be found in the end of one word and the
      // beginning of the next; inside one word a short name must begin or end it, and the word be no everyday one.
      const counts = first === last ? insideCounts(term, folded.words[first]?.folded ?? '', atStart, atEnd) : atStart && atEnd;
      if (counts) hits.push({ kind: term.kind, first, last });
    });
    for (const match of text.matchAll(UID)) {
      if (this.uids.has(match[0])) hits.push({ kind: 'uid', ...wordsBetween(folded, match.index, match.index + match[0].length) });
    }
    return merge(hits, folded);
  }

  /** What a whole value (of CS, or a number) is: an identifier of a person, a visit or a machine. */
  findWholeValue(value: string): TermKind | null {
    const { squeezed } = foldText(value);
    if (EVERYDAY_WORDS.has(squeezed)) return null;
    return this.#wholeValues.get(squeezed)?.kind ?? null;
  }

  /** True where a UID is one of the sources'. */
  isSourceUid(uid: string): boolean {
    return this.uids.has(uid);
  }

  /**
   * The first term found in bytes: in any 8-bit character set of Latin letters and in UTF-16, without case, separators
   * between letters and digits passed over.
   */
  findInBytes(bytes: Uint8Array): TermKind | null {
    if (bytes.length < LEAST_IN_BYTES) return null;
    if (this.uids.size > 0 && this.#hasUid(bytes)) return 'uid';
    if (this.#bytesTerms.length === 0) return null;
    for (const view of [squeezedBytes(bytes, 1, 0), squeezedBytes(bytes, 2, 0), squeezedBytes(bytes, 2, 1)]) {
      let found: TermKind | null = null;
      this.#bytes.search(view, (needle) => {
        found ??= (this.#bytesTerms[needle] as Term).kind;
      });
      if (found) return found;
    }
    return null;
  }

  /** UIDs are digits and dots in every character set. */
  #hasUid(bytes: Uint8Array): boolean {
    let start = -1;
    for (let at = 0; at <= bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      const isPart = byte === 0x2e || (byte >= 0x30 && byte <= 0x39);
      if (isPart && start < 0) start = at;
      if (isPart || start < 0) continue;
      const length = at - start;
      if (length >= LEAST_UID && length <= 4096) {
        const run = String.fromCharCode(...bytes.subarray(start, at));
        for (const match of run.matchAll(UID)) if (this.uids.has(match[0])) return true;
      }
      start = -1;
    }
    return false;
  }
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
  const first = words.findIndex((word) => word.to > from);
  const behind = words.findIndex((word) => word.from >= to);
  return { first: Math.max(0, first), last: (behind < 0 ? words.length : behind) - 1 };
}

function merge(hits: Hit[], { words }: FoldedText): LeakMatch[] {
  hits.sort((one, other) => one.first - other.first || other.last - one.last);
  const merged: Hit[] = [];
  for (const hit of hits) {
    const previous = merged.at(-1);
    if (previous && hit.first <= previous.last) previous.last = Math.max(previous.last, hit.last);
    else merged.push({ ...hit });
  }
  return merged.map(({ kind, first, last }) => ({ kind, from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 }));
}

const SPACE = 0x20;
/** Letters of ISO 8859-1 from 0xC0 on, folded; 0 where a byte is no letter. */
const LATIN = [...'aaaaaaaceeeeiiiidnooooo\0ouuuuypsaaaaaaaceeeeiiiidnooooo\0ouuuuypy'].map((letter) => letter.charCodeAt(0));

/** Every `step`th byte from `phase`, lower case, accents off, separators left out; other bytes stay, so that nothing is joined over them. */
function squeezedBytes(bytes: Uint8Array, step: number, phase: number): Uint8Array {
  const view = new Uint8Array(Math.ceil((bytes.length - phase) / step));
  let length = 0;
  for (let at = phase; at < bytes.length; at += step) {
    const byte = bytes[at] as number;
    let folded: number;
    if (byte >= 0x41 && byte <= 0x5a) folded = byte + 0x20;
    else if (byte === 0xc3 && step === 1 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80) {
      // The same letters in UTF-8: U+00C0 to U+00FF are C3 80 to C3 BF.
      folded = LATIN[(bytes[at + 1] as number) & 0x3f] || byte;
      at += 1;
    } else if (byte >= 0xc0) folded = LATIN[byte - 0xc0] || byte;
    else folded = byte;
    const isSeparator =
      folded === SPACE ||
      (folded >= 0x21 && folded <= 0x2f) ||
      folded === 0x3a ||
      folded === 0x3d ||
      folded === 0x5c ||
      folded === 0x5e ||
      folded === 0x5f;
    if (isSeparator) continue;
    view[length] = folded;
    length += 1;
  }
  return view.subarray(0, length);
}
