import { isAbsolute } from 'node:path';
import { type IpcMainEvent, ipcMain } from 'electron';
import { DROP_CHANNEL, MAX_DROPPED } from './channel.js';

/** Paths of real drops, from preload's own channel, which the page can't reach. */
export function listenForDrops(isOurPage: (event: IpcMainEvent) => boolean, open: (paths: readonly string[]) => void): void {
  ipcMain.on(DROP_CHANNEL, (event, untrustedPaths: unknown) => {
    if (isOurPage(event) && isPathList(untrustedPaths)) open(untrustedPaths);
  });
}

function isPathList(untrusted: unknown): untrusted is readonly string[] {
  return (
    Array.isArray(untrusted) &&
    untrusted.length <= MAX_DROPPED &&
    untrusted.every((path) => typeof path === 'string' && isAbsolute(path) && !path.includes('\0'))
  );
}
