import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { root } from '../setup/repository.mjs';

/** Node's own modules. Its `fs` isn't among them: Vite leaves it outside by itself, and a plugin has a say in it (plain-files.mjs). */
const NODE_MODULES = [/^node:(?!fs$)/, ...builtinModules.filter((name) => name !== 'fs')];

/**
 * Bundles one TypeScript module and all it imports for Node or Electron's main side: one file, and for Node one for each module that is
 * imported when it is needed.
 * @param {{ entry: string, folder: string, format: 'cjs' | 'es', extension: string, external?: (string | RegExp)[], plugins?: import('vite').Plugin[] }} options
 *   `entry` below the root; `folder` receives the file, named as the entry
 */
export async function bundleForNode({ entry, folder, format, extension, external = [], plugins = [] }) {
  const { build } = await import('vite');
  await build({
    ...common,
    plugins,
    ssr: { noExternal: true, target: 'node', external: [] },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      // Node 18 is what the oldest Electron that this runs on carries.
      target: 'node18',
      minify: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: [...NODE_MODULES, ...external],
        // What a verb needs is loaded with it and not with --version. Electron's main side and its preload stay one file each.
        output: {
          format,
          entryFileNames: `${basename(entry, '.ts')}.${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          codeSplitting: format === 'es',
        },
      },
    },
  });
}

/**
 * Bundles a page and its workers, to be served from the app's own origin under a strict policy: nothing inlined.
 * @param {string} folder receives the page and its assets
 * @param {{ page?: string, plugins?: () => import('vite').Plugin[] }} [options] `page` below the root; plugins see the page's modules and its workers'
 */
export async function bundlePage(folder, { page = 'renderer/index.html', plugins = () => [] } = {}) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    ...common,
    root: join(root, dirname(page)),
    base: '/',
    plugins: [react(), ...plugins()],
    worker: { format: 'es', plugins },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome114',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: join(root, page) },
    },
  });
}

/** @type {import('vite').InlineConfig} */
const common = { root, configFile: false, envFile: false, logLevel: 'error', clearScreen: false, mode: 'production', publicDir: false };
