import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '../support/app.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { violations } from './export-axe.js';
import { column, exported, filesOnDisk, lookThrough, openExport, saveButton, saveInto, exportTest as test } from './export-walk.js';

const KERNEL = 0x00181210;

test('what was found is listed first, can be called a false alarm by the keyboard, and taken back', async ({ launch, disk }) => {
  const source = join(disk.folder, 'scan');
  writeFileSync(source, imageFile(SYNTAX.explicit, [{ tag: KERNEL, bytes: element(KERNEL, 'SH', 'Quillfeather B30') }]));
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const stays = column(page, 'Stays here');
  const leaves = column(page, 'Leaves');
  await expect(stays.getByRole('treeitem').first()).toHaveText(/^Found in other places1$/);
  const fact = stays.getByRole('treeitem', { name: /Quillfeather B30/ });
  await stays.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(fact).toContainText('A name that stands elsewhere in your files was found in it.');
  expect(await violations(page, true), 'a finding').toEqual([]);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Keep it anyway');
  await page.keyboard.press('Enter');

  const red = page.getByText(/^1 place leaves as it is although something of yours was found there/);
  await expect(red).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(':focus')).toHaveText(/would leave\.$/);
  await expect(page.getByText(/^Your birth date, patient number and/)).toBeVisible();
  await expect(stays.getByRole('treeitem', { name: 'Found in other places' })).toHaveCount(0);
  await expect(leaves.getByRole('treeitem').first()).toHaveText(/^Kept on your decision1$/);
  await leaves.getByRole('treeitem', { name: /Quillfeather B30/ }).click();
  expect(await violations(page, true), 'a false alarm').toEqual([]);
  await page.getByRole('button', { name: 'Take it out again' }).press('Enter');
  await expect(stays.getByRole('treeitem').first()).toHaveText(/^Found in other places1$/, { timeout: 60_000 });
  await expect(red).toHaveCount(0);

  await stays.getByRole('treeitem', { name: /Quillfeather B30/ }).click();
  await page.getByRole('button', { name: 'Keep it anyway' }).click();
  await expect(red).toBeVisible({ timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);
  expect(receipt).toMatchObject({ overruled: 1, files: filesOnDisk(folder).map(({ name, ...file }) => ({ path: name, ...file })) });
});
