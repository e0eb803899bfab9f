import { isOutputName } from '../../bridge.js';
import type { ReceiptFile } from './receipt.js';

/**
 * The files that a receipt lists. Only what tells one file from another is read, so that a receipt of any version of this
 * program is understood.
 * @returns null where it isn't a receipt of this program
 */
export function readReceipt(untrustedText: string): readonly ReceiptFile[] | null {
  const untrusted = parse(untrustedText);
  if (typeof untrusted !== 'object' || untrusted === null || !('schema' in untrusted) || untrusted.schema !== 1) return null;
  const files: unknown = 'files' in untrusted ? untrusted.files : null;
  return Array.isArray(files) && files.every((file) => isFile(file) || isZip(file)) ? files : null;
}

function parse(untrustedText: string): unknown {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return null;
  }
}

/** A zip lists what is in it, and what is in it lists nothing more. */
function isZip(untrusted: unknown): untrusted is ReceiptFile {
  return isNamed(untrusted) && Array.isArray(untrusted.entries) && untrusted.entries.every(isFile);
}

function isFile(untrusted: unknown): untrusted is ReceiptFile {
  return isNamed(untrusted) && untrusted.entries === undefined;
}

type Untrusted = Partial<Record<keyof ReceiptFile, unknown>>;

function isNamed(untrusted: unknown): untrusted is Untrusted {
  if (typeof untrusted !== 'object' || untrusted === null) return false;
  const { path, sha256, bytes } = untrusted as Untrusted;
  return (
    typeof path === 'string' &&
    isOutputName(path) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof bytes === 'number' &&
    Number.isSafeInteger(bytes) &&
    bytes >= 0
  );
}

/** How many files a receipt is about: those in a zip one by one. */
export const countListed = (listed: readonly ReceiptFile[]): number => listed.reduce((sum, { entries }) => sum + (entries?.length ?? 1), 0);
