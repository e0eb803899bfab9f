import { seedOfKey } from '../core/deid/kept-key.js';
import { SEED_BYTES } from '../core/deid/keyed-hash.js';
import { UsageError } from './exit.js';
import { randomBytes } from './host/secrets.js';
import { PASSPHRASE_OPTIONS, type PassphraseOptions, readKeyFile } from './key-file.js';

/** What pseudonyms, UIDs and the shift of dates follow from. */
export const SEED_OPTIONS = { seed: { type: 'string' }, key: { type: 'string' }, ...PASSPHRASE_OPTIONS } as const;

interface SeedValues extends PassphraseOptions {
  readonly seed?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * `--seed HEX`: 64 hexadecimal digits. `--key FILE`: a key that is kept between exports. Without them a new random seed, which nobody keeps.
 * @throws UsageError, CommandError
 */
export function seedOption(values: SeedValues): Uint8Array {
  const { seed, key } = values;
  if (key !== undefined) {
    if (seed !== undefined) throw new UsageError('Give --seed or --key, not both.');
    return seedOfKey(readKeyFile(key, values));
  }
  if (values['passphrase-env'] !== undefined || values['passphrase-stdin'] === true)
    throw new UsageError('A passphrase goes with --key FILE.');
  if (seed === undefined) return randomBytes(SEED_BYTES);
  if (!new RegExp(`^[0-9a-fA-F]{${SEED_BYTES * 2}}$`).test(seed))
    throw new UsageError(`--seed takes ${SEED_BYTES * 2} hexadecimal digits.`);
  return Uint8Array.from(seed.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
