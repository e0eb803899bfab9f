import { join, sep } from 'node:path';
import { root } from '../setup/repository.mjs';

/** What the verbs stand on in Node, and what they stand on in a hidden window: files of the same names and the same exports. */
const NODE = join(root, 'cli', 'host') + sep;
const WINDOW = join(root, 'cli', 'window') + sep;

/**
 * Puts the verbs of the command line onto their window's feet. Whatever is left of Node or Electron then has no place in a page: the build fails.
 * @returns {import('vite').Plugin}
 */
export function windowHost() {
  return {
    name: 'window-host',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (/^(node:|electron$)/.test(source))
        throw new Error(`${importer ?? 'a page'} imports ${source}: a verb reaches the system through cli/host/`);
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!found?.id.startsWith(NODE)) return null;
      return this.resolve(join(WINDOW, found.id.slice(NODE.length)), importer, { ...options, skipSelf: true });
    },
  };
}
