import type { CommandName } from './command-names.js';

/** Keys with a name of several letters that a person can choose, as `KeyboardEvent.key` says them. Enter, Escape and Tab go from place to place. */
const NAMED = [
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Insert', 'Delete', 'Backspace'],
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'],
];

/**
 * A shortcut as it is written: `Mod+` (Command on macOS, Control elsewhere), `Alt+`, `Shift+` in this order, and one key. A letter is its
 * capital. One character or a name of the list: no shortcut can hold a word.
 */
export const SHORTCUT = new RegExp(`^(?:Mod\\+)?(?:Alt\\+)?(?:Shift\\+)?(?:${NAMED.join('|')}| |[^\\p{C}\\p{Z}\\p{Ll}])$`, 'u');

/** More keys than this for one command are nobody's wish. */
export const MOST_KEYS = 4;

/** The keys of those commands for which a person chose other ones than the usual; none: the command has no key. */
export type Shortcuts = { readonly [Name in CommandName]?: readonly string[] };
