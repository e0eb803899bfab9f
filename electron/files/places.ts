import { closeSync, existsSync, lstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { PlaceKind, ReadText } from '../../core/verb-calls.js';

/** Bytes that are read of a text at once. */
const PIECE = 64 * 1024;

/** The text of a small file that an option names. */
export function readText(path: string, mostBytes: number): ReadText {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const pieces: Uint8Array[] = [];
      // Counted while it is read: neither a link nor a pipe says by its size how long it is.
      for (let left = mostBytes; ; left -= pieces.at(-1)?.length ?? 0) {
        const piece = new Uint8Array(Math.min(PIECE, left + 1));
        const count = readSync(descriptor, piece);
        if (count === 0) return { text: Buffer.concat(pieces).toString('utf8') };
        if (count > left) return { problem: 'too-long' };
        pieces.push(piece.subarray(0, count));
      }
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return { problem: 'unreadable' };
  }
}

/** What lies there; a link is what it is, wherever it leads. */
export function kindAt(path: string): PlaceKind {
  try {
    const found = lstatSync(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    // Absent, below a file, or behind a folder that is shut: nothing that could be read.
    return 'nothing';
  }
}

/** Whether something is there, also at the end of links. */
export const isThere = (path: string): boolean => existsSync(path);

/** A path with its links resolved, so that one file has one name; a file that is gone keeps the name it was given. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** An absolute path whose folder exists, its links resolved, so that "inside" can't be dodged by a link; null where there is no such folder. */
export function placeOf(path: string): string | null {
  const absolute = resolve(path);
  try {
    return join(realpathSync(dirname(absolute)), basename(absolute));
  } catch {
    return null;
  }
}

/** The folder that a path names its file in, as it is given. */
export const folderOf = (path: string): string => dirname(path);

/** An absolute path, seen from a folder, and that from where the command runs. */
export const absolutePath = (path: string, from = ''): string => resolve(from, path);

/** Whether an absolute path is a folder's own or lies in it. */
export const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Names and paths of what lies in a folder. @throws the system's error */
export const listFolder = (folder: string): readonly { readonly name: string; readonly path: string }[] =>
  readdirSync(folder).map((name) => ({ name, path: join(folder, name) }));
