import { lstatSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ExportError, errorCode } from './failure.js';
import { syncDirectory } from './sync-folder.js';

/**
 * Gives a finished folder its name, in one step.
 *
 * Node has no rename that refuses to replace, so the name is looked up right before. What could appear in between loses
 * nothing: rename(2) refuses over a file, a link and a folder that holds anything, and so does Windows over all; only an
 * empty folder could be replaced, and by then it holds the export instead of nothing. Claiming the name first with an
 * empty folder would close that gap and open a worse one: a program that is killed in between would leave an empty
 * folder under the final name.
 * @throws ExportError target-exists, or the system's error
 */
export function publishFolder(partial: string, final: string, allowEmptyTarget: boolean): void {
  checkTarget(final, allowEmptyTarget);
  // Windows doesn't rename over an empty folder.
  if (process.platform === 'win32' && allowEmptyTarget && exists(final)) rmdirSync(final);
  renameSync(partial, final);
  syncDirectory(dirname(final));
}

/** Fails where the name is taken: by anything, or, with `allowEmptyTarget`, by anything but an empty folder. @throws ExportError target-exists */
export function checkTarget(final: string, allowEmptyTarget: boolean): void {
  if (!exists(final)) return;
  const isFree = allowEmptyTarget && lstatSync(final).isDirectory() && readdirSync(final).length === 0;
  if (!isFree) throw new ExportError('target-exists');
}

/** Whether anything, a dangling link too, has that name. */
export function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}
