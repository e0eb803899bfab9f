import { VALUE_PARTS } from '../../core/deid/byte-ledger.js';
import type { SourceLedger } from '../../core/deid/export-review.js';
import type { PixelNote, SourceAccount } from '../export/state.js';
import type { AccountedReview } from './export-review-files.js';

/** The sources of all files that leave, put together. */
export function sourceAccount(reviews: readonly Pick<AccountedReview, 'source' | 'kept'>[]): SourceAccount {
  const bytes = { size: 0, preamble: 0, meta: 0, facts: 0, private: 0, overlays: 0, icons: 0, pixels: 0, after: 0, structure: 0 };
  const leaving = { facts: 0, private: 0, overlays: 0, icons: 0, pixels: 0 };
  for (const { source, kept } of reviews) {
    for (const part of Object.keys(bytes) as (keyof SourceLedger)[]) bytes[part] += source[part];
    for (const part of VALUE_PARTS) leaving[part] += kept[part];
  }
  return { bytes, leaving };
}

/** What went of Pixel Data, and in how many files. */
export function pixelNotes(reviews: readonly AccountedReview[]): readonly PixelNote[] {
  const files = new Map<PixelNote['what'], number>();
  const count = (what: PixelNote['what']) => files.set(what, (files.get(what) ?? 0) + 1);
  for (const { pixels } of reviews) {
    if (!pixels) continue;
    if (pixels.samplesCleared > 0) count('bits');
    for (const [what, bytes] of Object.entries(pixels.removedBytes)) if (bytes > 0) count(what as keyof typeof pixels.removedBytes);
  }
  return [...files].map(([what, number]) => ({ what, files: number }));
}
