import { closeSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { ChosenText, HandOver } from '../../core/bridge.js';
import { openRegular } from '../files/pin.js';
import { readFully } from '../files/read-fully.js';
import { writeResult } from '../files/result-file.js';

/** Longest file of a person's own that is opened here, in bytes, where its kind says nothing else. */
const MAX_BYTES = 64 * 1024;

/** How the system's dialogs name a kind of small file. */
export interface SharedKind {
  readonly title: string;
  readonly name: string;
  readonly extension: string;
  /** Longest that is read, in bytes. */
  readonly most?: number;
  /** Where the dialog begins. */
  readonly folder?: string | undefined;
}

/** A small file that the person picks; null where they cancelled. Who reads it takes it for untrusted. @throws the system's error */
export async function chooseShared(
  window: BrowserWindow,
  { title, name, extension, folder, most = MAX_BYTES }: SharedKind,
): Promise<ChosenText | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name, extensions: [extension] }],
    ...(folder === undefined ? {} : { defaultPath: folder }),
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  const { descriptor, pin } = openRegular(realpathSync(path));
  try {
    // One byte more than is read tells that there is more: who reads it finds that it isn't whole.
    const bytes = Buffer.alloc(Math.min(most, pin.size) + 1);
    const untrustedText = bytes.toString('utf8', 0, readFully(descriptor, bytes, 0, bytes.length, 0));
    return { untrustedName: basename(path), untrustedText };
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a small file that the person picks. */
export const openShared = async (window: BrowserWindow, kind: SharedKind): Promise<string | null> =>
  (await chooseShared(window, kind))?.untrustedText ?? null;

/** Writes a small file where the person says; the system asks before it replaces another. */
export async function saveShared(
  window: BrowserWindow,
  { title, name, extension }: SharedKind,
  folder: string,
  fileName: string,
  content: string | Uint8Array,
): Promise<HandOver> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(folder, fileName),
    filters: [{ name, extensions: [extension] }],
    properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return 'cancelled';
  return writeResult(filePath, Buffer.from(content)) === null ? 'done' : 'failed';
}
