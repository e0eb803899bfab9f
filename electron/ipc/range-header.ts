import { MAX_RANGE } from '../../core/bridge.js';

/**
 * The one form of `Range` that is answered: `bytes=first-last`, both given, last included (RFC 9110, 14.1.2), no longer
 * than `MAX_RANGE`. Everything else is refused rather than guessed at.
 */
export function parseRange(untrustedHeader: string | null): { readonly offset: number; readonly length: number } | undefined {
  const match = /^bytes=(\d{1,16})-(\d{1,16})$/.exec(untrustedHeader ?? '');
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2]);
  const length = last - first + 1;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || length < 1 || length > MAX_RANGE) return undefined;
  return { offset: first, length };
}
