/**
 * Lets the substitute Electron start an app from a folder (`electron .`), as the official binary does by its own
 * default app, which the substitute lacks. It is packed as `default_app.asar` and is part of nothing that ships.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const electron = require('electron');

/** What Electron and Node have for exactly this purpose, and keep out of their public types. */
const app = /** @type {import('electron').App & { setVersion(version: string): void; setAppPath(folder: string): void }} */ (electron.app);
const loader = /** @type {{ _preloadModules(names: string[]): void; _load(path: string, parent: null, isMain: boolean): unknown }} */ (
  /** @type {unknown} */ (Module)
);

/** `-r MODULE` comes before the app's folder; whatever follows the folder belongs to the app. */
function readArguments(/** @type {readonly string[]} */ args) {
  /** @type {string[]} */
  const preloaded = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-r' || arg === '--require') preloaded.push(args[++at] ?? '');
    else if (!arg.startsWith('-')) return { preloaded, folder: resolve(arg) };
  }
  return { preloaded, folder: undefined };
}

const { preloaded, folder } = readArguments(process.argv.slice(1));
if (folder === undefined) {
  console.error('No app: give the folder of one, as in "electron .".');
  app.exit(2);
} else {
  const { name, productName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  Object.assign(process, { defaultApp: true });
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(folder);
  // Playwright and debuggers come in by -r, before the app's own first line.
  loader._preloadModules(preloaded);
  loader._load(folder, null, true);
}
