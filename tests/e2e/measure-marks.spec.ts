/** Marks, their list, calibration and key images in the real window; by keys alone; in French; and for who doesn't see them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en as app } from '../../renderer/app/messages/en.js';
import { fr as appFr } from '../../renderer/app/messages/fr.js';
import { en as grid } from '../../renderer/viewer/grid/messages/en.js';
import { en } from '../../renderer/viewer/measure/messages/en.js';
import { fr } from '../../renderer/viewer/measure/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, type LaunchedApp, type LaunchOptions, test } from '../support/app.js';
import { PHANTOM_COLUMNS, PHANTOM_ROWS, type PhantomHead, phantomFile } from '../support/measure-phantom.js';
import { click, drag, labelOf, markAt, numbersIn, type SeenPicture } from '../support/measure-walk.js';

type Launch = (options: LaunchOptions) => Promise<LaunchedApp>;

const SQUARE: SeenPicture = { rows: PHANTOM_ROWS, columns: PHANTOM_COLUMNS };
const CT: PhantomHead = { modality: 'CT', spacing: [0.5, 0.5] };
const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function openPhantoms(launch: Launch, heads: readonly PhantomHead[], options: LaunchOptions = {}): Promise<LaunchedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-marks-'));
  folders.push(folder);
  for (const [index, head] of heads.entries()) writeFileSync(join(folder, `IM${index}`), phantomFile(head));
  const opened = await launch({ ...options, args: [folder] });
  await expect(opened.page.locator('.overlay-step')).toBeVisible();
  await expect(opened.page.locator('.library-reading')).toHaveCount(0);
  return opened;
}

const series = (modality: string, pictures: number): PhantomHead[] =>
  Array.from({ length: pictures }, (_, index) => ({ modality, number: index + 1 }));
const rows = (page: Page) => page.locator('.measures-row:has(.measures-tools)');
const firstNumber = async (page: Page, mark = 0) => numbersIn((await labelOf(page, mark))[0] ?? '')[0];

test('measures, moves, names and deletes by keys alone', async ({ launch }) => {
  const { page } = await openPhantoms(launch, [CT]);
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  const cross = page.locator('.draw-cross');
  await expect(cross).toBeFocused();
  const [column = 0, row = 0] = numbersIn((await cross.getAttribute('aria-label')) ?? '');
  expect(Math.abs(column - PHANTOM_COLUMNS / 2)).toBeLessThanOrEqual(1);
  expect(Math.abs(row - PHANTOM_ROWS / 2)).toBeLessThanOrEqual(1);
  await page.keyboard.press('Enter');
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowRight');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  // 40 columns and 30 rows of half a millimetre.
  await expect(markAt(page)).toHaveAttribute('aria-label', 'Length 1 of 1: 25 mm');
  await page.keyboard.press('Escape');
  await expect(cross).toHaveCount(0);
  // The mark, then its points, stand in the order of the focus.
  await markAt(page).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Length 1, point 1 of 2' })).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Length 1, point 2 of 2' })).toBeFocused();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowUp');
  await expect(markAt(page)).toHaveAttribute('aria-label', 'Length 1 of 1: 25 mm');
  await page.keyboard.press('ArrowRight');
  await expect(markAt(page)).toHaveAttribute('aria-label', 'Length 1 of 1: 25.5 mm');
  // The whole moves, and nothing else does.
  await markAt(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.overlay-step')).toHaveText('1 / 1');
  await expect(markAt(page)).toHaveAttribute('aria-label', 'Length 1 of 1: 25.5 mm');
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: en.name })).toBeFocused();
  await page.keyboard.type('Aorta');
  await page.keyboard.press('Enter');
  await expect(markAt(page)).toHaveAttribute('aria-label', 'Length 1 of 1, Aorta: 25.5 mm');
  await page.keyboard.press('Delete');
  await expect(markAt(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(markAt(page)).toHaveCount(1);
  // What is drawn is told as it is drawn. A polygon, ended by keys.
  await page.keyboard.press('Shift+u');
  await page.keyboard.press('Enter');
  for (const step of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowLeft']) {
    await page.keyboard.press('Enter');
    await page.keyboard.press(step);
    await expect(page.locator('.measure-layer [role="status"]')).toHaveText(/^Point \d is set$/);
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  // Ten by ten pixels of a quarter of a square millimetre.
  const polygon = /^Polygon 1 of 1: area 25 mm², mean .* n 100$/;
  await expect(markAt(page, 1)).toHaveAttribute('aria-label', polygon);
  await expect(page.locator('.measure-layer [role="status"]')).toHaveText(polygon);
});

test('lists what is drawn, and jumps to it, names, hides and deletes it there', async ({ launch }) => {
  const { page } = await openPhantoms(launch, series('MR', 3));
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+l');
  await expect(page.getByRole('complementary', { name: en.panel })).toContainText(en.panelEmpty);
  await page.keyboard.press('u');
  await drag(page, SQUARE, [20, 20], [60, 60]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await drag(page, SQUARE, [80, 80], [120, 60]);
  await expect(rows(page)).toHaveCount(2);
  // The values of a picture that isn't shown any more.
  await expect(rows(page).first()).toContainText(/mean [\d,.]+ without a unit|mean stored value/);
  await rows(page).first().getByRole('button').first().click();
  await expect(page.locator('.overlay-step')).toHaveText('1 / 3');
  await expect(markAt(page)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: en.hideOf('Rectangle 1') }).click();
  await expect(markAt(page)).toHaveCount(0);
  await page.getByRole('button', { name: en.renameOf('Arrow 1') }).click();
  await expect(page.locator('.overlay-step')).toHaveText('3 / 3');
  await page.keyboard.type('Look here');
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(1)).toContainText('Look here');
  await page.getByRole('button', { name: en.removeOf('Look here') }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(2);
  // The list and the details share one place.
  await page.keyboard.press('d');
  await expect(page.locator('.measures')).toHaveCount(0);
});

test('draws in the cell that is touched, and shows a mark wherever its picture is', async ({ launch }) => {
  const { page } = await openPhantoms(launch, series('MR', 2));
  await page.getByRole('button', { name: grid.layout }).click();
  await page.getByRole('option', { name: grid.layoutOf(1, 2), exact: true }).click();
  const cells = page.locator('[data-cell]');
  await expect(cells).toHaveCount(2);
  await cells.nth(1).focus();
  if ((await cells.nth(1).locator('.overlay-step').count()) === 0) await page.keyboard.press('n');
  await expect(cells.nth(1).locator('.overlay-step')).toBeVisible();
  await page.keyboard.press('m');
  const box = await cells.nth(1).locator('.viewport').boundingBox();
  if (!box) throw new Error('no second cell');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 60, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 20, { steps: 3 });
  await page.mouse.up();
  await expect(cells.nth(1).locator('.mark-body')).toHaveCount(1);
  // The other cell comes to the same picture, and has the mark too.
  const step = (await cells.nth(1).locator('.overlay-step').textContent()) ?? '';
  await cells.nth(0).focus();
  await page.keyboard.press(step.startsWith('1') ? 'Home' : 'End');
  await expect(cells.nth(0).locator('.overlay-step')).toHaveText(step);
  await expect(cells.nth(0).locator('.mark-body')).toHaveCount(1);
});

test('stars pictures, lists them and goes from one to the next', async ({ launch }) => {
  const { page } = await openPhantoms(launch, series('MR', 4));
  await page.keyboard.press('Home');
  await page.keyboard.press('k');
  await expect(page.locator('.key-image')).toHaveText(en.keyImage);
  await page.keyboard.press('End');
  await expect(page.locator('.key-image')).toHaveCount(0);
  await page.keyboard.press('k');
  await page.keyboard.press(']');
  await expect(page.locator('.overlay-step')).toHaveText('1 / 4');
  await page.keyboard.press('[');
  await expect(page.locator('.overlay-step')).toHaveText('4 / 4');
  await page.keyboard.press('Shift+l');
  await expect(page.getByRole('region', { name: en.keyImages }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: /^Take the star from .*, 1 of 4$/ }).click();
  await expect(page.getByRole('region', { name: en.keyImages }).getByRole('listitem')).toHaveCount(1);
});

test('calibrates by a known length, for one picture or for those of its size, and says so everywhere', async ({ launch }) => {
  const { page } = await openPhantoms(launch, series('OT', 2));
  await page.keyboard.press('Home');
  const calibrate = async (length: string, isSeries: boolean) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(app.calibrate.slice(0, 12));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: en.calibrateTitle });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('many');
    await expect(dialog).toContainText(en.calibrateWrong);
    await expect(dialog.getByRole('button', { name: en.calibrate })).toBeDisabled();
    await dialog.getByRole('textbox').fill(length);
    if (isSeries) await dialog.getByText(en.calibrateSeries(2)).click();
    await dialog.getByRole('button', { name: en.calibrate }).click();
    await expect(dialog).toHaveCount(0);
  };
  await page.keyboard.press('m');
  await drag(page, SQUARE, [20, 40], [120, 40]);
  await expect(markAt(page)).toHaveAttribute('aria-label', /px$/);
  const scale = page.locator('[data-overlay="scale"]');
  await expect(scale).toHaveCount(0);
  const pixels = (await firstNumber(page)) ?? 0;
  await calibrate('12,5', false);
  await expect(markAt(page)).toHaveAttribute('aria-label', `Length 1 of 1: 12.5 mm, ${en.calibrated}`);
  await expect(scale).toContainText(en.calibrated);
  await page.keyboard.press('u');
  await drag(page, SQUARE, [20, 60], [60, 100]);
  const [area = ''] = await labelOf(page, 1);
  const side = 40 * (12.5 / pixels);
  expect(Math.abs((numbersIn(area)[0] ?? 0) - side * side)).toBeLessThan(0.6);
  expect(await labelOf(page, 1)).toContain(en.calibrated);
  // The other picture isn't calibrated, until the series is.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('m');
  await drag(page, SQUARE, [20, 40], [120, 40]);
  await expect(markAt(page)).toHaveAttribute('aria-label', /px$/);
  await calibrate('200', true);
  expect(await firstNumber(page)).toBe(200);
  await page.keyboard.press('Control+z');
  await expect(markAt(page)).toHaveAttribute('aria-label', /px$/);
  await page.keyboard.press('Control+Shift+Z');
  await expect(markAt(page)).toHaveAttribute('aria-label', /200 mm/);
  // The picture's own calibration goes before that of its series, until the file is to be believed again.
  await page.keyboard.press('ArrowUp');
  expect(await firstNumber(page)).toBe(12.5);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(app.uncalibrate);
  await page.keyboard.press('Enter');
  await expect(markAt(page)).toHaveAttribute('aria-label', /: 200 mm/);
});

test('keeps a text where it is written, and hides and shows all marks', async ({ launch }) => {
  const { page } = await openPhantoms(launch, [CT]);
  await page.keyboard.press('Shift+t');
  await click(page, SQUARE, [60, 60]);
  await expect(page.getByRole('textbox', { name: en.words })).toBeFocused();
  // Letters are words here, and no commands.
  await page.keyboard.type('rim of the box');
  await page.keyboard.press('Enter');
  expect(await labelOf(page)).toEqual(['rim of the box']);
  await click(page, SQUARE, [100, 100]);
  await page.keyboard.press('Escape');
  await expect(markAt(page, 1)).toHaveCount(0);
  // A double click names it anew.
  await page.keyboard.press('Escape');
  await page.locator('.mark-label text').dblclick();
  await page.keyboard.type('rim');
  await page.keyboard.press('Enter');
  expect(await labelOf(page)).toEqual(['rim']);
  await page.keyboard.press('Shift+o');
  await expect(markAt(page)).toHaveCount(0);
  await page.keyboard.press('Shift+o');
  await expect(markAt(page)).toHaveCount(1);
});

for (const colorScheme of ['dark', 'light'] as const)
  for (const language of ['en', 'fr'] as const)
    test(`has no accessibility faults, ${colorScheme}, ${language}`, async ({ launch }) => {
      const words = language === 'fr' ? fr : en;
      const commands = language === 'fr' ? appFr : app;
      const { page } = await openPhantoms(launch, [{ modality: 'OT' }], { language, colorScheme });
      if (colorScheme === 'light') await page.getByRole('button', { name: commands.toLight }).click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await page.keyboard.press('e');
      await drag(page, SQUARE, [20, 20], [80, 60]);
      await page.keyboard.press('m');
      await drag(page, SQUARE, [100, 20], [180, 60]);
      await expect(markAt(page, 1)).toHaveAttribute('aria-label', language === 'fr' ? /^Longueur 1 sur 1 : [\d,]+ px$/ : /^Length 1 of 1/);
      await page.keyboard.press('k');
      await page.keyboard.press('Shift+l');
      await page.keyboard.press('Enter');
      await expect(page.locator('.draw-cross')).toBeFocused();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: commands.measureTools }).click();
      await expect(page.getByRole('menuitem', { name: commands.drawLength })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('menuitem', { name: commands.calibrate }).click();
      await expect(page.getByRole('dialog', { name: words.calibrateTitle })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
