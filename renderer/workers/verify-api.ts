import type { ChosenCopy, FileRange } from '../../core/bridge.js';
import type { CopyProblem } from '../../core/deid/receipt/compare-copy.js';

/** How a copy compares with a receipt. */
export type Verification =
  | { readonly kind: 'not-a-receipt' }
  /** The receipt is of a folder and a zip was picked, or the other way round. */
  | { readonly kind: 'other-shape'; readonly isReceiptOfZip: boolean }
  | { readonly kind: 'compared'; readonly files: number; readonly problems: readonly CopyProblem[] };

/** What the worker asks of the page while it works. */
export interface VerifyHost {
  /** As `Bridge.hashRanges`. */
  hash(ranges: readonly FileRange[]): Promise<readonly (string | null)[]>;
}

/** The worker that reads a receipt, and looks into a zip of which something is changed. */
export interface VerifyWorker {
  verify(copy: ChosenCopy, untrustedReceipt: string, host: VerifyHost): Promise<Verification>;
}
