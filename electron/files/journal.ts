import { readFileSync, rmSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { isPartialName, removePartialFolder } from './partial-folder.js';
import { exists } from './publish-folder.js';
import { replaceFile, unfinishedName } from './replace-file.js';

/** Where an export that is under way builds: the folder and the receipt, both under names that aren't final. */
export interface JournalEntry {
  readonly folder: string;
  readonly receipt: string;
}

const MAX_JOURNAL_BYTES = 1024 * 1024;

/**
 * One file (mode 600) that says where an export is being built, so that what a killed program left behind is found at
 * the next start. It is erased when the export ends, and is the one thing that the program keeps of anything.
 */
export class Journal {
  constructor(readonly path: string) {}

  /** Notes an export before its folder is made, beside leftovers that nobody has decided about. @throws the system's error */
  begin(entry: JournalEntry): void {
    this.#write([...this.#remembered(), entry]);
  }

  /** Strikes an export that ended. */
  end(entry: JournalEntry): void {
    this.#write(this.#remembered().filter((other) => other.folder !== entry.folder));
  }

  /** What killed exports left behind and is still there. */
  leftovers(): readonly JournalEntry[] {
    // A journal that a killed program didn't finish: its export had not begun, or had ended.
    rmSync(unfinishedName(this.path), { force: true });
    return this.#read().filter((entry) => isThere(entry.folder, false) || isThere(entry.receipt, false));
  }

  /**
   * Deletes or keeps what is left over, and forgets it either way.
   * @returns whether nothing of it is left.
   */
  settle(remove: boolean): boolean {
    const entries = this.leftovers();
    const isGone = entries.map((entry) => remove && removeLeftover(entry)).every(Boolean);
    this.#write(this.#remembered().filter((entry) => !entries.some((other) => other.folder === entry.folder)));
    return isGone;
  }

  /** What is still there, or may be: on a drive that isn't plugged in now. */
  #remembered(): readonly JournalEntry[] {
    return this.#read().filter(({ folder, receipt }) => isThere(folder, true) || isThere(receipt, true) || !isThere(dirname(folder), true));
  }

  /** Replaces the journal in one step; nothing to note is no file at all. */
  #write(entries: readonly JournalEntry[]): void {
    if (entries.length === 0) {
      rmSync(this.path, { force: true });
      return;
    }
    replaceFile(this.path, JSON.stringify(entries));
  }

  #read(): readonly JournalEntry[] {
    try {
      const text = readFileSync(this.path, 'utf8');
      if (text.length > MAX_JOURNAL_BYTES) return [];
      const untrusted: unknown = JSON.parse(text);
      return Array.isArray(untrusted) ? untrusted.filter(isEntry).map(({ folder, receipt }) => ({ folder, receipt })) : [];
    } catch {
      // Absent, cut short by a crash, or not ours: then it names nothing that could be deleted.
      return [];
    }
  }
}

/** Whether a path is there; `unknown` where the system doesn't let it be seen (a folder that was shut, a server that is gone). */
function isThere(path: string, unknown: boolean): boolean {
  try {
    return exists(path);
  } catch {
    return unknown;
  }
}

/** Deletes what an export has built so far: nothing but names of our own making. @returns whether nothing of it is left */
export function removeLeftover(entry: JournalEntry): boolean {
  const isFolderGone = removePartialFolder(entry.folder);
  if (isPartialName(entry.receipt)) rmSync(entry.receipt, { force: true });
  return isFolderGone && !isThere(entry.receipt, true);
}

function isEntry(untrusted: unknown): untrusted is JournalEntry {
  if (typeof untrusted !== 'object' || untrusted === null) return false;
  if (!('folder' in untrusted) || !('receipt' in untrusted)) return false;
  return isPartialPath(untrusted.folder) && isPartialPath(untrusted.receipt);
}

function isPartialPath(untrusted: unknown): untrusted is string {
  return typeof untrusted === 'string' && isAbsolute(untrusted) && isPartialName(untrusted);
}
