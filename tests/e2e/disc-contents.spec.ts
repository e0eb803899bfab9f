/** A real disc with its index in the real window: its tree, what is missing, what it doesn't list, and the way to a series. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { en as app } from '../../renderer/app/messages/en.js';
import { en } from '../../renderer/library/disc/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, needs, test } from '../support/app.js';
import { pydicomData, pydicomFiles, repository } from '../support/real-files.js';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-disc-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the contents of a disc stand in its own order, with what is missing and what it doesn’t list', async ({ launch }) => {
  needs(pydicomData);
  const index = pydicomFiles().find(({ path }) => path.endsWith('dicomdirtests/DICOMDIR'));
  if (!index) throw new Error('pydicom brings a DICOMDIR');
  const source = dirname(index.absolute);
  for (const name of ['DICOMDIR', '77654033', '98892001', '98892003']) cpSync(join(source, name), join(folder, name), { recursive: true });
  rmSync(join(folder, '77654033', 'CT2', '17136'));
  const [extra = ''] = readdirSync(join(repository, 'build', 'sample', 'CT'));
  cpSync(join(repository, 'build', 'sample', 'CT', extra), join(folder, '77654033', 'EXTRA'));

  const { page } = await launch({ args: [folder] });
  await expect(page.getByText(app.discMissing(1))).toBeVisible();
  await page.getByRole('button', { name: en.contents }).click();
  const tree = page.getByRole('tree', { name: en.tree });
  const row = (name: string | RegExp) => tree.getByRole('treeitem').filter({ hasText: name });
  await expect(row('77654033/CT2/17136')).toContainText(en.states.missing);
  await expect(row('77654033/CT2/17106')).not.toContainText(en.states.missing);
  await tree.focus();
  await page.keyboard.press('End');
  await expect(row('77654033/EXTRA')).toBeVisible();
  await expect(row(en.unlisted)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  // By keys to the picture that stands before the missing one.
  await page.keyboard.press('Home');
  const target = row('77654033/CT2/17106');
  await target.waitFor();
  for (let press = 0; press < 60; press++) {
    const active = await tree.getAttribute('aria-activedescendant');
    if (active === (await target.getAttribute('id'))) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(tree).toHaveCount(0);
  await expect(page.locator('[aria-current="true"] .overlay-step')).toHaveText('1 / 3');
  // While names are hidden, no person and no name of a file stands there.
  await page.keyboard.press('h');
  await page.getByRole('button', { name: en.contents }).click();
  await expect(tree).toBeVisible();
  await expect(tree).not.toContainText('17136');
  await expect(tree).not.toContainText('Doe');
});
