import { renameSync, rmdirSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { ExportFailure, Receipt, ReceiptFacts, StagedId } from '../../core/bridge.js';
import { CancelledError, ExportError, targetFailure, throwIfCancelled } from './failure.js';
import { type Journal, type JournalEntry, removeLeftover } from './journal.js';
import { Pace } from './pace.js';
import { closePartialFolder, makePartialFolder, partialSuffix, writeOutput } from './partial-folder.js';
import { type CommitProgress, Progress } from './progress.js';
import { checkTarget, exists, publishFolder } from './publish-folder.js';
import { readBack } from './read-back.js';
import { makeReceipt, publishReceipt, renameOverNothing, writePartialReceipt } from './receipt-file.js';
import { CHUNK, type Stage, type Staged } from './stage.js';
import { syncDirectory, syncFolder } from './sync-folder.js';
import type { CheckWritten } from './written-check.js';

export interface CommitOptions {
  /** Absolute path of the folder, or the file, that the export becomes; its parent exists. */
  readonly target: string;
  /** The target is the one staged file itself (a zip), not a folder that holds what is staged. */
  readonly asFile?: boolean;
  /** Absolute path of the receipt, outside the folder. */
  readonly receiptPath: string;
  /** Version of the program, for the receipt. */
  readonly version: string;
  readonly facts: ReceiptFacts;
  /** Has what lies on the disk read and looked through by who can read a scan, before it is published. */
  readonly checkWritten: CheckWritten;
  /** The target may exist where it is an empty folder (command line); else it must be absent. */
  readonly allowEmptyTarget?: boolean;
  /** A receipt of that name is replaced (command line); else it must be absent. */
  readonly replaceReceipt?: boolean;
  readonly journal?: Journal;
  readonly onProgress?: (progress: CommitProgress) => void;
  readonly signal?: AbortSignal;
}

export type CommitOutcome =
  | { readonly outcome: 'written'; readonly target: string; readonly receiptPath: string; readonly receipt: Receipt }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly failure: ExportFailure };

/**
 * Writes staged outputs: whole or not at all. Everything is built in a folder of its own beside the target, brought to
 * the disk, checked there by a second reader, and compared with the stage; then one rename makes it the export. On failure and when it is
 * cancelled, what was built is deleted, and the staged ids may be tried once more; once written they are void.
 */
export async function commitStaged(stage: Stage, untrustedIds: readonly StagedId[], options: CommitOptions): Promise<CommitOutcome> {
  let staged: readonly Staged[];
  try {
    staged = stage.take(untrustedIds);
  } catch (error) {
    return { outcome: 'failed', failure: targetFailure(error).failure };
  }
  const suffix = partialSuffix();
  const entry = { folder: `${options.target}${suffix}`, receipt: `${options.receiptPath}${suffix}` };
  try {
    checkPlaces(options, staged);
    options.journal?.begin(entry);
    const receipt = await build(stage, staged, entry, options);
    publish(entry, staged, options);
    stage.strike(untrustedIds);
    options.journal?.end(entry);
    return { outcome: 'written', target: options.target, receiptPath: options.receiptPath, receipt };
  } catch (error) {
    stage.giveBack(untrustedIds);
    // Where the disk was pulled out the journal stays, so that the rest is offered for deletion later.
    if (tryRemove(entry)) options.journal?.end(entry);
    if (error instanceof CancelledError) return { outcome: 'cancelled' };
    return { outcome: 'failed', failure: targetFailure(error).failure };
  }
}

function checkPlaces(options: CommitOptions, staged: readonly Staged[]): void {
  if (options.asFile === true && staged.length !== 1) throw new ExportError('stage-void');
  if (!isAbsolute(options.target) || !isAbsolute(options.receiptPath)) throw new ExportError('target-gone');
  if (!exists(dirname(options.target)) || !exists(dirname(options.receiptPath))) throw new ExportError('target-gone');
  checkTarget(options.target, options.allowEmptyTarget === true && options.asFile !== true);
  if (options.replaceReceipt !== true && exists(options.receiptPath)) throw new ExportError('target-exists');
}

async function build(stage: Stage, staged: readonly Staged[], entry: JournalEntry, options: CommitOptions): Promise<Receipt> {
  const pace = new Pace(options.signal);
  const progress = new Progress(staged, options.onProgress);
  const buffer = new Uint8Array(CHUNK);
  const names = staged.map((file) => file.name);
  throwIfCancelled(options.signal);
  makePartialFolder(entry.folder);
  progress.begin('writing');
  for (const file of staged) {
    await writeOutput(entry.folder, file, stage.reader, buffer, pace, (count) => progress.addBytes(count));
    progress.addFile();
    await pace.breathe();
  }
  closePartialFolder(entry.folder, names);
  progress.begin('syncing');
  await syncFolder(entry.folder, names, () => progress.addFile(), options.signal);
  progress.begin('checking');
  const written = staged.map((file) => ({ name: file.name, bytes: file.bytes, path: join(entry.folder, file.name) }));
  await options.checkWritten(written, {
    signal: options.signal,
    onBytes: (count) => progress.addBytes(count),
    onFile: () => progress.addFile(),
  });
  // The comparison comes last: what was checked, too, has to be what was staged, to the byte.
  progress.begin('comparing');
  for (const file of staged) {
    await readBack(entry.folder, file, buffer, pace, (count) => progress.addBytes(count));
    progress.addFile();
    await pace.breathe();
  }
  // Once more: nothing was put beside them meanwhile.
  closePartialFolder(entry.folder, names);
  const receipt = makeReceipt(staged, options.facts, options.version);
  writePartialReceipt(entry.receipt, receipt);
  throwIfCancelled(options.signal);
  progress.end();
  return receipt;
}

/** What was built first, then the receipt; where the receipt's name was taken meanwhile, the former goes back. */
function publish(entry: JournalEntry, [first]: readonly Staged[], options: CommitOptions): void {
  const built = options.asFile === true && first ? join(entry.folder, first.name) : entry.folder;
  if (options.asFile === true) renameOverNothing(built, options.target);
  else publishFolder(built, options.target, options.allowEmptyTarget === true);
  try {
    publishReceipt(entry.receipt, options.receiptPath, options.replaceReceipt === true);
  } catch (error) {
    renameSync(options.target, built);
    throw error;
  }
  if (options.asFile !== true) return;
  rmdirSync(entry.folder);
  syncDirectory(dirname(options.target));
}

function tryRemove(entry: JournalEntry): boolean {
  try {
    return removeLeftover(entry);
  } catch {
    // The reason why the export failed is what the person needs; what stays is in the journal.
    return false;
  }
}
