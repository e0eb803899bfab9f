import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from './repository.mjs';
import { DISPLAY_NEEDS, requireNeeds } from './system-libraries.mjs';

const START_MS = 20_000;

/** Whether a window can open as things are. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts a display in memory (Xvfb, 1600 × 1000) on a free number. It listens to no network, and only programs with the
 * environment that is answered can connect: what is on it is a person's scan.
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => void }>}
 */
export async function startDisplay() {
  await requireNeeds(DISPLAY_NEEDS, 'a window without a screen');
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  // Without -noreset the server starts anew when its last window closes, and drops whoever connects just then.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset', '-auth', authority];
  // In a group of its own: a Ctrl+C at the terminal is for the app, which needs its display until it has left.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const stop = () => {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  try {
    const number = await displayNumber(server);
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/**
 * Xvfb writes the number that it took once it is ready.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<number>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new SetupError(`No display: Xvfb ${why}.`));
    const timer = setTimeout(() => fail(`didn't answer within ${START_MS / 1000} seconds`), START_MS);
    server.once('error', (error) => fail(`couldn't be started (${error.message})`));
    server.once('exit', (code) => fail(`ended at its start (exit ${code})`));
    const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    let text = '';
    pipe.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(Number(text));
    });
  });
}

/** One entry of an Xauthority file: the key is good for every display number, as ours isn't known yet. */
function authorityEntry(/** @type {Buffer} */ key) {
  const anyFamily = Buffer.from([0xff, 0xff]);
  return Buffer.concat([anyFamily, ...['', '', 'MIT-MAGIC-COOKIE-1'].map((text) => counted(Buffer.from(text))), counted(key)]);
}

/** Bytes behind their length, 16 bits, big-endian. */
function counted(/** @type {Buffer} */ bytes) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
