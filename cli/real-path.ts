import { realpathSync } from 'node:fs';

/** A path with its links resolved, so that one file has one name; a file that is gone keeps the name it was given. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
