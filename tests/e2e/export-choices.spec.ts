import { join } from 'node:path';
import { expect } from '../support/app.js';
import { violations } from './export-axe.js';
import { column, exported, openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

test('research moves the dates and keeps what it measures by, and the receipt says so', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  const sentence = page.getByText(/leaves?, moved by a secret number of days/);
  await expect(sentence).toHaveCount(0);
  await page.getByRole('radio', { name: 'Research' }).click();
  await expect(sentence).toBeVisible({ timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  // What is said of the birth date comes from the review, which found it emptied.
  await expect(page.getByText(/Your name, birth date, patient number/)).toBeVisible();
  await page.getByRole('searchbox').fill('0028,0303');
  await expect(column(page, 'Leaves').getByRole('treeitem', { name: /MODIFIED/ })).toBeVisible();
  expect(await violations(page, true), 'research').toEqual([]);
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  expect(exported(target).receipt).toMatchObject({ policy: 'research' });
});

test('options are chosen one by one by the keyboard, each with its consequence, and reset', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  const own = page.getByRole('button', { name: 'Choose yourself…' });
  await own.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose what is kept' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(9);
  await expect(dialog.getByRole('region', { name: 'Keep as well' }).getByRole('checkbox')).toHaveCount(8);
  await expect(dialog.getByRole('region', { name: 'Faces' }).getByRole('checkbox', { name: 'Pictures only without a face' })).toBeVisible();
  expect(await violations(page, false), 'the options').toEqual([]);
  const uids = dialog.getByRole('checkbox', { name: 'Serial numbers of the original' });
  await expect(uids).toHaveAccessibleDescription(/Whoever has the original can tell/);
  await uids.focus();
  await page.keyboard.press('Space');
  await expect(uids).toBeChecked();
  const term = dialog.getByText('PS3.15 §E.3.9, Retain UIDs Option');
  await expect(term).toBeHidden();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(term).toBeVisible();
  await dialog.getByRole('button', { name: 'Show what would leave' }).press('Enter');
  await expect(page.getByText(/facts? leaves? because of your choice/)).toBeVisible({ timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });

  await own.press('Enter');
  await expect(uids).toBeChecked();
  await dialog.getByRole('button', { name: 'Back to as little as possible' }).press('Enter');
  await expect(uids).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Show what would leave' }).press('Enter');
  await expect(page.getByRole('radio', { name: 'Second opinion' })).toBeChecked();
  await expect(page.getByText(/because of your choice/)).toHaveCount(0, { timeout: 60_000 });
});
