/**
 * Writes the last result of each promise into SECURITY.md, from the reports of the last `npm test` (a part of it keeps what is known
 * of the others in docs/promises.json): node scripts/write-promises.mjs
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { namedPaths, readRows, testFiles, withResults } from './promises/promise-table.mjs';
import { cache, print, root, runScript } from './setup/repository.mjs';
import { readPlaywright, readVitest } from './test/tally.mjs';

/** @typedef {import('./promises/promise-table.mjs').Results} Results */
/** @typedef {{ startTime: number, testResults: { name: string }[] }} VitestReport */
/** @typedef {{ suites: { file: string }[], stats: { startTime: string } }} PlaywrightReport */

const securityPath = join(root, 'SECURITY.md');
const resultsPath = join(root, 'docs', 'promises.json');

const readJson = (/** @type {string} */ path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

/**
 * @param {import('./test/tally.mjs').Tally} tally
 * @param {string | number} started
 */
function resultOf({ passed, failed, skipped }, started) {
  const commit = execFileSync('git', ['rev-parse', '--short=7', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  return { passed, failed, skipped, date: new Date(started).toISOString().slice(0, 10), commit };
}

/** @returns {Results} */
function freshResults() {
  /** @type {Results} */
  const fresh = {};
  const unit = /** @type {VitestReport | undefined} */ (readJson(join(cache, 'test', 'unit.json')));
  for (const file of unit?.testResults ?? [])
    fresh[relative(root, file.name)] = resultOf(readVitest({ testResults: [file] }), unit?.startTime ?? 0);
  const window = /** @type {PlaywrightReport | undefined} */ (readJson(join(cache, 'test', 'e2e.json')));
  for (const suite of window?.suites ?? [])
    fresh[`tests/e2e/${suite.file}`] = resultOf(readPlaywright({ suites: [suite], errors: [] }), window?.stats.startTime ?? 0);
  return fresh;
}

await runScript(async () => {
  const document = readFileSync(securityPath, 'utf8');
  const all = { .../** @type {Results} */ (readJson(resultsPath) ?? {}), ...freshResults() };
  const named = new Set(readRows(document).flatMap(({ tests }) => namedPaths(tests).flatMap(testFiles)));
  const results = Object.fromEntries(
    Object.entries(all)
      .filter(([path]) => named.has(path))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  writeFileSync(resultsPath, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(securityPath, withResults(document, results));
  print(`${Object.keys(results).length} of ${named.size} test files of SECURITY.md have a result.`);
  return 0;
});
