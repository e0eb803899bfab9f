import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BridgeApi } from '../../core/bridge.js';
import { expect } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { column, exported, filesOnDisk, openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

/** Listens to what the page stages, so that a test can ask main for it after the page has given it up. */
async function watchStages(page: Page): Promise<() => Promise<string[][]>> {
  const staged: string[][] = [];
  page.on('request', (request) => {
    const id = /\/staged\/(s[0-9a-f]+)/.exec(request.url())?.[1];
    if (id && !staged.at(-1)?.includes(id)) staged.push([id]);
  });
  return async () => staged;
}

const commit = (page: Page, ids: readonly string[]) =>
  page.evaluate(async (wanted) => {
    const bridge = Reflect.get(window, 'negatoscope') as BridgeApi;
    const elements = { source: 0, output: 0, kept: 0, changed: 0, removed: 0, added: 0 };
    const checks = { secondReader: 0, leakSearch: 0, readBack: 0 };
    return bridge.commitExport(wanted, {
      policy: 'second-opinion',
      text: 'auto',
      faces: 'not-looked-for',
      elements,
      checks,
      leftOut: 0,
      overruled: 0,
      options: null,
      overrulings: [],
      keptKey: false,
    });
  }, ids);

test('a changed choice voids the review: main refuses what was staged for it', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  const stagedIds = await watchStages(page);
  await openReview(app);
  const before = (await stagedIds()).flat();
  expect(before.length).toBeGreaterThan(0);
  await column(page, 'Pictures that leave').getByRole('checkbox', { name: 'Take IM000000.dcm along' }).click({ force: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^39 pictures/);
  await expect(saveButton(page)).toBeEnabled();
  await answerDialogs(app.electron, { open: [disk.empty('stale')], button: 1 });
  expect(await commit(page, before.slice(0, 1))).toEqual({ outcome: 'failed', failure: 'stage-void' });
  expect(readdirSync(join(disk.folder, 'stale'))).toEqual([]);
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);
  expect(filesOnDisk(folder)).toHaveLength(39);
  expect(receipt).toMatchObject({ leftOut: 1, overruled: 0 });
});

test('cancelling the review gives up all that was staged', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  const stagedIds = await watchStages(page);
  await openReview(app);
  const ids = (await stagedIds()).flat();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Anonymised copy' })).toBeVisible();
  const target = disk.empty('target');
  await answerDialogs(app.electron, { open: [target], button: 1 });
  await expect.poll(() => commit(page, ids.slice(0, 1))).toEqual({ outcome: 'failed', failure: 'stage-void' });
  expect(readdirSync(target)).toEqual([]);
});

for (const [what, spoil] of [
  ['changed', (file: string) => appendFileSync(file, Buffer.alloc(2))],
  ['taken away', (file: string) => rmSync(file)],
] as const) {
  test(`a file that was ${what} between the review and the writing stops the copy, and nothing is written`, async ({ launch, disk }) => {
    const sources = join(disk.sample, 'CT');
    const app = await launch({ args: [sources] });
    const { page } = app;
    await openReview(app);
    const [first = ''] = readdirSync(sources);
    spoil(join(sources, first));
    const target = disk.empty('target');
    await saveInto(app, target);
    await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('alert')).toContainText(/One of your files (was changed|isn’t there any more)/);
    await expect(page.getByRole('alert')).toContainText('Your original files are as they were');
    expect(readdirSync(target)).toEqual([]);
    // Trying again looks at the files as they are now, and the app is alive.
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/would leave|No copy was made/, { timeout: 60_000 });
  });
}

test('a place that cannot be written to is said in a sentence, and another one works', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  // Nobody can make a folder there, root neither.
  await saveInto(app, '/proc');
  await expect(page.getByRole('heading', { name: 'No copy was made' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert')).toContainText('The place that you chose');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  expect(filesOnDisk(exported(target).folder)).toHaveLength(40);
});
