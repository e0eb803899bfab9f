import { randomBytes } from 'node:crypto';
import { closeSync, constants, futimesSync, lstatSync, mkdirSync, openSync, readdirSync, rmdirSync, unlinkSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isOutputName } from '../../core/bridge.js';
import { ExportError, errorCode } from './failure.js';
import type { Pace } from './pace.js';
import { writeFully } from './read-fully.js';
import type { SpliceReader } from './splice-reader.js';
import { CHUNK, type Staged } from './stage.js';

/** The time that every written file carries: the first that every file system can store. Seconds since 1970. */
export const FILE_TIME = Date.UTC(1980, 0, 1) / 1000;

const PARTIAL = /\.partial-[0-9a-f]{16}$/;

/** What is added to a name while it isn't finished. */
export const partialSuffix = (): string => `.partial-${randomBytes(8).toString('hex')}`;

/** Whether a path could be of a folder or receipt that an export builds. */
export const isPartialName = (path: string): boolean => PARTIAL.test(basename(path));

/** Makes the folder for one export, for the person alone. @throws the system's error, EEXIST among them */
export function makePartialFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
}

/** Writes one output under its staged name and gives it the constant time. @throws ExportError about a source, or the system's error about the target */
export async function writeOutput(
  folder: string,
  staged: Staged,
  reader: SpliceReader,
  buffer: Uint8Array,
  pace: Pace,
  onBytes: (count: number) => void,
): Promise<void> {
  const descriptor = openSync(join(folder, staged.name), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    reader.rewind();
    reader.compareSources(staged.splice);
    for (let at = 0; at < staged.bytes; at += CHUNK) {
      const length = Math.min(CHUNK, staged.bytes - at);
      reader.read(staged.splice, staged.start + at, length, buffer);
      writeFully(descriptor, buffer.subarray(0, length));
      onBytes(length);
      await pace.breathe();
    }
    reader.compareSources(staged.splice);
    futimesSync(descriptor, FILE_TIME, FILE_TIME);
  } finally {
    closeSync(descriptor);
  }
}

/** Fails unless the folder holds exactly these names, and gives the folder the constant time. @throws ExportError write-failed */
export function closePartialFolder(folder: string, names: readonly string[]): void {
  const expected = [...names].sort();
  const there = readdirSync(folder).sort();
  if (there.length !== expected.length || there.some((name, index) => name !== expected[index])) throw new ExportError('write-failed');
  utimesSync(folder, FILE_TIME, FILE_TIME);
}

/**
 * Deletes a partial folder: only one whose name is of our making, and only where all that it holds are regular files
 * whose names follow our rule; else nothing is touched.
 * @returns whether nothing of it is left.
 */
export function removePartialFolder(folder: string): boolean {
  if (!isPartialName(folder)) return false;
  try {
    if (!lstatSync(folder).isDirectory()) return false;
    const names = readdirSync(folder);
    const isOurs = names.every((name) => isOutputName(name) && lstatSync(join(folder, name)).isFile());
    if (!isOurs) return false;
    for (const name of names) unlinkSync(join(folder, name));
    rmdirSync(folder);
    return true;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}
