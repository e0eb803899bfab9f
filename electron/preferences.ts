import { closeSync, openSync } from 'node:fs';
import { isCommandName, MOST_KEYS, type Preferences, SHORTCUT, type Shortcuts } from '../core/bridge.js';
import { readFully } from './files/read-fully.js';
import { replaceFile } from './files/replace-file.js';

/** The preferences that are one word each. */
type WordPreferences = Omit<Preferences, 'shortcuts'>;

const DRAG_USES = ['window', 'scroll', 'zoom', 'pan'] as const;

/** What each of them may be; the first is the usual. */
export const PREFERENCE_VALUES = {
  theme: ['dark', 'light'],
  language: ['system', 'en', 'fr'],
  identity: ['shown', 'hidden'],
  capture: ['allowed', 'refused'],
  destination: ['second-opinion', 'research', 'picture'],
  layout: [
    'automatic',
    ...(['1x1', '1x2', '1x3', '1x4', '2x1', '2x2', '2x3', '2x4'] as const),
    ...(['3x1', '3x2', '3x3', '3x4', '4x1', '4x2', '4x3', '4x4'] as const),
  ],
  view: ['full', 'plain'],
  leftButton: DRAG_USES,
  middleButton: ['pan', 'window', 'scroll', 'zoom'],
  rightButton: ['zoom', 'window', 'scroll', 'pan'],
  wheel: ['scroll', 'zoom', 'pan'],
} as const satisfies { readonly [Name in keyof WordPreferences]: readonly [WordPreferences[Name], ...WordPreferences[Name][]] };

/** The form of the file. A later program that changes what a word means counts it up, and reads the older ones. */
const VERSION = 1;
/** More than a file of ours ever has. */
const MAX_BYTES = 64 * 1024;

/**
 * The preferences in one file that a person can read and edit: `{ "version": 1, "theme": "dark", … }`. Whatever is in it, each
 * preference comes out as one of its words: what is absent, unknown or from a later form becomes the usual.
 */
export class PreferenceFile {
  constructor(readonly path: string) {}

  /** What is kept. Never throws: a window has to open whatever became of this file. */
  read(): Preferences {
    const untrusted = this.#readFile();
    const choose = <Value extends string>(name: keyof WordPreferences, values: readonly [Value, ...Value[]]): Value =>
      values.find((value) => value === untrusted[name]) ?? values[0];
    return {
      theme: choose('theme', PREFERENCE_VALUES.theme),
      language: choose('language', PREFERENCE_VALUES.language),
      identity: choose('identity', PREFERENCE_VALUES.identity),
      capture: choose('capture', PREFERENCE_VALUES.capture),
      destination: choose('destination', PREFERENCE_VALUES.destination),
      layout: choose('layout', PREFERENCE_VALUES.layout),
      view: choose('view', PREFERENCE_VALUES.view),
      leftButton: choose('leftButton', PREFERENCE_VALUES.leftButton),
      middleButton: choose('middleButton', PREFERENCE_VALUES.middleButton),
      rightButton: choose('rightButton', PREFERENCE_VALUES.rightButton),
      wheel: choose('wheel', PREFERENCE_VALUES.wheel),
      shortcuts: readShortcuts(untrusted['shortcuts']),
    };
  }

  /** Replaces the file in one step, even one that was broken. @throws the system's error */
  write(preferences: Preferences): void {
    replaceFile(this.path, `${JSON.stringify({ version: VERSION, ...preferences }, undefined, 2)}\n`);
  }

  #readFile(): Readonly<Record<string, unknown>> {
    try {
      const untrusted: unknown = JSON.parse(readAtMost(this.path, MAX_BYTES));
      if (typeof untrusted !== 'object' || untrusted === null) return {};
      const record = untrusted as Readonly<Record<string, unknown>>;
      return record['version'] === VERSION ? record : {};
    } catch {
      // Absent, unreadable or not JSON: the usual.
      return {};
    }
  }
}

/** The keys of each command that there is, where all of them are keys; what isn't so spoils only itself. */
function readShortcuts(untrusted: unknown): Shortcuts {
  if (typeof untrusted !== 'object' || untrusted === null) return {};
  const isKeys = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.length <= MOST_KEYS && value.every((key) => typeof key === 'string' && SHORTCUT.test(key));
  return Object.fromEntries(Object.entries(untrusted).filter(([name, keys]) => isCommandName(name) && isKeys(keys)));
}

/** The beginning of a file: something that isn't ours may be of any length. @throws the system's error */
function readAtMost(path: string, most: number): string {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.toString('utf8', 0, readFully(descriptor, bytes, 0, most, 0));
  } finally {
    closeSync(descriptor);
  }
}
