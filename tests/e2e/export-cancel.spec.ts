import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../support/app.js';
import { exported, filesOnDisk, lookThrough, openExport, saveButton, saveInto, exportTest as test } from './export-walk.js';

/** Rounds of the sample's 40 slices: enough that writing and planning take a moment in which they can be stopped. */
const ROUNDS = 10;

/** Makes one long series of the sample's slices, each with a SOP Instance UID of its own. */
function longSeries(sample: string, folder: string): void {
  mkdirSync(folder);
  for (const name of readdirSync(join(sample, 'CT'))) {
    const bytes = readFileSync(join(sample, 'CT', name));
    for (let round = 0; round < ROUNDS; round++) writeFileSync(join(folder, `${round}-${name}`), withOtherInstance(bytes, round));
  }
}

/** The same file with another last digit in its SOP Instance UID, in the file meta and in the data set. */
function withOtherInstance(bytes: Buffer, round: number): Buffer {
  const copy = Buffer.from(bytes);
  for (const tag of [Buffer.from([2, 0, 3, 0]), Buffer.from([8, 0, 0x18, 0])]) {
    const at = copy.indexOf(Buffer.concat([tag, Buffer.from('UI')]));
    if (at < 0) throw new Error('the sample has another encoding than expected');
    const length = copy.readUInt16LE(at + 6);
    const uid = copy.toString('latin1', at + 8, at + 8 + length).replace(/\0$/, '');
    copy.write(String(round), at + 8 + uid.length - 1, 'latin1');
  }
  return copy;
}

/** Opens the long series and presses the key of the export; what comes next is the test's. */
async function beginExport(page: Page): Promise<void> {
  await expect(page.getByText(`${40 * ROUNDS} images`).first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
}

test('can be stopped while it is worked out what would leave', async ({ launch, disk }) => {
  const series = join(disk.folder, 'series');
  longSeries(disk.sample, series);
  const { page } = await launch({ args: [series] });
  await beginExport(page);
  await expect(page.getByRole('heading', { name: 'Working out what would leave' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Anonymised copy' })).toBeVisible();
  // No late answer of the worker that was stopped brings the screen back, and the next export works.
  await beginExport(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^400 pictures/, { timeout: 120_000 });
});

test('can be stopped while it is written: nothing is left, and it can be written after all', async ({ launch, disk }) => {
  const series = join(disk.folder, 'series');
  longSeries(disk.sample, series);
  const app = await launch({ args: [series] });
  const { page } = app;
  await beginExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 120_000 });
  const target = disk.empty('target');
  // Pressed in the page, as soon as it can be: from here it would come too late.
  await page.evaluate(() => {
    const press = () => {
      const button = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find((one) => one.textContent === 'Cancel');
      if (button && !button.disabled) button.click();
      else requestAnimationFrame(press);
    };
    press();
  });
  await saveInto(app, target);
  await expect(page.getByText('Nothing was written: you stopped before the copy was made.')).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(target)).toEqual([]);
  await saveButton(page).click();
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  expect(filesOnDisk(exported(target).folder)).toHaveLength(400);
});
