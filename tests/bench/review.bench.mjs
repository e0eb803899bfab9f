/**
 * How long the review of 500 CT files takes in the window, from the key press until it is on the screen, as a ratio to reading and
 * hashing the same files once: by Node, and through the way that the window's workers have to the files (which is slower, being
 * a sandbox's). Fails where the review doesn't come. npm run bench -- review; NEGATOSCOPE_BENCH_FILES names another number of files.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import { build } from '../../scripts/build.mjs';
import { hasDisplay, startDisplay } from '../../scripts/setup/display.mjs';
import { findElectron } from '../../scripts/setup/electron.mjs';
import { machine } from './support/machine.mjs';
import { PYTHON } from './support/run-measured.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const COUNT = Number(process.env.NEGATOSCOPE_BENCH_FILES ?? 500);
const MOST_MS = 300_000;

await build(['electron', 'renderer', 'sample']);
const electron = await findElectron();
const display = hasDisplay() ? null : await startDisplay();
const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-bench-'));
const folder = join(scratch, 'ct');
try {
  mkdirSync(folder);
  execFileSync(PYTHON, [join(root, 'tests/bench/make-ct-set.py'), folder, String(COUNT)]);
  process.stdout.write(`${machine()}, Electron ${electron.version}\n`);
  const byNode = timeOf(() => hashByNode(folder));
  const window = await measureWindow();
  const line = (name, ms) => `${name}: ${(ms / 1000).toFixed(1)} s, ${(window.review / ms).toFixed(1)} × of it is the review\n`;
  process.stdout.write(`review of ${COUNT} files on the screen: ${(window.review / 1000).toFixed(1)} s (${window.phases})\n`);
  process.stdout.write(line('read and hashed once by Node', byNode));
  process.stdout.write(line('read and hashed once through the window', window.read));
} finally {
  rmSync(scratch, { recursive: true, force: true });
  display?.stop();
}

function timeOf(act) {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function hashByNode(from) {
  const buffer = Buffer.alloc(1024 * 1024);
  for (const name of readdirSync(from)) {
    const hash = createHash('sha256');
    const descriptor = openSync(join(from, name), 'r');
    for (let got = buffer.length; got === buffer.length; ) {
      got = readSync(descriptor, buffer, 0, buffer.length, null);
      hash.update(buffer.subarray(0, got));
    }
    closeSync(descriptor);
  }
}

async function measureWindow() {
  const app = await _electron.launch({
    executablePath: electron.executable,
    cwd: root,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--user-data-dir=${join(scratch, 'profile')}`, '--lang=en', '.'],
    env: { ...process.env, ...display?.env, LANG: 'en_GB.UTF-8', LANGUAGE: 'en' },
  });
  try {
    const page = await app.firstWindow();
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, folder);
    await page.waitForSelector('html[data-theme]');
    await page.evaluate(() => {
      window.benchGrants = [];
      window.negatoscope.on('opening', ({ grants }) => window.benchGrants.push(...grants));
    });
    await page.evaluate(() => window.negatoscope.openFolder());
    await page.getByText(`${COUNT} images`).first().waitFor({ timeout: MOST_MS });
    const read = await page.evaluate(readOnce);
    const phases = await page.evaluateHandle(watchPhases);
    const start = performance.now();
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Save the copy' }).waitFor({ timeout: MOST_MS });
    const review = performance.now() - start;
    const told = (await phases.jsonValue()).map(([name, at]) => `${name} from ${(at / 1000).toFixed(1)} s`).join(', ');
    return { read, review, phases: told };
  } finally {
    await app.close();
  }
}

/** In the page: what the progress says, and since when. */
function watchPhases() {
  const seen = [];
  const start = performance.now();
  new MutationObserver(() => {
    const said = document
      .querySelector('.export-progress')
      ?.getAttribute('aria-label')
      ?.replace(/[\d,. ]+.*/, '');
    if (said && seen.at(-1)?.[0] !== said) seen.push([said, performance.now() - start]);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
  return seen;
}

/** In the page: every granted file asked for whole, one being hashed while the next come. */
async function readOnce() {
  const start = performance.now();
  const load = async ({ id, size }) => {
    const answer = await fetch(`app://negatoscope/bytes/${id}`, { headers: { Range: `bytes=0-${size - 1}` } });
    return crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  };
  const coming = [...window.benchGrants];
  const one = async () => {
    for (let next = coming.shift(); next; next = coming.shift()) await load(next);
  };
  await Promise.all([one(), one(), one(), one()]);
  return performance.now() - start;
}
