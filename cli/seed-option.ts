import { randomBytes } from 'node:crypto';
import { SEED_BYTES } from '../core/deid/keyed-hash.js';
import { UsageError } from './exit.js';

/** `--seed HEX`: 64 hexadecimal digits; without it a new random seed, which nobody keeps. @throws UsageError */
export function seedOption(value: string | undefined): Uint8Array {
  if (value === undefined) return randomBytes(SEED_BYTES);
  if (!new RegExp(`^[0-9a-fA-F]{${SEED_BYTES * 2}}$`).test(value))
    throw new UsageError(`--seed takes ${SEED_BYTES * 2} hexadecimal digits.`);
  return Buffer.from(value, 'hex');
}
