import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { HandOver } from '../../core/bridge.js';
import { partialSuffix } from '../files/partial-folder.js';
import { readFully } from '../files/read-fully.js';
import { replaceFile } from '../files/replace-file.js';

/** Longest file of a person's own that is opened here, in bytes. */
const MAX_BYTES = 64 * 1024;

/** How the system's dialogs name a kind of small file. */
export interface SharedKind {
  readonly title: string;
  readonly name: string;
  readonly extension: string;
}

/** The text of a small file that the person picks; null where they cancelled. Who reads it takes it for untrusted. @throws the system's error */
export async function openShared(window: BrowserWindow, { title, name, extension }: SharedKind): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name, extensions: [extension] }],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(MAX_BYTES + 1);
    return bytes.toString('utf8', 0, readFully(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

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
  try {
    replaceFile(filePath, content, `${filePath}${partialSuffix()}`);
    return 'done';
  } catch {
    return 'failed';
  }
}
