import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 that takes its bytes piece by piece; `digest` gives 64 hexadecimal digits. */
export function startHash(): { update(bytes: Uint8Array): void; digest(): string } {
  const hash = sha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
