import { lstatSync, readFileSync } from 'node:fs';
import { MAX_RECEIPT_BYTES, type ReceiptFile } from '../core/bridge.js';
import { readReceipt } from '../core/deid/receipt/read-receipt.js';
import { UsageError } from './exit.js';

/** The files that a receipt on the disk lists. @throws UsageError where it isn't one of this program. */
export function openReceipt(path: string): readonly ReceiptFile[] {
  const listed = readReceipt(readText(path));
  if (!listed) throw new UsageError(`"${path}" is not a receipt of this program.`);
  return listed;
}

function readText(path: string): string {
  try {
    if (lstatSync(path).size > MAX_RECEIPT_BYTES) throw new UsageError('The receipt is too long.');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The receipt "${path}" could not be read.`);
  }
}
