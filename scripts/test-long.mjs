/**
 * The tests that take too long for every run: npm run test:long. That is 200,000 mutated inputs (in pieces: what is done is kept in
 * .cache/fuzz and a run that was stopped goes on there), a million exports of damaged files in the same way, the whole text benchmark (in .cache/text-benchmark likewise), the ledger
 * of covered pixels over the whole corpus, a hundred exports that are killed, and twenty rounds of whole series in the window; a part: npm run test:long -- tests/fuzz/reading.
 * Of all, `npm test` runs a sample.
 */
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { root, runScript } from './setup/repository.mjs';
import { installNeeds, TEST_NEEDS } from './setup/system-libraries.mjs';

await runScript(async () => {
  await installDependencies();
  await installNeeds(TEST_NEEDS, 'the tests');
  await build(['text']);
  const env = { ...process.env, NEGATOSCOPE_LONG: 'true' };
  const all = [
    'tests/fuzz',
    'tests/text-benchmark',
    'tests/core/deid/redact',
    'tests/electron/files/killed.test.ts',
    'tests/e2e/series-memory.spec.ts',
  ];
  const parts = process.argv.length > 2 ? process.argv.slice(2) : all;
  const run = (/** @type {readonly string[]} */ args) =>
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
  const isWindow = (/** @type {string} */ part) => part.startsWith('tests/e2e/');
  const [inNode, inWindow] = [parts.filter((part) => !isWindow(part)), parts.filter(isWindow)];
  const node = inNode.length > 0 ? run(['node_modules/vitest/vitest.mjs', 'run', ...inNode]) : 0;
  const window = inWindow.length > 0 ? run(['node_modules/@playwright/test/cli.js', 'test', ...inWindow]) : 0;
  return node || window;
});
