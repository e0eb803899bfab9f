import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { writeFully } from './read-fully.js';

/** What a file is called until it is whole; one that a killed program left there may be deleted. */
export const unfinishedName = (path: string): string => `${path}.new`;

/**
 * Replaces a small file in one step (mode 600): after a crash the old one is there, or the new one.
 * @param fresh what it is called until it is whole; a file of that name goes
 * @throws the system's error; the old file is unchanged then
 */
export function replaceFile(path: string, content: string | Uint8Array, fresh = unfinishedName(path)): void {
  rmSync(fresh, { force: true });
  const descriptor = openSync(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    writeFully(descriptor, Buffer.from(content));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, path);
}
