import { closeSync, constants, fsyncSync, openSync, promises } from 'node:fs';
import { join } from 'node:path';
import { errorCode, throwIfCancelled } from './failure.js';

/** How many files are synced at one time: a disk serves several as quickly as one. */
const AT_ONCE = 16;

/** Brings every file of a folder, then the folder, to the disk. @throws the system's error; ENOSPC may come only here */
export async function syncFolder(
  folder: string,
  names: readonly string[],
  onFile: (done: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let name = names[next]; name !== undefined; name = names[next]) {
      next += 1;
      throwIfCancelled(signal);
      await syncFile(join(folder, name));
      done += 1;
      onFile(done);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, names.length) }, work));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  syncDirectory(folder);
}

async function syncFile(path: string): Promise<void> {
  const file = await promises.open(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Brings a directory's entries to the disk, where the system can: Windows can't open one, and some file systems refuse. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    closeSync(descriptor);
  }
}
