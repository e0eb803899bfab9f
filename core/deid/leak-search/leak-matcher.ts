import { type FoldedText, foldText } from './fold.js';
import type { Term } from './term.js';
import { WordAutomaton } from './word-automaton.js';

/** One occurrence of a term in a text: which words of it must go. */
export interface LeakMatch {
  readonly term: Term;
  /** UTF-16 units of the text, whole words. */
  readonly from: number;
  readonly to: number;
}

/** Bytes of a term in bulk data must be at least this many characters (design, Leak search). */
const LEAST_IN_BYTES = 6;

/** Looks for the terms of one person in texts and in bytes. Immutable; made once for many searches. */
export class LeakMatcher {
  readonly #inside = new WordAutomaton();
  readonly #insideTerms: Term[] = [];
  readonly #whole = new Map<string, Term>();
  readonly #bytes = new WordAutomaton();
  readonly #bytesTerms: Term[] = [];
  readonly #identifiers = new Map<string, Term>();

  constructor(terms: readonly Term[]) {
    const encoder = new TextEncoder();
    for (const term of terms) {
      if (term.kind === 'identifier' || term.kind === 'phone' || term.kind === 'uid') this.#identifiers.set(term.folded, term);
      if (term.wholeWord) {
        this.#whole.set(term.folded, term);
        continue;
      }
      this.#insideTerms[this.#inside.add(symbolsOf(term.folded))] = term;
      if (term.folded.length < LEAST_IN_BYTES) continue;
      this.#bytesTerms[this.#bytes.add(encoder.encode(term.folded))] = term;
    }
  }

  get size(): number {
    return this.#insideTerms.length + this.#whole.size;
  }

  /** Every occurrence in a text, in order, overlapping words put together. */
  findInText(text: string): LeakMatch[] {
    if (text === '') return [];
    const folded = foldText(text);
    const hits: { term: Term; first: number; last: number }[] = [];
    folded.words.forEach(({ folded: word }, index) => {
      const term = this.#whole.get(word);
      if (term) hits.push({ term, first: index, last: index });
    });
    this.#inside.search(symbolsOf(folded.squeezed), (needle, start, end) => {
      const term = this.#insideTerms[needle] as Term;
      const first = wordAt(folded, start);
      const last = wordAt(folded, end - 1);
      // Inside one word anything counts; over several words a match begins and ends with one, or names would be found in
      // the end of one word and the beginning of the next.
      const onBorders = folded.starts[first] === start && (folded.starts[last + 1] ?? folded.squeezed.length) === end;
      if (first === last || onBorders) hits.push({ term, first, last });
    });
    return merge(hits, folded);
  }

  /** True where a whole value (CS, UI, a number) is an identifier. */
  isIdentifier(value: string): Term | null {
    return this.#identifiers.get(foldText(value).squeezed) ?? null;
  }

  /**
   * The first term found in bytes: in any 8-bit character set of Latin letters and in UTF-16, without case, separators
   * between letters and digits passed over.
   */
  findInBytes(bytes: Uint8Array): Term | null {
    if (this.#bytesTerms.length === 0 || bytes.length < LEAST_IN_BYTES) return null;
    for (const view of [squeezedBytes(bytes, 1, 0), squeezedBytes(bytes, 2, 0), squeezedBytes(bytes, 2, 1)]) {
      let found: Term | null = null;
      this.#bytes.search(view, (needle) => {
        found ??= this.#bytesTerms[needle] as Term;
      });
      if (found) return found;
    }
    return null;
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

function merge(hits: { term: Term; first: number; last: number }[], { words }: FoldedText): LeakMatch[] {
  hits.sort((one, other) => one.first - other.first || other.last - one.last);
  const merged: { term: Term; first: number; last: number }[] = [];
  for (const hit of hits) {
    const previous = merged.at(-1);
    if (previous && hit.first <= previous.last) previous.last = Math.max(previous.last, hit.last);
    else merged.push({ ...hit });
  }
  return merged.map(({ term, first, last }) => ({ term, from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 }));
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
