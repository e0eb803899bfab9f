import { randomBytes } from 'node:crypto';
import { closeSync, constants, fsyncSync, openSync, writeSync } from 'node:fs';
import { KEY_BYTES, lockKey, plainKey, SALT_BYTES } from '../core/deid/kept-key.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { LEAST_PASSPHRASE, PASSPHRASE_OPTIONS, passphraseOption } from './key-file.js';
import { say } from './say.js';
import { verbArguments } from './verb-arguments.js';

/** `key FILE`: makes a key that is kept between exports. A file that exists is never replaced: the copies made with its key would lose their kin. */
export async function key(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, PASSPHRASE_OPTIONS);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('Name one file for the key.');
  const passphrase = passphraseOption(values);
  if (passphrase !== null && [...passphrase].length < LEAST_PASSPHRASE)
    throw new UsageError(`A passphrase has at least ${LEAST_PASSPHRASE} characters.`);
  const made = randomBytes(KEY_BYTES);
  const saved = passphrase === null ? plainKey(made) : lockKey(made, passphrase, randomBytes(SALT_BYTES));
  writeNew(path, `${JSON.stringify(saved, null, 2)}\n`);
  say(
    passphrase === null
      ? 'A key was made. Whoever has it can tell whose a copy is: keep it as safe as the scans, or make one with a passphrase.'
      : 'A key was made. It is of no use without its passphrase, which is kept nowhere.',
  );
  return EXIT.done;
}

/** @throws UsageError where the file exists, or its folder doesn't. */
function writeNew(path: string, text: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  } catch {
    throw new UsageError(`"${path}" could not be made: it exists, or its folder doesn't.`);
  }
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
