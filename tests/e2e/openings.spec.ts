/** Every way in, at the bridge: what the page is told of arguments, a second start, dialogs, drops and the menu. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpeningBatch } from '../../core/bridge.js';
import { expect, type LaunchedApp, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFiles } from '../support/drop-files.js';
import { finishedOpenings, gatherOpenings, type TakenPage } from '../support/page-bridge.js';
import { repository } from '../support/real-files.js';

let root: string;

test.beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'negatoscope-openings-'));
  mkdirSync(join(root, 'disc', 'deep'), { recursive: true });
  for (const name of ['a', 'b c', 'disc/one', 'disc/deep/two']) writeFileSync(join(root, name), name);
  symlinkSync('/etc/passwd', join(root, 'disc', 'link'));
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

async function started(launch: (options?: { args: string[] }) => Promise<LaunchedApp>, args: string[] = []): Promise<LaunchedApp> {
  const app = await launch({ args });
  await answerDialogs(app.electron, {});
  await gatherOpenings(app.page);
  return app;
}

const told = (batches: readonly OpeningBatch[]) => ({
  origins: [...new Set(batches.map((batch) => batch.origin))],
  names: batches.flatMap((batch) => batch.grants.map((grant) => grant.untrustedName)).sort(),
  skipped: batches.flatMap((batch) => batch.skipped.map((skip) => `${skip.untrustedName}: ${skip.reason}`)),
});

const discNames = ['disc/deep/two', 'disc/one'];
const discSkipped = ['disc/link: outside-the-choice'];

test('a second start hands its inputs to the first, seen from where it was started', async ({ launch }) => {
  const app = await started(launch);
  const second = spawn(
    process.env['NEGATOSCOPE_ELECTRON'] ?? '',
    [
      `--user-data-dir=${app.profile}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      repository,
      'disc',
      pathToFileURL(join(root, 'b c')).href,
      'gone',
    ],
    { cwd: root, stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => {
    second.once('exit', resolve);
  });
  expect(code).toBe(0);
  expect(told(await finishedOpenings(app.page))).toEqual({
    origins: ['arguments'],
    names: ['b c', ...discNames],
    skipped: expect.arrayContaining([...discSkipped, 'gone: vanished']),
  });
});

test('the dialogs for files and for a folder', async ({ launch }) => {
  const app = await started(launch);
  const ask = (method: 'openFiles' | 'openFolder') =>
    app.page.evaluate((name) => (window as unknown as TakenPage).negatoscope[name](), method);
  expect(await ask('openFiles')).toBeNull();
  await answerDialogs(app.electron, { open: [join(root, 'a'), join(root, 'b c')] });
  expect(await ask('openFiles')).not.toBeNull();
  expect(told(await finishedOpenings(app.page, 1))).toEqual({ origins: ['dialog'], names: ['a', 'b c'], skipped: [] });
  await answerDialogs(app.electron, { open: [join(root, 'disc')] });
  expect(await ask('openFolder')).not.toBeNull();
  expect(told(await finishedOpenings(app.page, 2))).toEqual({
    origins: ['dialog'],
    names: ['a', 'b c', ...discNames],
    skipped: discSkipped,
  });
});

test('a real drop of files and a folder', async ({ launch }) => {
  const app = await started(launch);
  await dropFiles(app.page, [join(root, 'a'), join(root, 'disc')]);
  expect(told(await finishedOpenings(app.page))).toEqual({ origins: ['drop'], names: ['a', ...discNames], skipped: discSkipped });
  expect(app.page.url()).toBe('app://negatoscope/');
});

test('nothing of where a file is reaches the page', async ({ launch }) => {
  const app = await started(launch);
  await dropFiles(app.page, [join(root, 'disc')]);
  expect(JSON.stringify(await finishedOpenings(app.page))).not.toContain(basename(root));
});
