import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/app.js';
import { repository } from '../support/real-files.js';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs `scripts/start.mjs` as a person without a display would. */
function start(folder: string, ...args: readonly string[]): Promise<Ended> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, XAUTHORITY: _authority, ...env } = process.env;
  const child = spawn(process.execPath, [join(repository, 'scripts/start.mjs'), ...args], {
    cwd: folder,
    env: { ...env, INIT_CWD: folder },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

test.describe('npm start', () => {
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'negatoscope-start-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('--smoke paints the sample, writes its picture where the person stands, and ends', async () => {
    const { code, output } = await start(folder, '--smoke', 'shot.png');
    expect(output).toMatch(/^Electron \d+\.\d+\.\d+/m);
    expect({ code, output }).toMatchObject({ code: 0 });
    const picture = readFileSync(join(folder, 'shot.png'));
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Width and height, in the header (PNG, clause 11.2.2).
    expect(picture.readUInt32BE(16)).toBeGreaterThan(600);
    expect(picture.readUInt32BE(20)).toBeGreaterThan(400);
  });

  test('a second start builds nothing, fetches nothing and tries nothing', async () => {
    const { output } = await start(folder, '--smoke', 'shot.png');
    expect(output).not.toMatch(/Building|Installing|Fetching|Trying/);
    expect(output).toMatch(/There is no display/);
  });

  test('ends with the code of the app', async () => {
    const { code, output } = await start(folder, '--smoke');
    expect({ code, output }).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'shot.png'))).toBe(false);
  });
});
