import type { ReceiptFile } from './receipt.js';

/** A copy beside its receipt, by names alone. */
export interface PairedFiles<Found> {
  /** In the order of the receipt. */
  readonly pairs: readonly { readonly listed: ReceiptFile; readonly found: Found }[];
  /** Names that the receipt lists and the copy lacks. */
  readonly missing: readonly string[];
  /** Names that the copy has and the receipt doesn't list: text from outside. */
  readonly added: readonly string[];
}

/** Finds each file that a receipt lists among those of a copy. */
export function pairFiles<Found>(listed: readonly ReceiptFile[], copy: ReadonlyMap<string, Found>): PairedFiles<Found> {
  const pairs: { listed: ReceiptFile; found: Found }[] = [];
  const missing: string[] = [];
  const added = new Set(copy.keys());
  for (const file of listed) {
    const found = copy.get(file.path);
    // A receipt that lists a name twice is about a file that isn't there.
    if (found !== undefined && added.delete(file.path)) pairs.push({ listed: file, found });
    else missing.push(file.path);
  }
  return { pairs, missing, added: [...added] };
}
