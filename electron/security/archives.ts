/**
 * Electron's `fs` looks into every path that has a component ending in `.asar` as into an archive. A folder that a
 * person opens may hold such a name, and main parses nothing of theirs: so it is off, but for the program's own files.
 */
export function refuseArchives(): void {
  process.noAsar = true;
}

/** Runs one synchronous read of the program's own files, which are in an archive once it is packaged. */
export function readFromArchive<Result>(read: () => Result): Result {
  process.noAsar = false;
  try {
    return read();
  } finally {
    process.noAsar = true;
  }
}
