import { sep } from 'node:path';

const SEPARATOR = Buffer.from(sep);

/** `parent/name` in bytes. */
export function joinPath(parent: Buffer, name: Buffer): Buffer {
  return endsWith(parent, SEPARATOR) ? Buffer.concat([parent, name]) : Buffer.concat([parent, SEPARATOR, name]);
}

/** Whether `path` is `folder` or lies below it; both are absolute and without links. */
export function isWithin(folder: Buffer, path: Buffer): boolean {
  if (path.equals(folder)) return true;
  const prefix = endsWith(folder, SEPARATOR) ? folder : Buffer.concat([folder, SEPARATOR]);
  return path.length > prefix.length && path.subarray(0, prefix.length).equals(prefix);
}

/** Every folder above an absolute path, nearest first. */
export function foldersAbove(path: Buffer): Buffer[] {
  const folders: Buffer[] = [];
  for (let at = path.lastIndexOf(SEPARATOR); at >= 0; at = path.lastIndexOf(SEPARATOR, at - 1)) {
    const folder = path.subarray(0, Math.max(at, SEPARATOR.length));
    if (folder.length < path.length) folders.push(folder);
    if (at === 0) break;
  }
  return folders;
}

/** The last component, in bytes; empty for a root. */
export function lastComponent(path: Buffer): Buffer {
  const at = path.lastIndexOf(SEPARATOR);
  return at < 0 ? path : path.subarray(at + SEPARATOR.length);
}

/** A name for the screen: bytes that aren't UTF-8 become U+FFFD, so it never leads back to the file. */
export function displayName(name: Buffer): string {
  return name.toString('utf8');
}

function endsWith(path: Buffer, end: Buffer): boolean {
  return path.length >= end.length && path.subarray(path.length - end.length).equals(end);
}
