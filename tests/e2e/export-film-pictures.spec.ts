/** Pictures of a film for a chat: the image on the screen, all of them, or a range; the gate asks for exactly those. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pictureEn as words } from '../../renderer/export/messages/picture-en.js';
import { expect, needs } from '../support/app.js';
import { barWidth, type Film, filmFile } from '../support/film-file.js';
import { tools } from '../support/tools.js';
import { violations } from './export-axe.js';
import { exported, filesOnDisk, lookThrough, openExport, saveButton, saveInto, exportTest as test } from './export-walk.js';

/** Its pixels are higher than wide: as on the screen, its pictures have more rows. */
const FILM: Film = { frames: 12, rows: 96, columns: 144, aspect: [4, 3] };
/** By Pillow alone: the size of a picture, in which column its bright bar begins, and how many columns it has. */
const BAR = [
  'import sys, numpy as np',
  'from PIL import Image',
  'picture = np.asarray(Image.open(sys.argv[1]))',
  'row = picture[40]',
  'bright = np.flatnonzero(row > 200)',
  'print(*picture.shape, bright[0], len(bright))',
].join('\n');

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const shown = (page: Page) => page.getByRole('region', { name: /The (\d+ )?pictures? that would leave/ });
const range = (page: Page, label: string) => page.getByRole('textbox', { name: label });

test('a film leaves as the image on the screen, as all of its images, or as a range of them', async ({ launch, disk }) => {
  needs(tools.pillow);
  const file = join(disk.folder, 'film');
  writeFileSync(file, filmFile(FILM));
  const app = await launch({ args: [file] });
  const { page } = app;
  await expect(page.locator('.overlay-step')).toHaveText('1 / 12', { timeout: 60_000 });
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
  await expect(page.locator('.overlay-step')).toHaveText('5 / 12');
  await openExport(page);
  await page.getByRole('radio', { name: 'One picture for a chat' }).click({ timeout: 60_000 });
  await expect(heading(page)).toHaveText('1 picture and no facts would leave.', { timeout: 60_000 });
  await expect(page.getByRole('radio', { name: words.frames.shown.label() })).toBeChecked();
  await expect(saveButton(page)).toBeDisabled();
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await shown(page).locator('canvas').waitFor();
  const fifth = await shown(page).locator('code').textContent();

  // All: eleven more to look at.
  await page.getByRole('radio', { name: words.frames.every.label(12), exact: true }).click();
  await expect(heading(page)).toHaveText('12 pictures and no facts would leave.', { timeout: 60_000 });
  await expect(saveButton(page)).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: '11' })).toBeVisible();
  await lookThrough(page, 'en', false);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await expect(shown(page).getByText(words.place(1, 12))).toBeVisible();
  for (let step = 0; step < 4; step++) await shown(page).getByRole('button', { name: words.next }).click();
  await expect(shown(page).getByText(words.place(5, 12))).toBeVisible();
  await expect(shown(page).locator('code')).toHaveText(fifth ?? '');
  await shown(page).locator('canvas').waitFor();
  expect(await violations(page, true), 'pictures of a film').toEqual([]);

  // Letters that the file doesn't know aren't written; a bar isn't either where nothing is said of millimetres.
  await page.getByRole('button', { name: words.marks.letters }).click();
  await expect(heading(page)).toHaveText('12 pictures and no facts would leave.', { timeout: 60_000 });
  await expect(shown(page).getByText(words.marksNote.some)).toBeVisible();
  await page.getByRole('button', { name: words.marks.letters }).click();
  await expect(shown(page).getByText(words.marksNote.none)).toBeVisible();

  // A range begins at the image on the screen.
  await page.getByRole('radio', { name: words.frames.range.label() }).click();
  await expect(heading(page)).toHaveText('8 pictures and no facts would leave.', { timeout: 60_000 });
  await expect(range(page, words.from)).toHaveValue('5');
  await range(page, words.to).fill('6');
  await range(page, words.to).press('Enter');
  await expect(heading(page)).toHaveText('2 pictures and no facts would leave.', { timeout: 60_000 });
  await range(page, words.from).fill('900');
  await range(page, words.from).press('Enter');
  await expect(range(page, words.from)).toHaveValue('6');
  await range(page, words.from).press('ArrowDown');
  await expect(range(page, words.from)).toHaveValue('5');
  await expect(heading(page)).toHaveText('2 pictures and no facts would leave.', { timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await shown(page).locator('canvas').waitFor();
  expect(await violations(page, true), 'a range of a film').toEqual([]);
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);
  const files = filesOnDisk(folder);
  expect(files.map(({ name }) => name)).toEqual(['IM000000.png', 'IM000001.png']);
  expect(files[0]?.sha256).toBe(fifth);
  expect(receipt).toMatchObject({
    policy: 'picture',
    leftOut: 0,
    files: files.map(({ name: path, sha256, bytes }) => ({ path, sha256, bytes })),
  });
  const wide = barWidth(FILM);
  const bars = files.map(({ name }) => execFileSync(tools.pillow.command, ['-c', BAR, join(folder, name)], { encoding: 'utf8' }).trim());
  expect(bars).toEqual([`128 144 ${4 * wide} ${wide}`, `128 144 ${5 * wide} ${wide}`]);
});
