import { SHORTCUT } from '../../../core/bridge.js';
import { isSign, type KeyPress } from '../command-keys.js';

/** What a press says while a new key is waited for: a shortcut, one that can't be had, leaving it, or only a modifier so far. */
export type Recorded = { readonly kind: 'shortcut'; readonly shortcut: string } | { readonly kind: 'reserved' | 'left' | 'waiting' };

const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Fn',
  'NumLock',
  'Dead',
  'Process',
]);
/** With Control or Command: copy, paste and select in fields, print and save, which the page refuses, and quit. */
const RESERVED_WITH_MOD = /^[acpqsvx]$/i;

/** Reads a press of keys as a shortcut. */
export function recordKey(press: KeyPress, isMac: boolean): Recorded {
  const { key, altKey, shiftKey } = press;
  if (MODIFIERS.has(key)) return { kind: 'waiting' };
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const isSystems = isMac ? press.ctrlKey : press.metaKey;
  if (key === 'Escape' && !mod && !altKey && !shiftKey) return { kind: 'left' };
  if (isSystems || (mod && RESERVED_WITH_MOD.test(key)) || (altKey && key === 'F4')) return { kind: 'reserved' };
  const letter = key.length === 1 ? key.toLocaleUpperCase('en') : key;
  const shortcut = `${mod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && !isSign(key) ? 'Shift+' : ''}${letter}`;
  return SHORTCUT.test(shortcut) ? { kind: 'shortcut', shortcut } : { kind: 'reserved' };
}
