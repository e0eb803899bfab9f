import { closeSync, constants, fstatSync, openSync } from 'node:fs';

/** What tells one state of one file from another. Times in nanoseconds. */
export interface Pin {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: number;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
}

/**
 * A regular file as it was when it was opened. The path is bytes, because a name needn't be valid UTF-8. `strict` also
 * compares the time of the last change of the inode: for what is staged. For looking at a scan that would be too much,
 * since a system may note its own attributes on a file that was opened.
 */
export interface PinnedFile {
  readonly path: Buffer;
  readonly pin: Pin;
  readonly strict: boolean;
}

/** It is a directory, a device, a pipe or a socket. */
export class NotRegularError extends Error {
  override readonly name = 'NotRegularError';
}

// O_NOFOLLOW: the last component can't have become a link since it was looked at. O_NONBLOCK: a pipe that took its
// place doesn't hang the program. Both are absent on Windows, where neither exists.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The pin of an open descriptor. @throws NotRegularError */
export function pinOf(descriptor: number): Pin {
  const stat = fstatSync(descriptor, { bigint: true });
  if (!stat.isFile()) throw new NotRegularError('not a regular file');
  const size = Number(stat.size);
  if (!Number.isSafeInteger(size)) throw new NotRegularError('a size beyond what can be counted');
  return { device: stat.dev, inode: stat.ino, size, modifiedNs: stat.mtimeNs, changedNs: stat.ctimeNs };
}

/** Opens a regular file for reading, never through a link, and pins it. @throws NotRegularError or the system's error */
export function openRegular(path: Buffer | string): { readonly descriptor: number; readonly pin: Pin } {
  const descriptor = openSync(path, OPEN_FLAGS);
  try {
    return { descriptor, pin: pinOf(descriptor) };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Whether both pins are of one state of one file. */
export function samePin(a: Pin, b: Pin, strict: boolean): boolean {
  return (
    a.device === b.device &&
    a.inode === b.inode &&
    a.size === b.size &&
    a.modifiedNs === b.modifiedNs &&
    (!strict || a.changedNs === b.changedNs)
  );
}
