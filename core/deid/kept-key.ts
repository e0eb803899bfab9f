import { hmac } from '@noble/hashes/hmac.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keyedHash, SEED_BYTES } from './keyed-hash.js';

/** Bytes of a kept key, and of the salt that a passphrase is stretched with. */
export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
/** scrypt (RFC 7914) with 2^17 rounds of 8 blocks: about a second and 128 MB for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, dkLen: 64 } as const;
const CHECK_BYTES = 16;

/**
 * A key as it is kept between exports, so that one patient gets the same pseudonym, UIDs and shift of dates in all of them. Whoever has
 * the key can tell which copy is of whom once they have the original: it is as secret as the originals.
 */
export type SavedKey =
  | { readonly schema: 1; readonly kind: 'plain'; readonly key: string }
  | { readonly schema: 1; readonly kind: 'passphrase'; readonly salt: string; readonly locked: string; readonly check: string };

/** The seed of every export under a kept key: 32 bytes. */
export const seedOfKey = (key: Uint8Array): Uint8Array => keyedHash(key, 'seed of exports', '').slice(0, SEED_BYTES);

/** A key that lies open: for a key store that protects it itself, or a file that only its owner can read. */
export const plainKey = (key: Uint8Array): SavedKey => ({ schema: 1, kind: 'plain', key: hex(key) });

/** A key behind a passphrase. @param salt 16 random bytes, new ones each time */
export function lockKey(key: Uint8Array, passphrase: string, salt: Uint8Array): SavedKey {
  if (key.length !== KEY_BYTES || salt.length !== SALT_BYTES) throw new RangeError('a key has 32 bytes and a salt 16');
  const { pad, seal } = stretch(passphrase, salt);
  const locked = key.map((byte, at) => byte ^ (pad[at] as number));
  return { schema: 1, kind: 'passphrase', salt: hex(salt), locked: hex(locked), check: hex(checkOf(seal, locked)) };
}

/** The key, or null where the passphrase isn't the one (or the file was changed). A plain key needs none. */
export function openKey(saved: SavedKey, passphrase: string): Uint8Array | null {
  if (saved.kind === 'plain') return bytesOf(saved.key);
  const { pad, seal } = stretch(passphrase, bytesOf(saved.salt));
  const locked = bytesOf(saved.locked);
  if (hex(checkOf(seal, locked)) !== saved.check) return null;
  return locked.map((byte, at) => byte ^ (pad[at] as number));
}

/** Reads a kept key from parsed JSON; null where it is none. */
export function readSavedKey(untrusted: unknown): SavedKey | null {
  if (typeof untrusted !== 'object' || untrusted === null || !('schema' in untrusted) || untrusted.schema !== 1) return null;
  const { kind, key, salt, locked, check } = untrusted as Readonly<Record<string, unknown>>;
  if (kind === 'plain' && isHex(key, KEY_BYTES)) return { schema: 1, kind, key };
  if (kind === 'passphrase' && isHex(salt, SALT_BYTES) && isHex(locked, KEY_BYTES) && isHex(check, CHECK_BYTES))
    return { schema: 1, kind, salt, locked, check };
  return null;
}

/** What a passphrase, typed on any keyboard, gives with a salt: what the key is covered with, and what says that it is the right one. */
function stretch(passphrase: string, salt: Uint8Array): { readonly pad: Uint8Array; readonly seal: Uint8Array } {
  const stretched = scrypt(new TextEncoder().encode(passphrase.normalize('NFKC')), salt, COST);
  return { pad: stretched.slice(0, KEY_BYTES), seal: stretched.slice(KEY_BYTES) };
}

const checkOf = (seal: Uint8Array, locked: Uint8Array): Uint8Array => hmac(sha256, seal, locked).slice(0, CHECK_BYTES);

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (digits: string): Uint8Array => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const isHex = (value: unknown, bytes: number): value is string =>
  typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);
