import { MAX_RECEIPT_BYTES, type ReceiptFile } from '../core/bridge.js';
import { readReceipt } from '../core/deid/receipt/read-receipt.js';
import { UsageError } from './exit.js';
import { readText } from './host/places.js';

/** The files that a receipt on the disk lists. @throws UsageError where it isn't one of this program. */
export function openReceipt(path: string): readonly ReceiptFile[] {
  const listed = readReceipt(textOf(path));
  if (!listed) throw new UsageError(`"${path}" is not a receipt of this program.`);
  return listed;
}

function textOf(path: string): string {
  const read = readText(path, MAX_RECEIPT_BYTES);
  if ('text' in read) return read.text;
  throw new UsageError(read.problem === 'too-long' ? 'The receipt is too long.' : `The receipt "${path}" could not be read.`);
}
