import { basename, join } from 'node:path';
import { mustRun } from '../setup/command.mjs';
import { root } from '../setup/repository.mjs';
import { bundleForNode, bundlePage } from './bundle.mjs';
import { filesBelow } from './fingerprint.mjs';
import { NOTICE_INPUTS, writeLicencesPages, writeNotices } from './notices/write-notices.mjs';
import { copyPdfFiles } from './pdf-files.mjs';
import { plainFiles } from './plain-files.mjs';
import { copyTextModels } from './text-models.mjs';
import { windowHost } from './window-host.mjs';

/**
 * One folder below build/ and what makes it.
 * @typedef {object} BuildStep
 * @property {string} name the folder's name too
 * @property {readonly string[]} inputs files and folders that decide the result
 * @property {readonly string[]} outputs what must be there afterwards, below the folder
 * @property {(folder: string) => Promise<void>} make writes everything into an empty folder
 */

/** What every step depends on. */
export const COMMON_INPUTS = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build', 'scripts/build.mjs'];

/** @type {readonly BuildStep[]} */
export const STEPS = [
  {
    name: 'electron',
    inputs: ['core', 'electron'],
    outputs: ['main.cjs', 'preload.cjs'],
    async make(folder) {
      const entries = ['electron/main.ts', 'electron/preload.ts', ...threads()];
      for (const entry of entries)
        await bundleForNode({ entry, folder, format: 'cjs', extension: 'cjs', external: ['electron'], plugins: [plainFiles()] });
    },
  },
  {
    name: 'renderer',
    inputs: ['core', 'renderer', 'resources'],
    outputs: ['index.html', 'text', 'pdf', 'licences.en.html'],
    async make(folder) {
      await bundlePage(folder);
      copyTextModels(join(folder, 'text'));
      copyPdfFiles(join(folder, 'pdf'));
      writeLicencesPages(folder);
    },
  },
  {
    name: 'verbs',
    inputs: ['core', 'cli', 'electron/files', 'renderer/workers'],
    outputs: ['verb.html'],
    make: (folder) => bundlePage(folder, { page: 'cli/window/verb.html', plugins: () => [windowHost()] }),
  },
  {
    name: 'text',
    inputs: ['resources/licences', 'resources/models'],
    outputs: [],
    make: async (folder) => copyTextModels(folder),
  },
  {
    name: 'notices',
    inputs: NOTICE_INPUTS,
    outputs: ['licences.txt', 'sbom.cdx.json'],
    make: async (folder) => writeNotices(folder),
  },
  {
    name: 'cli',
    inputs: ['core', 'cli', 'electron/files'],
    outputs: ['negatoscope.mjs'],
    make: (folder) =>
      bundleForNode({ entry: 'cli/negatoscope.ts', folder, format: 'es', extension: 'mjs', external: [/^@cornerstonejs\//] }),
  },
  {
    name: 'sample',
    inputs: ['core', 'scripts/sample', 'resources'],
    outputs: [],
    async make(folder) {
      const program = join(root, '.cache', 'build');
      await bundleForNode({
        entry: 'scripts/sample/make-sample.ts',
        folder: program,
        format: 'es',
        extension: 'mjs',
        external: [/^@cornerstonejs\//],
      });
      await mustRun('Making the sample study', process.execPath, [join(program, 'make-sample.mjs'), folder]);
    },
  },
];

/** Modules that main runs on threads of their own are entries too: electron/…/NAME-thread.ts → build/electron/NAME-thread.cjs. */
function threads() {
  return filesBelow(root, 'electron').filter((file) => basename(file).endsWith('-thread.ts'));
}
