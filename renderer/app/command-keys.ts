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
  const plus = shortcut.endsWith('+') ? shortcut.length - 1 : shortcut.lastIndexOf('+') + 1;
  const key = shortcut.slice(plus);
  const words = shortcut.slice(0, plus).split('+').filter(Boolean);
  const mod = words.includes('Mod');
  const shift = words.includes('Shift');
  if (press.ctrlKey !== (mod && !isMac) || press.metaKey !== (mod && isMac) || press.altKey !== words.includes('Alt')) return false;
  // Which keys need Shift for a sign (+, =) is the keyboard's business.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && press.shiftKey !== shift) return false;
  return press.key.toLowerCase() === key.toLowerCase();
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
  if (shortcut === '+') return '+';
  return shortcut
    .split('+')
    .map((word) => (word === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (SIGNS[word] ?? word)))
    .join(isMac ? '' : ' + ');
}
