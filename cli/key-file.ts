import { openKey, readSavedKey, type SavedKey } from '../core/deid/kept-key.js';
import { CommandError, UsageError } from './exit.js';
import { readText } from './host/places.js';
import { environmentWord, standardInput } from './host/terminal.js';

/** Longest key file, in bytes. */
const MAX_KEY_FILE = 4096;
/** Fewest characters of a passphrase for a new key. */
export const LEAST_PASSPHRASE = 12;

/** Where a passphrase comes from: never the arguments, which every user of a machine can see. */
export interface PassphraseOptions {
  readonly 'passphrase-env'?: string | undefined;
  readonly 'passphrase-stdin'?: boolean | undefined;
}
export const PASSPHRASE_OPTIONS = { 'passphrase-env': { type: 'string' }, 'passphrase-stdin': { type: 'boolean' } } as const;

/** The passphrase, or null where none is offered. @throws UsageError */
export function passphraseOption(options: PassphraseOptions): string | null {
  const name = options['passphrase-env'];
  if (name !== undefined && options['passphrase-stdin'] === true)
    throw new UsageError('Give --passphrase-env or --passphrase-stdin, not both.');
  if (name !== undefined) {
    const value = environmentWord(name);
    if (value === undefined || value === '') throw new UsageError(`There is no passphrase in the environment variable "${name}".`);
    return value;
  }
  if (options['passphrase-stdin'] !== true) return null;
  const typed = standardInput().replace(/\r?\n[\s\S]*$/, '');
  if (typed === '') throw new UsageError('There is no passphrase on the standard input.');
  return typed;
}

/** The key that `key FILE` made. @throws UsageError where it is none, or needs a passphrase that isn't given; CommandError for a wrong one */
export function readKeyFile(path: string, options: PassphraseOptions): Uint8Array {
  const saved = readSaved(path);
  const passphrase = passphraseOption(options);
  if (saved.kind === 'passphrase' && passphrase === null)
    throw new UsageError('This key has a passphrase: give it by --passphrase-env NAME or --passphrase-stdin.');
  const key = openKey(saved, passphrase ?? '');
  if (!key) throw new CommandError("The passphrase isn't the one of this key. Nothing was written.");
  return key;
}

function readSaved(path: string): SavedKey {
  const make = `Make one with: key "${path}"`;
  const read = readText(path, MAX_KEY_FILE);
  if ('problem' in read)
    throw new UsageError(
      read.problem === 'too-long' ? `"${path}" is too long for a key. ${make}` : `The key "${path}" could not be read. ${make}`,
    );
  const { text } = read;
  // A key of another program's making: 64 digits and nothing else.
  const digits = /^\s*([0-9a-fA-F]{64})\s*$/.exec(text)?.[1]?.toLowerCase();
  const saved = readSavedKey(digits ? { schema: 1, kind: 'plain', key: digits } : parsed(text));
  if (!saved) throw new UsageError(`"${path}" is no key of this program. ${make}`);
  return saved;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
