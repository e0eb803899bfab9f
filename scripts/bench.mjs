/**
 * Runs the benchmarks: npm run bench -- [NAME…]. Each is a program tests/bench/NAME.bench.mjs that prints what it measured, and
 * fails where it misses its own bound.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { print, root, runScript, SetupError } from './setup/repository.mjs';

const ENDING = '.bench.mjs';
const folder = join(root, 'tests', 'bench');

await runScript(async () => {
  const there = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ENDING)) : [];
  const names = there.map((file) => file.slice(0, -ENDING.length)).sort();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new SetupError(`No benchmark is called ${unknown}: there are ${names.join(', ') || 'none yet'}.`);
  if (names.length === 0) {
    print('There is no benchmark yet: nothing was measured.');
    return 0;
  }
  await installDependencies();
  await build(['cli', 'text', 'sample']);
  const failed = (wanted.length > 0 ? wanted : names).filter((name) => {
    print(`── ${name}`);
    return spawnSync(process.execPath, [join(folder, `${name}${ENDING}`)], { cwd: root, stdio: 'inherit' }).status !== 0;
  });
  if (failed.length > 0) print(`Failed: ${failed.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
});
