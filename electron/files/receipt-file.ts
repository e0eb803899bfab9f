import { closeSync, constants, fsyncSync, futimesSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Receipt, ReceiptFacts, ReceiptFile } from '../../core/bridge.js';
import { ExportError, errorCode } from './failure.js';
import { FILE_TIME } from './partial-folder.js';
import { exists } from './publish-folder.js';
import { writeFully } from './read-fully.js';
import type { Staged } from './stage.js';
import { syncDirectory } from './sync-folder.js';

/** The receipt: hashes, lengths and names as main knows them, and the counts of the review. Nothing of a source. */
export function makeReceipt(staged: readonly Staged[], facts: ReceiptFacts, version: string): Receipt {
  return {
    schema: 1,
    program: { name: 'Negatoscope', version },
    policy: facts.policy,
    options: facts.options,
    text: facts.text,
    faces: facts.faces,
    elements: facts.elements,
    // Every file was read from the disk, checked and compared before a receipt is made: that count is main's own. Of a zip, those in it.
    checks: { ...facts.checks, readBack: staged.reduce((sum, { entries }) => sum + (entries?.length ?? 1), 0) },
    leftOut: facts.leftOut,
    overruled: facts.overruled,
    overrulings: facts.overrulings,
    keptKey: facts.keptKey,
    files: staged.map(receiptFile),
  };
}

function receiptFile({ name, sha256, bytes, entries }: Staged): ReceiptFile {
  const file = { path: name, sha256, bytes };
  return entries ? { ...file, entries: entries.map(receiptFile) } : file;
}

/** Writes the receipt under a name that isn't final yet, and brings it to the disk. @throws the system's error */
export function writePartialReceipt(path: string, receipt: Receipt): void {
  const descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    writeFully(descriptor, Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`));
    futimesSync(descriptor, FILE_TIME, FILE_TIME);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives the receipt its name: never over another file, unless `replace`. @throws ExportError target-exists, or the system's error */
export function publishReceipt(partial: string, final: string, replace: boolean): void {
  if (replace) renameSync(partial, final);
  else renameOverNothing(partial, final);
  syncDirectory(dirname(final));
}

/** Gives a file its final name: never over another one. @throws ExportError target-exists, or the system's error */
export function renameOverNothing(partial: string, final: string): void {
  try {
    // A second name can't replace anything; a rename can.
    linkSync(partial, final);
    rmSync(partial);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(errorCode(error) ?? '')) throw error;
    // A file system without hard links (FAT, exFAT).
    if (exists(final)) throw new ExportError('target-exists');
    renameSync(partial, final);
  }
}
