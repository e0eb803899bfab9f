import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of an export's seed. */
export const SEED_BYTES = 32;

/** HMAC-SHA-256 of a text under an export's seed; `purpose` keeps one use from answering for another. 32 bytes. */
export function keyedHash(seed: Uint8Array, purpose: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  return hmac(sha256, seed, encoder.encode(`${purpose}\0${text}`));
}
