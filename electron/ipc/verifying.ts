import { basename, dirname } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { type Bridge, type BridgeEvents, type ChosenCopy, type Grant, MAX_RECEIPT_BYTES, type SheetLanguage } from '../../core/bridge.js';
import { chooseShared } from '../exits/shared-files.js';
import { sheetWords } from '../exits/sheet-words.js';
import { CancelledError } from '../files/failure.js';
import type { Grants } from '../files/grants.js';
import { hashRanges } from '../files/hash-ranges.js';

export type Verifying = Pick<Bridge, 'chooseCopy' | 'chooseReceipt' | 'hashRanges' | 'cancelHashing'>;

/** What main does for the comparison of a copy with its receipt: it asks which, and hashes. What the receipt says is the page's to read. */
export function verifying(window: BrowserWindow, grants: Grants, onProgress: (progress: BridgeEvents['hashProgress']) => void): Verifying {
  // The receipt lies beside the copy.
  let folder: string | undefined;
  let running: AbortController | undefined;
  return {
    async chooseCopy(what, language) {
      const path = await askForCopy(window, what, language);
      if (path === null) return null;
      folder = dirname(path);
      return readCopy(grants, path, what === 'folder');
    },
    chooseReceipt(language) {
      const words = sheetWords(language);
      const kind = { title: words.chooseReceipt, name: words.receiptFile, extension: 'json', most: MAX_RECEIPT_BYTES, folder };
      return chooseShared(window, kind);
    },
    async hashRanges(ranges) {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      try {
        return await hashRanges(grants, ranges, { signal: mine.signal, onProgress: (done, total) => onProgress({ done, total }) });
      } catch (error) {
        if (error instanceof CancelledError) return null;
        throw error;
      }
    },
    cancelHashing: async () => running?.abort(),
  };
}

async function askForCopy(window: BrowserWindow, what: 'folder' | 'zip', language: SheetLanguage): Promise<string | null> {
  const words = sheetWords(language);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseCopy,
    properties: [what === 'folder' ? 'openDirectory' : 'openFile', 'dontAddToRecent'],
    ...(what === 'zip' ? { filters: [{ name: words.zipFile, extensions: ['zip'] }] } : {}),
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function readCopy(grants: Grants, path: string, isFolder: boolean): Promise<ChosenCopy> {
  const files: Grant[] = [];
  const untrustedOthers: string[] = [];
  await grants.openInputs([path], (batch) => {
    files.push(...batch.grants);
    untrustedOthers.push(...batch.skipped.map(({ untrustedName }) => untrustedName));
  });
  return { isFolder, untrustedName: basename(path), files, untrustedOthers };
}
