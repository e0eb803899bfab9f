import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastLine, readPlaywright, readVitest, single, tallyOf, total } from '../../scripts/test/tally.mjs';
import { repository } from '../support/real-files.js';

/** Tests of every outcome, run by the real runners: what they report is what is counted. */
const VITEST = `
import { expect, it } from 'vitest';
it('passes', () => expect(1).toBe(1));
it('passes too', () => expect(1).toBe(1));
it('fails', () => expect(1).toBe(2));
it('waits [not run: no tool]', (context) => context.skip('no tool'));
`;
const PLAYWRIGHT = `
import { expect, test } from '@playwright/test';
test('passes', () => expect(1).toBe(1));
test('fails', () => expect(1).toBe(2));
test.describe('inside', () => {
  test('waits', () => { test.skip(true, 'not run: no tool'); });
});
`;

describe('what the runners report', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'negatoscope-tally-'));
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs one runner on files in a folder of their own. */
  async function run(name: string, files: Readonly<Record<string, string>>, args: (report: string) => readonly string[]) {
    const place = join(folder, name);
    mkdirSync(place);
    for (const [file, code] of Object.entries(files)) writeFileSync(join(place, file), code);
    const report = join(place, 'report.json');
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: '1' };
    // The workers of the runner under test take themselves for this one's otherwise.
    for (const key of Object.keys(env)) if (/^(VITEST|TEST_WORKER_INDEX|NODE_OPTIONS)/.test(key)) Reflect.deleteProperty(env, key);
    const exitCode = await new Promise<number>((resolve) => {
      const child = execFile(process.execPath, [...args(report)], { cwd: place, env }, () => resolve(child.exitCode ?? -1));
    });
    return { exitCode, text: readFileSync(report, 'utf8') };
  }
  const vitest = (report: string) => [
    join(repository, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--root=.',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const playwright = () => [join(repository, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=json'];

  it('counts Vitest', async () => {
    const { exitCode, text } = await run('vitest', { 'a.test.js': VITEST }, vitest);
    expect(tallyOf(readVitest, text, exitCode)).toEqual({ passed: 2, failed: 1, skipped: 1, notes: ['waits [not run: no tool]'] });
  });

  it("counts a file that Vitest can't load as failed", async () => {
    const { exitCode, text } = await run('broken', { 'a.test.js': VITEST, 'b.test.js': "throw new Error('broken');" }, vitest);
    expect(tallyOf(readVitest, text, exitCode)).toMatchObject({ passed: 2, failed: 2 });
  });

  it('counts Playwright', async () => {
    const { exitCode, text } = await run(
      'playwright',
      { 'a.spec.js': PLAYWRIGHT, 'playwright.config.js': 'export default {};' },
      playwright,
    );
    expect(tallyOf(readPlaywright, text, exitCode)).toEqual({ passed: 1, failed: 1, skipped: 1, notes: ['waits [not run: no tool]'] });
  });

  it("counts a file that Playwright can't load as failed", async () => {
    const files = { 'a.spec.js': "throw new Error('broken');", 'playwright.config.js': 'export default {};' };
    const { exitCode, text } = await run('playwright-broken', files, playwright);
    expect(tallyOf(readPlaywright, text, exitCode).failed).toBeGreaterThan(0);
  });
});

describe('the tally', () => {
  it('never takes a runner that failed for a success', () => {
    const passing = JSON.stringify({
      testResults: [{ name: 'a', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] }],
    });
    expect(tallyOf(readVitest, passing, 0)).toMatchObject({ passed: 1, failed: 0 });
    expect(tallyOf(readVitest, passing, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(tallyOf(readVitest, undefined, 0)).toMatchObject({ failed: 1 });
    expect(tallyOf(readVitest, JSON.stringify({ testResults: [] }), 0)).toMatchObject({ failed: 1 });
  });

  it('sums to the last line', () => {
    const sum = total([single(true), single(false), { passed: 3, failed: 0, skipped: 2, notes: ['a', 'b'] }]);
    expect(lastLine(sum)).toBe('4 passed, 1 failed, 2 skipped');
    expect(sum.notes).toEqual(['a', 'b']);
  });
});
