import type { Block, Chapter, Words } from './content/chapter.js';

/** Letters without accents and case, each with the place in the text that it came from. */
interface Folded {
  readonly letters: string;
  readonly places: readonly number[];
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', '’': "'" };

function fold(text: string): Folded {
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const lower = (text[at] as string).toLowerCase();
    const plain = LIGATURES[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '');
    for (const letter of plain) {
      letters += letter;
      places.push(at);
    }
  }
  return { letters, places };
}

/** What a person looks for: the words of their line, folded. */
export const wordsOf = (query: string): readonly string[] => fold(query.trim()).letters.split(/\s+/).filter(Boolean);

/** A stretch of a text that is one of the words looked for, or none. */
export interface Stretch {
  readonly text: string;
  readonly isFound: boolean;
}

/** The text cut where words of `words` stand in it. */
export function markWords(text: string, words: readonly string[]): readonly Stretch[] {
  const { letters, places } = fold(text);
  const isFound = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1))
      for (let step = 0; step < word.length; step += 1) isFound[places[at + step] as number] = true;
  const stretches: Stretch[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && isFound[end] === isFound[start]) end += 1;
    stretches.push({ text: text.slice(start, end), isFound: isFound[start] === true });
    start = end;
  }
  return stretches;
}

/** How well a chapter answers, larger is better, and the piece of it where a word stands; null where a word is missing. */
export interface Answer {
  readonly score: number;
  readonly excerpt: string;
}

const EXCERPT = 90;
const IN_TITLE = 100;

export function answer(chapter: Chapter, words: readonly string[]): Answer | null {
  const title = fold(chapter.title).letters;
  const text = chapter.blocks.map(blockText).join(' ');
  const { letters, places } = fold(text);
  if (!words.every((word) => title.includes(word) || letters.includes(word))) return null;
  const inTitle = words.filter((word) => title.includes(word)).length;
  const times = words.reduce((sum, word) => sum + letters.split(word).length - 1, 0);
  const first = words.map((word) => letters.indexOf(word)).filter((at) => at >= 0);
  const at = first.length === 0 ? 0 : (places[Math.min(...first)] ?? 0);
  return { score: inTitle * IN_TITLE + Math.min(times, IN_TITLE - 1), excerpt: excerptAt(text, at) };
}

function excerptAt(text: string, at: number): string {
  let start = Math.max(0, at - EXCERPT / 3);
  if (start > 0) start = text.indexOf(' ', start) + 1;
  const end = text.lastIndexOf(' ', start + EXCERPT);
  const isWhole = text.length <= start + EXCERPT;
  return `${start > 0 ? '… ' : ''}${isWhole ? text.slice(start) : `${text.slice(start, end)} …`}`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return plainText(block.words);
    case 'steps':
    case 'list':
      return block.items.map(plainText).join(' ');
    case 'heading':
      return block.text;
    case 'drawing':
      return '';
    case 'keys':
      return block.mouse.map(({ label }) => label).join('. ');
  }
}

/** Keys and ways to other chapters are no words of this one. */
const plainText = (words: Words): string =>
  words.map((piece) => (typeof piece === 'string' ? piece : 'name' in piece ? piece.name : '')).join('');
