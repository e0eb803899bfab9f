/**
 * Two whole series, opened, looked through and closed again and again: the renderer's memory comes back to within a tenth of what it was
 * after the first round. Four rounds here; NEGATOSCOPE_LONG runs twenty.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNDO_MS } from '../../renderer/app/effects.js';
import { expect, needs, test } from '../support/app.js';
import { corpus, corpusFiles, repository } from '../support/real-files.js';

const isLong = process.env['NEGATOSCOPE_LONG'] === 'true';
const ROUNDS = isLong ? 20 : 4;
const SERIES = [
  { name: 'mr-head-face-175-slices.zip', slices: 175 },
  { name: 'pet-wb-299-slices.zip', slices: 299 },
];
/** Of the memory after the first round. */
const MOST_MORE = 0.1;

interface Round {
  readonly round: number;
  /** Memory in MB, at its most, and when all was closed and forgotten. */
  readonly open: number;
  readonly closed: number;
}

/** Runs the app with the driver in it, which prints a line of JSON a round. */
function driveSeries(profile: string): Promise<Round[]> {
  const executable = process.env['NEGATOSCOPE_ELECTRON'] ?? '';
  const paths = SERIES.map(({ name, slices }) => ({ path: corpusFiles().find(({ path }) => path.endsWith(name))?.absolute, slices }));
  const args = [
    '-r',
    join(repository, 'tests', 'support', 'drive-series.cjs'),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--js-flags=--expose-gc',
    '.',
  ];
  const env = { ...process.env, SERIES_PATHS: JSON.stringify(paths), SERIES_ROUNDS: String(ROUNDS), SERIES_UNDO_MS: String(UNDO_MS) };
  const child = spawn(executable, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let faults = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stdout.write(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    faults += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      const lines = said.split('\n').filter((line) => line.startsWith('{'));
      if (code === 0) resolve(lines.map((line) => JSON.parse(line) as Round));
      else reject(new Error(`the driver ended with ${code}: ${faults.slice(-2000)}`));
    });
  });
}

test('the memory of whole series comes back', async () => {
  needs(corpus);
  test.setTimeout(isLong ? 3_600_000 : 400_000);
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-profile-'));
  try {
    const rounds = await driveSeries(profile);
    expect(rounds).toHaveLength(ROUNDS);
    const [first] = rounds;
    const last = rounds.at(-1);
    if (!first || !last) throw new Error('there was no round');
    const more = last.closed / first.closed - 1;
    process.stdout.write(`after ${ROUNDS} rounds ${last.closed} MB: ${(more * 100).toFixed(1)} % more than after the first\n`);
    // What is open costs something, or the measure would see nothing.
    expect(Math.max(...rounds.map(({ open, closed }) => open - closed))).toBeGreaterThan(5);
    expect(more).toBeLessThanOrEqual(MOST_MORE);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
