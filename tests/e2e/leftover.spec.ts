/** What an export that didn't end leaves behind: found at the next start, deleted when asked; nothing where the program was quit. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BridgeEvents, ReceiptFacts } from '../../core/bridge.js';
import { Journal } from '../../electron/files/journal.js';
import { expect, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFiles } from '../support/drop-files.js';
import { finishedOpenings, gatherOpenings, type TakenPage } from '../support/page-bridge.js';

let root: string;
test.beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'negatoscope-leftover-'));
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a killed export is offered for deletion at the next start', async ({ launch }) => {
  const profile = join(root, 'profile');
  const folder = join(root, 'copy.partial-0123456789abcdef');
  mkdirSync(profile);
  mkdirSync(folder);
  writeFileSync(join(folder, 'IM000000.dcm'), 'half');
  const journal = new Journal(join(profile, 'export-under-way.json'));
  journal.begin({ folder, receipt: join(root, 'copy.receipt.json.partial-0123456789abcdef') });
  const { page } = await launch({ profile });
  await page.waitForFunction(() => 'negatoscope' in window);
  const ask = () => page.evaluate(async () => (await (window as unknown as TakenPage).negatoscope.environment()).leftover);
  expect(await ask()).toBe(true);
  expect(await page.evaluate(() => (window as unknown as TakenPage).negatoscope.settleLeftover(true))).toBe(true);
  expect(await ask()).toBe(false);
  expect([folder, journal.path].filter((path) => existsSync(path))).toEqual([]);
});

test('quitting in the middle of an export leaves nothing of it', async ({ launch }) => {
  const target = join(root, 'target');
  const big = join(root, 'big');
  mkdirSync(target);
  writeFileSync(big, '');
  truncateSync(big, 600_000_000);
  const { electron, page, profile } = await launch({ profile: join(root, 'profile') });
  await answerDialogs(electron, { open: [target], button: 1 });
  await gatherOpenings(page);
  await page.evaluate(() => {
    const taken = window as unknown as TakenPage & { progress: BridgeEvents['commitProgress'][]; staged: string };
    taken.progress = [];
    taken.negatoscope.on('commitProgress', (progress) => taken.progress.push(progress));
    // The page's own program lets go of what isn't a scan; here it has to stay granted until it is staged.
    taken.negatoscope.on('opening', async ({ grants: [grant] }) => {
      if (!grant) return;
      const pack = {
        sources: [grant.id],
        counts: Uint32Array.of(1),
        parts: Float64Array.of(0, 0, grant.size),
        bytes: new Uint8Array(0),
      };
      const result = await taken.negatoscope.stageExport(pack);
      taken.staged = result.ok ? (result.files[0]?.stagedId ?? '') : result.failure;
    });
  });
  await dropFiles(page, [big]);
  await finishedOpenings(page);
  await page.waitForFunction(() => 'staged' in window);
  const closed = new Promise((resolve) => {
    electron.process().once('exit', resolve);
  });
  await page.evaluate((facts) => {
    const taken = window as unknown as TakenPage & { staged: string };
    void taken.negatoscope.commitExport([taken.staged], facts);
  }, facts);
  await page.waitForFunction(() => (window as unknown as { progress: unknown[] }).progress.length > 1);
  expect(readdirSync(target).join()).toMatch(/^Negatoscope-copy-1\.partial-[0-9a-f]{16}$/);
  await electron.evaluate(({ app }) => app.quit());
  await closed;
  expect(readdirSync(target)).toEqual([]);
  expect(existsSync(join(profile, 'export-under-way.json'))).toBe(false);
});

const facts: ReceiptFacts = {
  policy: 'basic',
  text: 'auto',
  faces: 'not-looked-for',
  elements: { source: 1, output: 1, kept: 1, changed: 0, removed: 0, added: 0 },
  checks: { secondReader: 1, leakSearch: 0, readBack: 1 },
  leftOut: 0,
  overruled: 0,
  options: null,
  overrulings: [],
  keptKey: false,
};
