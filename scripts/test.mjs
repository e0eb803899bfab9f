/**
 * All tests, after all the set-up they need: npm test. A part of them: npm test -- types | lint | unit [FILE…] | e2e [FILE…].
 * A step that fails stops none that follows. The very last line is "N passed, N failed, N skipped".
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkLint, checkTypes } from './check.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { electronSentence, findElectron } from './setup/electron.mjs';
import { cache, print, root, runScript, SetupError, say } from './setup/repository.mjs';
import { DISPLAY_NEEDS, ELECTRON_NEEDS, installNeeds, missingSentence, requireNeeds, TEST_NEEDS } from './setup/system-libraries.mjs';
import { lastLine, readPlaywright, readVitest, single, tallyOf, total } from './test/tally.mjs';

/** @typedef {import('./test/tally.mjs').Tally} Tally */

const reports = join(cache, 'test');

/** @type {Record<string, { title: string, run: (args: readonly string[]) => Promise<Tally> }>} */
const STEPS = {
  types: { title: 'Types', run: async () => single(await checkTypes()) },
  lint: { title: 'Lint and boundaries', run: async () => single(await checkLint()) },
  unit: {
    title: 'Unit and integration',
    run: (args) => {
      const report = join(reports, 'unit.json');
      const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      return runRunner(['node_modules/vitest/vitest.mjs', 'run', ...output, ...args], report, readVitest);
    },
  },
  e2e: {
    title: 'End to end, in the real window',
    run: (args) => runRunner(['node_modules/@playwright/test/cli.js', 'test', ...args], join(reports, 'e2e.json'), readPlaywright),
  },
};

/**
 * @param {readonly string[]} args of Node
 * @param {string} report
 * @param {(report: unknown) => Tally} read
 * @returns {Promise<Tally>}
 */
async function runRunner(args, report, read) {
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const exitCode = await runVisibly(process.execPath, args);
  return tallyOf(read, existsSync(report) ? readFileSync(report, 'utf8') : undefined, exitCode);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runVisibly(command, args) {
  return new Promise((done, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => done(code ?? 1));
  });
}

async function setUp() {
  await installDependencies();
  await requireNeeds([...ELECTRON_NEEDS, ...DISPLAY_NEEDS], 'the window under test');
  try {
    const missing = await installNeeds(TEST_NEEDS, 'the tests');
    if (missing.length > 0) say(`${missingSentence(missing, 'a part of the tests')} Until then those tests say "not run".`);
  } catch (error) {
    // The tests that need a tool say themselves that it isn't there; in CI they fail.
    say(error instanceof Error ? error.message : String(error));
  }
  say(electronSentence(await findElectron()));
}

/** @returns {Promise<Tally>} */
async function tryBuild() {
  try {
    await build();
    return total([]);
  } catch (error) {
    say(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
    return { ...single(false), notes: [] };
  }
}

await runScript(async () => {
  const [part, ...args] = process.argv.slice(2);
  if (part !== undefined && !(part in STEPS))
    throw new SetupError(`No part of the tests is called ${part}: there are ${Object.keys(STEPS).join(', ')}.`);
  await setUp();
  const tallies = [await tryBuild()];
  for (const [name, step] of Object.entries(STEPS)) {
    if (part !== undefined && part !== name) continue;
    print(`\n── ${step.title}`);
    const tally = await step.run(args);
    print(`   ${lastLine(tally)}`);
    tallies.push(tally);
  }
  const sum = total(tallies);
  if (sum.notes.length > 0) print(`\n── Skipped\n${sum.notes.map((note) => `   ${note}`).join('\n')}`);
  print(`\n${lastLine(sum)}`);
  return sum.failed > 0 ? 1 : 0;
});
