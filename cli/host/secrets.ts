import { createHash, randomBytes as nodeRandomBytes } from 'node:crypto';

/** Bytes that nobody can foretell. */
export const randomBytes = (count: number): Uint8Array => nodeRandomBytes(count);

/** A SHA-256 that takes its bytes piece by piece; `digest` gives 64 hexadecimal digits. */
export function startHash(): { update(bytes: Uint8Array): void; digest(): string } {
  const hash = createHash('sha256');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest('hex'),
  };
}
