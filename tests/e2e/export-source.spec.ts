import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '../support/app.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { violations } from './export-axe.js';
import { lookThrough, openExport, saveButton, exportTest as test } from './export-walk.js';

test('the account of the sources opens by the keyboard, and adds up to the file on the disk', async ({ launch, disk }) => {
  const source = join(disk.folder, 'scan');
  const secrets = [
    { tag: 0x00091010, bytes: element(0x00091010, 'LO', 'ACME') },
    { tag: 0x00091001, bytes: element(0x00091001, 'LO', 'anything') },
  ];
  writeFileSync(source, imageFile(SYNTAX.explicit, secrets, element(0x7fe00010, 'OW', new Uint8Array(40).fill(1))));
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const opener = page.getByRole('button', { name: 'Where every byte of your files goes' });
  await opener.press('Enter');
  const account = page.getByRole('region', { name: 'Where every byte of your files goes' });
  const cells = await account.locator('tbody td:nth-of-type(1)').allTextContents();
  const sum = cells.reduce((total, text) => total + Number(text.replaceAll(/\D/g, '')), 0);
  expect(sum).toBe(statSync(source).size);
  await expect(account.getByRole('row', { name: 'Entries of the manufacturer 12 0' })).toBeVisible();
  await expect(account.getByRole('row', { name: 'Pictures 40 32' })).toBeVisible();
  await expect(account).toContainText('Bytes behind the last point went in 1 file.');
  expect(await violations(page, true), 'the account').toEqual([]);
  await opener.press('Enter');
  await expect(account).toHaveCount(0);
});
