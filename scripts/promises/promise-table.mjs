import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/repository.mjs';

/**
 * The table "promise, test, last result" of SECURITY.md.
 * @typedef {{ promise: string, tests: string, result: string }} PromiseRow
 * @typedef {{ passed: number, failed: number, skipped: number, date: string, commit: string }} FileResult
 * @typedef {Record<string, FileResult>} Results by path of a test file
 */

export const HEADER = '| promise | test | last result |';
export const NOT_YET = 'not run yet';

/** @param {string} document @returns {readonly PromiseRow[]} */
export function readRows(document) {
  const lines = document.split('\n');
  const start = lines.indexOf(HEADER);
  if (start < 0) throw new Error(`SECURITY.md has no table that begins with "${HEADER}"`);
  /** @type {PromiseRow[]} */
  const rows = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const [promise = '', tests = '', result = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    rows.push({ promise, tests, result });
  }
  return rows;
}

/**
 * The document with the last result of each row.
 * @param {string} document
 * @param {Results} results
 */
export function withResults(document, results) {
  const lines = document.split('\n');
  const start = lines.indexOf(HEADER) + 2;
  readRows(document).forEach((row, index) => {
    lines[start + index] = `| ${row.promise} | ${row.tests} | ${resultOf(row, results)} |`;
  });
  return lines.join('\n');
}

/** @param {PromiseRow} row @param {Results} results */
export function resultOf(row, results) {
  const files = namedPaths(row.tests).flatMap(testFiles);
  const known = files.flatMap((file) => results[file] ?? []);
  if (known.length < files.length || known.length === 0) return NOT_YET;
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ what) => known.reduce((total, each) => total + each[what], 0);
  const oldest = known.reduce((one, other) => (other.date < one.date ? other : one));
  const counts = [`${sum('passed')} passed`];
  if (sum('failed') > 0) counts.push(`**${sum('failed')} failed**`);
  if (sum('skipped') > 0) counts.push(`${sum('skipped')} not run`);
  return `${counts.join(', ')}, ${oldest.date}, \`${oldest.commit}\``;
}

/** What a cell names: files and folders of tests. @param {string} cell @returns {readonly string[]} */
export const namedPaths = (cell) => [...cell.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path.replace(/\/$/, ''));

/** The test files at a path: itself, or all below it. @param {string} path @returns {readonly string[]} */
export function testFiles(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return isTest(path) ? [path] : [];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .map((name) => `${path}/${name}`)
    .filter(isTest)
    .sort();
}

/** Whether `npm test` runs it: what vitest.config.ts and playwright.config.ts take. */
const isTest = (/** @type {string} */ path) =>
  path.startsWith('tests/e2e/') ? /\.spec\.ts$/.test(path) : /^tests\/.+\.test\.tsx?$/.test(path);
