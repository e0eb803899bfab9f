import { closeSync, constants, fsyncSync, openSync, rmSync } from 'node:fs';
import { errorCode } from './failure.js';
import { partialSuffix } from './partial-folder.js';
import { writeFully } from './read-fully.js';
import { replaceFile } from './replace-file.js';

/** Writes a result whole, in the place of another of that name. @returns null, or the system's word for why it couldn't be written */
export function writeResult(path: string, bytes: Uint8Array): string | null {
  // A name that nobody else has: what lies beside a person's file may be theirs.
  const beside = `${path}${partialSuffix()}`;
  try {
    replaceFile(path, bytes, beside);
    return null;
  } catch (error) {
    rmSync(beside, { force: true });
    return errorCode(error) ?? 'unknown';
  }
}

/** Makes a file that only its owner reads; false where it exists, or its folder doesn't. @throws the system's error while it is written */
export function makeFile(path: string, bytes: Uint8Array): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  } catch {
    return false;
  }
  try {
    writeFully(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}
