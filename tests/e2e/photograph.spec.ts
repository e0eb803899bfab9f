import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needs } from '../support/app.js';
import { corpus, corpusFiles } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { violations } from './export-axe.js';
import { exported, openExport, picturesDialog, saveButton, saveInto, exportTest as test } from './export-walk.js';
import { comparePixels, toldBox } from './pictures-walk.js';

test('a face in a photograph is found and boxed, and leaves only black', async ({ launch, disk }) => {
  needs(corpus, tools.pydicomPixels, tools.pillow);
  const portrait = corpusFiles().find(({ path }) => path === 'charset/Lena-utf8.dcm');
  const app = await launch({ args: [portrait?.absolute ?? ''] });
  const { page } = app;
  await openExport(page);
  await expect(saveButton(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Look at it', exact: true }).click({ timeout: 60_000 });
  const dialog = picturesDialog(page);
  await expect(dialog.getByRole('button', { name: /^Box 1 of 1: a face/ })).toBeVisible({ timeout: 180_000 });
  const box = await toldBox(page);
  // The eyes of the picture, as it was looked at.
  expect(box.x < 66 && box.x + box.width > 83 && box.y < 68 && box.y + box.height > 68).toBe(true);
  expect(await violations(page, false), 'a picture with a box over a face').toEqual([]);
  await dialog.getByRole('button', { name: 'These boxes are right' }).click();
  await dialog.getByRole('button', { name: /^Done/ }).click();
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder } = exported(target);
  const copy = readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
  expect(copy.includes('113102')).toBe(true);
  const inner = { x: box.x + 8, y: box.y + 8, width: box.width - 16, height: box.height - 16 };
  expect(comparePixels(portrait?.absolute ?? '', target, inner)).toMatchObject({ frames: 1, black: true });
});
