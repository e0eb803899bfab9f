import type { CommandId } from '../../app/commands.js';

/** What a chapter is about. The order is that of the list. */
export const PARTS = {
  patient: ['start', 'open', 'look', 'see', 'copy', 'stays', 'text', 'faces', 'picture', 'check', 'trouble'],
  clinician: ['case', 'objects', 'right'],
  researcher: ['set', 'record'],
  reference: ['keys', 'promises', 'limits'],
} as const;
export type Part = keyof typeof PARTS;
export type ChapterId = (typeof PARTS)[Part][number];
export const CHAPTERS: readonly ChapterId[] = Object.values(PARTS).flat();

/** A piece of a sentence: words, the name of something on the screen, the key of a command, or the way to another chapter. */
export type Inline = string | { readonly name: string } | { readonly key: CommandId } | { readonly chapter: ChapterId };
export type Words = readonly Inline[];

export type DrawingName = 'window' | 'sides' | 'review' | 'boxes';

export type Block =
  | { readonly kind: 'text'; readonly words: Words }
  /** In an order that counts, or that a drawing numbers. */
  | { readonly kind: 'steps'; readonly items: readonly Words[] }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly words: Words }
  | { readonly kind: 'drawing'; readonly drawing: DrawingName; readonly alt: string }
  /** The mouse, and all keys of the window's own table of commands. */
  | { readonly kind: 'keys'; readonly mouse: readonly Shortcut[] };

/** Something to do, and the keys or buttons that do it, as they are written on them. */
export interface Shortcut {
  readonly label: string;
  readonly keys: readonly string[];
}

export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The whole manual in one language. A second language is one more of these. */
export interface Manual {
  readonly title: string;
  readonly close: string;
  readonly search: string;
  readonly clear: string;
  readonly chapters: string;
  readonly found: (chapters: number) => string;
  readonly none: string;
  readonly previous: (title: string) => string;
  readonly next: (title: string) => string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly text: Readonly<Record<ChapterId, Chapter>>;
}

/** A sentence with names, keys and ways in it: say`Press ${key('export')}.` */
export function say(words: TemplateStringsArray, ...between: readonly Exclude<Inline, string>[]): Words {
  return words.flatMap((text, index): Inline[] => {
    const next = between[index];
    return [...(text === '' ? [] : [text]), ...(next === undefined ? [] : [next])];
  });
}

/** Something on the screen, by the very words of its message table: a button that is renamed is renamed here too. */
export const name = (words: string) => ({ name: words.replace(/…$/, '') });
export const key = (command: CommandId) => ({ key: command });
export const chapter = (id: ChapterId) => ({ chapter: id });

export const text = (...sentence: Parameters<typeof say>): Block => ({ kind: 'text', words: say(...sentence) });
export const note = (...sentence: Parameters<typeof say>): Block => ({ kind: 'note', words: say(...sentence) });
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
export const steps = (...items: readonly Words[]): Block => ({ kind: 'steps', items });
export const list = (...items: readonly Words[]): Block => ({ kind: 'list', items });
export const drawing = (which: DrawingName, alt: string): Block => ({ kind: 'drawing', drawing: which, alt });
