/** The stage divided into cells: by the picture of a grid, by keys, by dragging; each with its own series, scroll and window. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { en as grid } from '../../renderer/viewer/grid/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';
import { repository } from '../support/real-files.js';
import { type Fields, pictureBytes } from '../support/sample-files.js';

const sample = join(repository, 'build', 'sample');
const cell = (page: Page, number: number) => page.locator(`[data-cell="${number - 1}"]`);
const step = (page: Page, number: number) => cell(page, number).locator('.overlay-step');

test('divides the stage, keeps each cell to itself, and makes one large', async ({ launch }) => {
  const first = await launch({ args: [sample] });
  const { page } = first;
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await page.getByRole('button', { name: grid.layout }).click();
  await page.getByRole('option', { name: grid.layoutOf(1, 2) }).click();
  await expect(page.locator('[data-cell]')).toHaveCount(2);
  await expect(step(page, 1)).toHaveText('20 / 40');
  await expect(step(page, 2)).toHaveText(/^1 \//);

  // The wheel takes the cell that it is over; keys act on the one that was touched last.
  await cell(page, 1).hover();
  await page.mouse.wheel(0, 120);
  await expect(step(page, 1)).toHaveText('21 / 40');
  await page.keyboard.press('Shift+ArrowRight');
  const window = await cell(page, 1).locator('[data-overlay="window"]').textContent();
  await page.keyboard.press('g');
  await expect(cell(page, 2)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await expect(step(page, 1)).toHaveText('21 / 40');
  await expect(cell(page, 1).locator('[data-overlay="window"]')).toHaveText(window ?? '');

  // The same series beside itself, dragged from the list, scrolls by itself.
  const row = page.locator('.series-row').first();
  await row.hover();
  await page.mouse.down();
  const target = await cell(page, 2).boundingBox();
  if (!target) throw new Error('the second cell has no place');
  await page.mouse.move(target.x + 100, target.y + 100, { steps: 8 });
  await expect(cell(page, 2)).toHaveClass(/cell-under-drag/);
  await page.mouse.up();
  await expect(step(page, 2)).toHaveText('20 / 40');
  await page.keyboard.press('End');
  await expect(step(page, 2)).toHaveText('40 / 40');
  await expect(step(page, 1)).toHaveText('21 / 40');

  await cell(page, 2).dblclick();
  await expect(page.locator('[data-cell]')).toHaveCount(1);
  await expect(page.locator('.overlay-step')).toHaveText('40 / 40');
  await page.keyboard.press('Shift+F');
  await expect(page.locator('[data-cell]')).toHaveCount(2);
  await expect(step(page, 1)).toHaveText('21 / 40');

  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(page.locator('[data-cell]')).toHaveCount(4);
  await expect(cell(page, 4)).toContainText(grid.emptyCell);
  const place = await cell(page, 1).boundingBox();
  await cell(page, 4).click();
  await expect(cell(page, 4)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.step-slider')).toHaveCount(0);
  // Nothing of the stage moves where the bar below has nothing to play.
  expect(await cell(page, 1).boundingBox()).toEqual(place);
  await page.keyboard.press('d');
  await expect(page.locator('.details')).toContainText(en.detailsOfNothing);
  await page.keyboard.press('d');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Control+2');
  await expect(page.locator('[data-cell]')).toHaveCount(2);
  await first.electron.close();
});

test('is divided the next time as it was the last, and by a study that has a way of its own', async ({ launch }) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-layout-'));
  const first = await launch({ args: [sample], profile });
  await expect(first.page.locator('.overlay-step')).toHaveText('20 / 40');
  await first.page.keyboard.press('Control+2');
  await expect(first.page.locator('[data-cell]')).toHaveCount(2);
  await first.close();
  const second = await launch({ args: [sample], profile });
  await expect(second.page.locator('[data-cell]')).toHaveCount(2);
  await expect(step(second.page, 1)).toHaveText('20 / 40');
  await second.close();
  rmSync(profile, { recursive: true });

  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-mammograms-'));
  const views = ['L CC', 'R MLO', 'L MLO', 'R CC'].map((view) => view.split(' '));
  for (const [number, [side = '', view = '']] of views.entries())
    writeFileSync(join(folder, `IM${number}`), pictureBytes(mammogram(number, side, view)));
  const { page } = await launch({ args: [folder] });
  await expect(page.locator('[data-cell]')).toHaveCount(4);
  const titles = page.locator('.overlay-top-left > span:first-child');
  await expect(titles).toHaveText(['R CC', 'L CC', 'R MLO', 'L MLO']);
  expect(await accessibilityFaults(page)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('shows each pixel as it is where smoothing is off', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-pixels-'));
  // Three columns by two rows, enlarged to the whole stage.
  writeFileSync(join(folder, 'few.dcm'), pictureBytes());
  const { page } = await launch({ args: [folder] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 1');
  const greys = () =>
    page.locator('.viewport canvas').evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(data.filter((_, at) => at % 4 === 0)).size;
    });
  await expect.poll(greys).toBeGreaterThan(50);
  await page.keyboard.press('Shift+Y');
  // Six values and the black around them.
  await expect.poll(greys).toBeLessThanOrEqual(7);
  await page.keyboard.press('Shift+Y');
  await expect.poll(greys).toBeGreaterThan(50);
  rmSync(folder, { recursive: true });
});

const mammogram = (number: number, side: string, view: string): Fields => [
  [0x00080016, '1.2.840.10008.5.1.4.1.1.1.2'],
  [0x00080018, `2.25.10${number}`],
  [0x00080060, 'MG'],
  [0x0008103e, `${side} ${view}`],
  [0x00185101, view],
  [0x0020000e, `2.25.20${number}`],
  [0x00200011, number + 1],
  [0x00200062, side],
];

test('keeps people apart: whose picture it is over each cell, and a sentence as long as there are two', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-people-'));
  writeFileSync(
    join(folder, 'other.dcm'),
    pictureBytes([
      [0x00100010, 'Autre^Personne'],
      [0x00100020, 'INVENTED-2'],
      [0x0020000d, '2.25.77'],
    ]),
  );
  const { page } = await launch({ args: [sample, folder] });
  await expect(page.locator('.overlay-step').first()).toBeVisible();
  await expect(page.locator('.patient-row')).not.toHaveCount(0);
  await page.keyboard.press('Control+2');
  await expect(page.locator('[data-cell]')).toHaveCount(2);
  const shown = await cell(page, 1).locator('.cell-patient').textContent();
  const names = await page.locator('.patient-row').allTextContents();
  const other = names.findIndex((name) => !(shown ?? '').startsWith(name));
  await cell(page, 2).click();
  await page
    .locator('.series-row')
    .nth(other === 0 ? 0 : -1)
    .click();
  await expect(page.locator('.cell-patient')).toHaveCount(2);
  await expect(page.getByRole('alert')).toContainText(grid.severalPatients(2));
  await page.keyboard.press('h');
  await expect(page.locator('.cell-patient').first()).toHaveText(/^Patient \d$/);
  rmSync(folder, { recursive: true });
});
