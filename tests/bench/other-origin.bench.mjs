/**
 * What it would cost to read and decode scans in a hidden window of another origin, and so in another process than the screen:
 * the time from a page's question to the bytes in its hands, against a worker in the page's own process. Nothing is decoded: what decoding takes
 * comes on top of both, so that these shares are the highest there can be. SECURITY.md says what follows.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay, startDisplay } from '../../scripts/setup/display.mjs';
import { electronSentence, findElectron } from '../../scripts/setup/electron.mjs';

const QUESTIONS = [
  { what: '64 records of opened files', question: { records: 64 }, times: 8 },
  { what: 'frame of 512 × 512, 16 bits', question: { bytes: 2 * 512 ** 2 }, times: 12 },
  { what: 'frame of 1024 × 1024, 16 bits', question: { bytes: 2 * 1024 ** 2 }, times: 8 },
  { what: 'frame of 3000 × 2000, 16 bits', question: { bytes: 2 * 3000 * 2000 }, times: 3 },
];

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const median = (/** @type {readonly number[]} */ values) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const electron = await findElectron();
say(electronSentence(electron));
const display = hasDisplay() ? undefined : await startDisplay();
const profile = mkdtempSync(join(tmpdir(), 'negatoscope-bench-'));
try {
  const appPath = join(dirname(fileURLToPath(import.meta.url)), 'other-origin');
  const args = [`--user-data-dir=${profile}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), appPath];
  const env = { ...process.env, ...display?.env, BENCH_QUESTIONS: JSON.stringify(QUESTIONS) };
  const child = spawn(electron.executable, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`it ended with ${code}: ${said}`);
  const { startMs, memoryKb, results } = JSON.parse(out.split('\n').find((line) => line.startsWith('{')) ?? '');
  say(`The hidden window takes ${Math.round(startMs)} ms to start and ${Math.round(memoryKb / 1024)} MB.`);
  for (const [index, { near, far }] of results.entries()) {
    const [one, other] = [median(near), median(far)];
    const more = Math.round((other / one - 1) * 100);
    say(`${QUESTIONS[index]?.what}: ${one.toFixed(1)} ms here, ${other.toFixed(1)} ms there (${more >= 0 ? '+' : ''}${more} %)`);
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
  display?.stop();
}
