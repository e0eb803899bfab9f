/** Text as the leak search compares it: words in their places, each folded. */
export interface FoldedText {
  readonly words: readonly FoldedWord[];
  /** All folded words without anything between them. */
  readonly squeezed: string;
  /** Where each word begins in `squeezed`. */
  readonly starts: readonly number[];
}
export interface FoldedWord {
  /** Where the word stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

/** Letters that Unicode doesn't decompose, and how people write them without the mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
};
/** Greek and Cyrillic letters that look like Latin ones: in a word of Latin letters they are meant as such. */
const LOOKALIKES = new Map(
  [...'αаβвεеικкмνоορрτтυуχхсѕіјӏһԁ'].map((letter, at) => [letter, [...'aabbeeikkmnooppttyyxxcsijlhd'][at] ?? letter]),
);
/** Zeros of the scripts in which numbers of patients and dates are written; the other nine follow each. */
const ZEROS = [...'٠۰०০੦૦୦௦౦೦൦๐໐༠၀០'].map((zero) => zero.charCodeAt(0));

/** The digit that a sign of another script stands for; undefined for any other sign. */
function digitOf(sign: string): string | undefined {
  const code = sign.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? undefined : String(code - zero);
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A word without case, accents and width: `Müller` and `MULLER` are one. */
export function foldWord(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word) ? word.toLowerCase() : foldUnicode(word);
  return plain;
}

function foldUnicode(word: string): string {
  const decomposed = word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  let folded = '';
  const isLatin = /\p{Script=Latin}/u.test(decomposed);
  for (const letter of decomposed) folded += LETTERS[letter] ?? digitOf(letter) ?? (isLatin ? (LOOKALIKES.get(letter) ?? letter) : letter);
  return folded.normalize('NFC');
}

/** Splits a text into words: runs of letters and digits. What stands between them doesn't count. */
export function foldText(text: string): FoldedText {
  const words: FoldedWord[] = [];
  const starts: number[] = [];
  let squeezed = '';
  for (const match of text.matchAll(WORD)) {
    const folded = foldWord(match[0]);
    if (folded === '') continue;
    words.push({ from: match.index, to: match.index + match[0].length, folded });
    starts.push(squeezed.length);
    squeezed += folded;
  }
  return { words, squeezed, starts };
}
