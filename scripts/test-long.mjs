/**
 * The tests that take too long for every run: npm run test:long. Today that is the whole text benchmark, of which
 * `npm test` runs a sample.
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
  const args = ['node_modules/vitest/vitest.mjs', 'run', 'tests/text-benchmark', ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
});
