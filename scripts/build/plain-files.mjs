import { join, sep } from 'node:path';
import { root } from '../setup/repository.mjs';

/** What opens a person's files. */
const FILES = join(root, 'electron', 'files') + sep;

/**
 * In Electron `node:fs` looks into every path that has a component ending in `.asar` as into an archive. A folder that a
 * person opens may hold such a name, and main parses nothing of theirs: so electron/files/ gets Electron's `original-fs`, which
 * doesn't. The rest of main, and Electron itself, read the program's own archive as ever; the command line has plain Node.
 * @returns {import('vite').Plugin}
 */
export function plainFiles() {
  return {
    name: 'plain-files',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer?.startsWith(FILES) || !/^(node:)?fs(\/.*)?$/.test(source)) return null;
      // There is no original-fs/promises: a second door would be an unguarded one.
      if (source !== 'node:fs') throw new Error(`electron/files/ imports ${source}: only node:fs has a plain counterpart`);
      return { id: 'original-fs', external: true };
    },
  };
}
