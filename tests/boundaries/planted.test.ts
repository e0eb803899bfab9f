import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlantedTree } from './planted-tree.js';

/** One violation: where, what, and the words of the rule that has to catch it. */
type Plant = readonly [path: string, code: string, rule: RegExp];

const IMPORTS = 'lint/style/noRestrictedImports: .*';
const rule = (words: string) => new RegExp(`${IMPORTS}${words}`);
const PURE = rule('core/ is pure');
const SEALED = /noRestrictedGlobals/;
const CLOCK = /plugin: core\/ has no clock/;
const CHANNELS = rule('Raw channels');
const APART = rule("don't import each other");
const TESTS = rule('Nothing imports tests');

const PLANTS: readonly Plant[] = [
  ['core/node.ts', "import 'node:fs';", PURE],
  ['core/bare-node.ts', "import 'fs';", PURE],
  ['core/electron-package.ts', "import 'electron';", PURE],
  ['core/package.ts', "import 'react';", PURE],
  ['core/later.ts', "await import('zod');", PURE],
  ['core/again.ts', "export * from 'comlink';", PURE],
  ['core/electron-folder.ts', "import '../electron/main.js';", PURE],
  ['core/renderer-folder.ts', "import '../renderer/app/state.js';", PURE],
  ['core/cli-folder.ts', "import '../cli/negatoscope.js';", PURE],
  ['core/deid/deep/down.ts', "import 'node:crypto';", PURE],
  ['core/deid/parser.ts', "import 'dicom-parser';", PURE],
  ['core/dicom/parse-file.ts', "import 'dicom-parser';", PURE],
  ['core/dicom/inflate-other.ts', "import 'pako';", PURE],
  ['core/pixels/frames.ts', "import '@cornerstonejs/codec-openjpeg/decode';", PURE],
  ['core/pixels/lossless.ts', "import '@cornerstonejs/codec-charls/decodewasmjs';", PURE],
  ['core/pixels/codecs/parser.ts', "import 'dicom-parser';", PURE],
  ['core/dicom/up.ts', "import '../pixels/frames.js';", rule('dicom stands below')],
  ['core/dicom/second-reader.ts', "import '../deid/plan.js';", rule('dicom stands below')],
  ['core/dicom/zip.ts', "import '../media/gzip.js';", rule('dicom stands below')],
  ['core/media/up.ts', "import '../study/instance-record.js';", rule('media stands above dicom only')],
  ['core/pixels/up.ts', "import '../study/group.js';", rule('pixels imports dicom only')],
  ['core/pixels/codecs/up.ts', "import '../../deid/plan.js';", rule('pixels imports dicom only')],
  ['core/study/up.ts', "import '../deid/plan.js';", rule('study imports dicom and pixels')],
  ['core/deid/up.ts', "import '../study/group.js';", rule('deid imports dicom and pixels')],
  ['core/now.ts', 'export const now = Date.now();', CLOCK],
  ['core/today.ts', 'export const today = new Date();', CLOCK],
  ['core/pixels/chance.ts', 'export const chance = Math.random();', CLOCK],
  ['core/host.ts', 'export const host = globalThis;', SEALED],
  ['core/tests.ts', "import '../tests/support/tools.js';", TESTS],

  ['electron/parser.ts', "import 'dicom-parser';", rule('electron/ imports Node, Electron and zod')],
  ['electron/window/page.ts', "import 'react';", rule('electron/ imports Node, Electron and zod')],
  ['electron/parse.ts', "import '../core/dicom/parse-file.js';", rule('parses no scan')],
  ['electron/window/plan.ts', "import '../../core/deid/plan.js';", rule('parses no scan')],
  ['electron/ipc/pixels.ts', "import '../../core/pixels/frames.js';", rule('parses no scan')],
  ['electron/files/tag.ts', "import '../../core/dicom/tag.js';", rule('parses no scan')],
  ['electron/renderer.ts', "import '../renderer/app/state.js';", rule('core/bridge.ts only')],
  ['electron/files/dialog.ts', "import 'electron';", rule('electron/files/ also runs in the command line')],
  ['electron/raw.ts', "import { ipcMain } from 'electron';\nipcMain.on('x', () => undefined);", CHANNELS],
  ['electron/window/raw.ts', "import { ipcMain as channel } from 'electron';\nchannel.on('x', () => undefined);", CHANNELS],
  ['electron/window/whole.ts', "import electron from 'electron';\nelectron.ipcMain.on('x', () => undefined);", CHANNELS],
  ['electron/window/space.ts', "import * as electron from 'electron';\nelectron.ipcMain.on('x', () => undefined);", CHANNELS],
  ['electron/ipc/raw.ts', "import { ipcRenderer } from 'electron';\nipcRenderer.send('x');", CHANNELS],
  ['electron/preload.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');", rule('sandboxed preload')],
  ['electron/tests.ts', "import '../tests/support/tools.js';", TESTS],

  ['renderer/node.ts', "import 'node:path';", rule('Never Node or Electron')],
  ['renderer/bare-node.ts', "import 'fs';", rule('Never Node or Electron')],
  ['renderer/electron-package.ts', "import { ipcRenderer } from 'electron';\nipcRenderer.send('x');", rule('Never Node or Electron')],
  ['renderer/workers/parser.ts', "import 'dicom-parser';", rule('parsers and codecs into core')],
  ['renderer/workers/codec.ts', "import '@cornerstonejs/codec-charls/decodewasmjs';", rule('parsers and codecs into core')],
  ['renderer/workers/codec.ts', "import 'jxl-oxide-wasm';", rule('parsers and codecs into core')],
  ['renderer/viewer/viewport.tsx', "import 'cornerstone-core';", rule('cornerstone-core belongs into')],
  ['renderer/app/cornerstone.ts', "import 'cornerstone-core';", rule('cornerstone-core belongs into')],
  ['renderer/app/main.ts', "import '../../electron/main.js';", rule('core/bridge.ts only')],
  ['renderer/app/cli.ts', "import '../../cli/negatoscope.js';", rule('core/bridge.ts only')],
  ['renderer/library/a.ts', "import '../viewer/viewport.js';", APART],
  ['renderer/library/b.ts', "import '../export/review.js';", APART],
  ['renderer/viewer/a.ts', "import '../library/list.js';", APART],
  ['renderer/viewer/cornerstone.ts', "import '../export/review.js';", APART],
  ['renderer/export/a.ts', "import '../library/list.js';", APART],
  ['renderer/export/b.ts', "import '../viewer/viewport.js';", APART],
  ['renderer/library/c.ts', "import '../objects/index.js';", APART],
  ['renderer/viewer/b.ts', "import '../objects/index.js';", APART],
  ['renderer/export/c.ts', "import '../objects/index.js';", APART],
  ['renderer/objects/a.ts', "import '../viewer/viewport.js';", APART],
  ['renderer/objects/b.ts', "import '../library/list.js';", APART],
  ['renderer/objects/pdf/a.ts', "import '../../export/review.js';", APART],
  ['renderer/objects/report/a.ts', "import 'pdfjs-dist/legacy/build/pdf.mjs';", rule('parsers and codecs into core')],
  ['renderer/app/store.ts', "localStorage.setItem('a', 'b');", SEALED],
  ['renderer/workers/store.ts', "indexedDB.open('a');", SEALED],
  ['renderer/app/socket.ts', "new WebSocket('wss://example.invalid');", SEALED],
  ['renderer/tests.ts', "import '../tests/support/tools.js';", TESTS],

  ['cli/package.ts', "import 'zod';", rule('no packages')],
  ['cli/window.ts', "import '../electron/window/window.js';", rule('cli/ imports core/, electron/files/ and Node')],
  ['cli/page.ts', "import '../renderer/app/state.js';", rule('cli/ imports core/, electron/files/ and Node')],
  ['cli/window/node.ts', "import 'node:fs';", rule('no Node, no packages')],
  ['cli/window/package.ts', "import 'zod';", rule('no Node, no packages')],
  ['cli/window/main.ts', "import '../../electron/files/stage.js';", rule("what the app's own workers read and decode with")],
  ['cli/window/screen.ts', "import '../../renderer/app/state.js';", rule("what the app's own workers read and decode with")],
  ['cli/tests.ts', "import '../tests/support/tools.js';", TESTS],

  ['scripts/setup/package.mjs', "import 'vite';", rule('before there are any packages')],
  ['scripts/tests.mjs', "import '../tests/support/tools.js';", TESTS],

  ['core/cycle/one.ts', "import { two } from './two.js';\nexport const one = () => two;", /noImportCycles/],
  ['core/cycle/two.ts', "import { one } from './one.js';\nexport const two = () => one;", /noImportCycles/],
  ['core/loose.ts', 'export const loose = (value: any) => value;', /noExplicitAny/],
];

/** What the law allows, in files of their own: the rules above aren't so wide that they catch everything. */
const ALLOWED: readonly (readonly [path: string, code: string])[] = [
  ['core/packages.ts', "import 'fflate';\nimport '@noble/hashes/sha2.js';\nimport './bridge.js';\nimport './study/group.js';"],
  ['core/study/group.ts', "import '../pixels/modality-lut.js';\nimport '../dicom/tag.js';"],
  ['core/deid/plan.ts', "import '../pixels/modality-lut.js';\nimport '../dicom/tag.js';\nimport '../bridge.js';"],
  ['core/deid/shift.ts', 'export const day = new Date(0).getTime() + Date.UTC(2000, 1);'],
  ['core/dicom/check/second-reader.ts', "import '../tag.js';"],
  ['core/pixels/codecs/jpeg.ts', "import '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';"],
  ['electron/main.ts', "import 'electron';\nimport 'node:fs/promises';\nimport '../core/bridge.js';\nimport './files/stage.js';"],
  ['electron/ipc/answer.ts', "import { ipcMain } from 'electron';\nimport 'zod/mini';\nipcMain.on('x', () => undefined);"],
  ['electron/files/stage.ts', "import 'node:fs';\nimport '../../core/dicom/splice-file.js';\nimport '../../core/dicom/byte-source.js';"],
  ['renderer/viewer/list.tsx', "import 'react';\nimport 'react-dom/client';\nimport '../ui/button.js';\nimport '../../core/deid/plan.js';"],
  ['renderer/objects/pdf/open.ts', "import 'pdfjs-dist/legacy/build/pdf.mjs';\nimport '../shelf.js';\nimport '../../app/store.js';"],
  ['renderer/workers/decode.ts', "import '@cornerstonejs/codec-openjpeg/decodewasm?url';\nimport 'comlink';"],
  ['renderer/workers/decode.ts', "import 'jxl-oxide-wasm/module.wasm?url';"],
  ['cli/negatoscope.ts', "import 'node:fs';\nimport '../core/deid/plan.js';\nimport '../electron/files/stage.js';"],
  [
    'cli/window/engine.ts',
    "import '../../renderer/workers/page-codecs.js';\nimport '../run.js';\nimport '../../electron/files/failure.js';",
  ],
  ['scripts/build.mjs', "import 'vite';\nimport './setup/lock.mjs';"],
];

/** What only the compiler can see: each folder has the globals of its own runtime. */
const COMPILED: readonly (readonly [folder: string, file: string, code: string, error: RegExp])[] = [
  ['core', 'dom.ts', 'export const title = document.title;', /dom\.ts.*TS\d+.*'document'/],
  ['core', 'node.ts', 'export const folder = process.cwd();', /node\.ts.*TS\d+.*'process'/],
  ['core', 'module.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;", /module\.ts.*TS\d+.*'node:fs'/],
  ['core', 'timer.ts', 'setTimeout(() => undefined, 1);', /timer\.ts.*TS\d+.*'setTimeout'/],
  ['core', 'console.ts', "console.error('x');", /console\.ts.*TS\d+.*'console'/],
  ['electron', 'dom.ts', 'export const title = document.title;', /dom\.ts.*TS\d+.*'document'/],
  ['renderer', 'node.ts', 'export const folder = process.cwd();', /node\.ts.*TS\d+.*'process'/],
  ['renderer', 'buffer.ts', "export const bytes = Buffer.from('x');", /buffer\.ts.*TS\d+.*'Buffer'/],
  ['cli', 'dom.ts', 'export const title = window.document.title;', /dom\.ts.*TS\d+.*'window'/],
];

describe('the law between the folders', () => {
  let tree: PlantedTree;
  let findings: Map<string, string[]>;
  beforeAll(async () => {
    tree = new PlantedTree();
    for (const [path, code] of [...PLANTS, ...ALLOWED]) tree.plant(path, code);
    findings = await tree.lint();
  });
  afterAll(() => tree.remove());

  it.each(PLANTS)('refuses %s: %s', (path, _code, expected) => {
    expect(findings.get(path)).toContainEqual(expect.stringMatching(expected));
  });

  it.each(ALLOWED)('allows %s', (path) => {
    expect(findings.get(path) ?? []).toEqual([]);
  });
});

describe('the globals of each folder', () => {
  let tree: PlantedTree;
  beforeAll(() => {
    tree = new PlantedTree();
    for (const [folder, file, code] of COMPILED) tree.plant(`${folder}/${file}`, code);
    for (const folder of ['core', 'electron', 'renderer', 'cli']) tree.plant(`${folder}/fine.ts`, 'export const fine = 1;');
  });
  afterAll(() => tree.remove());

  it.each(['core', 'electron', 'renderer', 'cli'])('compiles %s with its own only', async (folder) => {
    const said = await tree.compile(folder);
    const expected = COMPILED.filter(([planted]) => planted === folder);
    for (const [, file, , error] of expected)
      expect(said.filter((line) => line.includes(`/${file}`))).toEqual([expect.stringMatching(error)]);
    expect(said.filter((line) => line.includes('fine.ts'))).toEqual([]);
  });
});
