import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { namedPaths, readRows, resultOf, testFiles, withResults } from '../../scripts/promises/promise-table.mjs';
import { repository } from '../support/real-files.js';

const document = readFileSync(join(repository, 'SECURITY.md'), 'utf8');
const results = JSON.parse(readFileSync(join(repository, 'docs/promises.json'), 'utf8')) as Parameters<typeof withResults>[1];
const rows = readRows(document);

it('has a row for each of the nine promises at least', () => {
  expect(rows.length).toBeGreaterThan(20);
});

it.each(rows)('has a test that npm test runs: $promise', ({ tests }) => {
  const paths = namedPaths(tests);
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) {
    expect(existsSync(join(repository, path)), path).toBe(true);
    expect(testFiles(path).length, path).toBeGreaterThan(0);
  }
});

it('shows as last result what was written down of it, and none that failed', () => {
  expect(withResults(document, results), 'npm test, then node scripts/write-promises.mjs').toBe(document);
  for (const { failed } of Object.values(results)) expect(failed).toBe(0);
});

it('names only numbers of a long run that docs/RESULTS.md has', () => {
  const known = readFileSync(join(repository, 'docs/RESULTS.md'), 'utf8');
  for (const { tests } of rows.filter((row) => row.tests.includes('test:long'))) {
    const parts = namedPaths(tests).map((path) => path.replace(/\.test\.ts$/, ''));
    expect(
      parts.some((part) => known.includes(part)),
      tests,
    ).toBe(true);
  }
});

it('counts a failure as one, and a file without a result as not run', () => {
  const row = { promise: '', tests: '`tests/security/promises.test.ts`', result: '' };
  const run = { passed: 3, failed: 1, skipped: 2, date: '2026-01-01', commit: 'abcdef0' };
  expect(resultOf(row, { 'tests/security/promises.test.ts': run })).toBe('3 passed, **1 failed**, 2 not run, 2026-01-01, `abcdef0`');
  expect(resultOf(row, {})).toBe('not run yet');
});

it('is named by the README with tests that are there', () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const named = [...readme.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(8);
  for (const path of named) expect(testFiles(path), path).toEqual([path]);
  for (const [, path = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(existsSync(join(repository, path)), path).toBe(true);
});
