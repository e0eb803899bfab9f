import { KEY_BYTES, lockKey, plainKey, SALT_BYTES } from '../core/deid/kept-key.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { makeFile } from './host/results.js';
import { randomBytes } from './host/secrets.js';
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
  if (!makeFile(path, new TextEncoder().encode(`${JSON.stringify(saved, null, 2)}\n`)))
    throw new UsageError(`"${path}" could not be made: it exists, or its folder doesn't.`);
  say(
    passphrase === null
      ? 'A key was made. Whoever has it can tell whose a copy is: keep it as safe as the scans, or make one with a passphrase.'
      : 'A key was made. It is of no use without its passphrase, which is kept nowhere.',
  );
  return EXIT.done;
}
