/** Promise 1: no process of the app connects or sends on an internet socket, in a whole session. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, needs, test } from '../support/app.js';
import { repository } from '../support/real-files.js';
import { tools } from '../support/tools.js';

let root: string;
test.beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'negatoscope-network-'));
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

async function traceSockets(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: unknown; readonly lines: readonly string[] }> {
  const trace = join(root, 'sockets');
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg';
  const child = spawn(tools.strace.command, ['-f', '-qq', '-e', calls, '-o', trace, command, ...args], {
    cwd: repository,
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  return { code, lines: existsSync(trace) ? readFileSync(trace, 'latin1').split('\n') : [] };
}

/** A whole session by itself: open, view, review, export, help, quit. */
const session = (): readonly string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '.',
  '--smoke',
  join(root, 'shot.png'),
  '--session',
];

const internet = (lines: readonly string[]) => lines.filter((line) => /AF_INET/.test(line));

test('open, view, review, export, help, quit: not one internet socket', async () => {
  needs(tools.strace);
  const { code, lines } = await traceSockets(process.env['NEGATOSCOPE_ELECTRON'] ?? '', session());
  expect(code).toBe(0);
  // It does see sockets: those to the display.
  expect(lines.some((line) => /connect\(.*AF_UNIX/.test(line))).toBe(true);
  expect(internet(lines)).toEqual([]);
});

test('the trace would show one', async () => {
  needs(tools.strace);
  const { lines } = await traceSockets(process.execPath, ['-e', "require('net').connect(9, '127.0.0.1').on('error', () => {})"]);
  expect(internet(lines)).not.toEqual([]);
});

test('the same session where the system has no network at all, not even to itself', async () => {
  needs(tools.unshare);
  const user = process.getuid?.() === 0 ? [] : ['--map-current-user'];
  const child = spawn(tools.unshare.command, [...user, '--net', process.env['NEGATOSCOPE_ELECTRON'] ?? '', ...session()], {
    cwd: repository,
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  expect(code).toBe(0);
  expect(existsSync(join(root, 'shot.png'))).toBe(true);
});
