import type { Messages } from './messages/en.js';

/** Keys of the message table whose message is a plain sentence: what can name a command. */
export type CommandKey = { readonly [Key in keyof Messages]: Messages[Key] extends string ? Key : never }[keyof Messages];

/** Keys and words of a key press that decide what it means. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** `Mod` is Command on macOS and Control elsewhere. */
export function matchesShortcut(press: KeyPress, shortcut: string, isMac: boolean): boolean {
  const { words, key } = partsOf(shortcut);
  const mod = words.includes('Mod');
  const shift = words.includes('Shift');
  if (press.ctrlKey !== (mod && !isMac) || press.metaKey !== (mod && isMac) || press.altKey !== words.includes('Alt')) return false;
  if (!isSign(key) && press.shiftKey !== shift) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** Which keys need Shift for a sign (+, =) is the keyboard's business. */
export const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key);

/** The key of a shortcut without the words before it. */
export const keyOfShortcut = (shortcut: string): string => partsOf(shortcut).key;

/** The words before the key, and the key, which may be the sign + itself. */
function partsOf(shortcut: string): { readonly words: readonly string[]; readonly key: string } {
  const at = shortcut.endsWith('+') ? shortcut.length - 1 : shortcut.lastIndexOf('+') + 1;
  return { words: shortcut.slice(0, at).split('+').filter(Boolean), key: shortcut.slice(at) };
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  Backspace: '⌫',
  ' ': 'Space',
};

/** The shortcut as it stands on a key cap. */
export function shortcutText(shortcut: string, isMac: boolean): string {
  const { words, key } = partsOf(shortcut);
  return [...words, key].map((word) => (word === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (SIGNS[word] ?? word))).join(isMac ? '' : ' + ');
}
