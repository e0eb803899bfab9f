import { lstatSync, readFileSync } from 'node:fs';
import { isOutputName, type ReceiptFile } from '../core/bridge.js';
import { UsageError } from './exit.js';

/** Longest receipt, in bytes. */
const MAX_RECEIPT = 256 * 1024 * 1024;

/** The files that a receipt lists. @throws UsageError where it isn't one of this program. */
export function readReceipt(path: string): readonly ReceiptFile[] {
  let untrusted: unknown;
  try {
    if (lstatSync(path).size > MAX_RECEIPT) throw new UsageError('The receipt is too long.');
    untrusted = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The receipt "${path}" could not be read.`);
  }
  const files =
    typeof untrusted === 'object' && untrusted !== null && 'schema' in untrusted && untrusted.schema === 1 && 'files' in untrusted
      ? untrusted.files
      : null;
  if (!Array.isArray(files) || !files.every(isFile)) throw new UsageError(`"${path}" is not a receipt of this program.`);
  return files;
}

function isFile(value: unknown): value is ReceiptFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, sha256, bytes, entries } = value as Partial<Record<keyof ReceiptFile, unknown>>;
  return (
    typeof path === 'string' &&
    isOutputName(path) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    Number.isSafeInteger(bytes) &&
    (entries === undefined || (Array.isArray(entries) && entries.every(isFile)))
  );
}
