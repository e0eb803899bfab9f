/** A series in three planes in the real window: made while it loads, scrolled, turned, thick, windowed; and why a series has none. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { en as words } from '../../renderer/viewer/volume/messages/en.js';
import { fr as french } from '../../renderer/viewer/volume/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, needs, test } from '../support/app.js';
import { corpus, corpusFiles, repository } from '../support/real-files.js';

const slices = join(repository, 'build', 'sample', 'CT');
const plane = (page: Page, name: string) => page.locator(`[data-plane-view="${name}"]`);
const place = (page: Page, name: string) => plane(page, name).locator('[data-plane="place"]');

/** How much of a plane is lit, and how much the lines lean. */
const mean = (page: Page, name: string) =>
  plane(page, name)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) sum += data[at] ?? 0;
      return (sum * 4) / data.length;
    });

/** The same once it doesn't change any more: cuts come later than the words beside them. */
async function settledMean(page: Page, name: string): Promise<number> {
  let last = Number.NaN;
  await expect
    .poll(async () => {
      const now = await mean(page, name);
      const isSettled = now === last;
      last = now;
      return isSettled;
    })
    .toBe(true);
  return last;
}

test('shows a series in three planes, through which one goes, that turn and become thick', async ({ launch }) => {
  const { page } = await launch({ args: [slices] });
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await page.keyboard.press('Shift+P');
  await expect(page.locator('[data-cut="made"]')).toHaveCount(3);
  for (const name of ['axial', 'coronal', 'sagittal']) expect(await mean(page, name)).toBeGreaterThan(5);
  expect(await plane(page, 'coronal').locator('.edge').allTextContents()).toEqual(['R', 'L', 'H', 'F']);
  expect(await plane(page, 'sagittal').locator('.edge').allTextContents()).toEqual(['A', 'P', 'H', 'F']);
  expect(await accessibilityFaults(page)).toEqual([]);

  const before = await place(page, 'axial').textContent();
  await plane(page, 'axial').hover();
  await page.mouse.wheel(0, 120);
  await expect(place(page, 'axial')).not.toHaveText(before ?? '');
  await plane(page, 'coronal').focus();
  const coronal = await place(page, 'coronal').textContent();
  await page.keyboard.press('ArrowDown');
  await expect(place(page, 'coronal')).not.toHaveText(coronal ?? '');

  // The middle of the cross is dragged in one plane: the others go along.
  const middle = await plane(page, 'axial').locator('.plane-center').boundingBox();
  if (!middle) throw new Error('no cross');
  const sagittal = await place(page, 'sagittal').textContent();
  await page.mouse.move(middle.x + 14, middle.y + 14);
  await page.mouse.down();
  await page.mouse.move(middle.x + 54, middle.y + 14, { steps: 4 });
  await page.mouse.up();
  await expect(place(page, 'sagittal')).not.toHaveText(sagittal ?? '');

  // A handle turns the line that it is on: the plane behind it becomes oblique, and is cut anew.
  const handle = await plane(page, 'axial').locator('.plane-turn.plane-coronal').first().boundingBox();
  if (!handle) throw new Error('no handle');
  await page.mouse.move(handle.x + 14, handle.y + 14);
  await page.mouse.down();
  await page.mouse.move(handle.x + 4, handle.y + 74, { steps: 6 });
  await page.mouse.up();
  await expect(plane(page, 'coronal').locator('.plane-title')).toHaveText(`${words.planes['coronal']}, ${words.oblique}`);
  await page.getByRole('button', { name: en.straightenPlanes }).click();
  await expect(plane(page, 'coronal').locator('.plane-title')).toHaveText(words.planes['coronal'] ?? '');

  // The brightest of 30 mm is brighter than a single slice, and the darkest darker.
  const single = await settledMean(page, 'axial');
  await page.getByRole('slider', { name: words.thickness }).focus();
  for (let presses = 0; presses < 8; presses++) await page.keyboard.press('ArrowRight');
  await expect(page.getByText(words.millimetres('30'), { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: words.modes.greatest }).check({ force: true });
  await expect.poll(() => mean(page, 'axial')).toBeGreaterThan(single * 1.05);
  await page.getByRole('radio', { name: words.modes.least }).check({ force: true });
  await expect.poll(() => mean(page, 'axial')).toBeLessThan(single);

  await plane(page, 'axial').focus();
  const grey = plane(page, 'sagittal').locator('[data-overlay="window"]');
  const window = await grey.textContent();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(grey).not.toHaveText(window ?? '');
  await page.getByRole('button', { name: words.cancel }).click();
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
});

test('says in French why a series has no planes', async ({ launch }) => {
  needs(corpus);
  const film = corpusFiles().find(({ path }) => path.startsWith('us/') || path.startsWith('xa/'))?.absolute ?? '';
  const { page } = await launch({ args: [film], language: 'fr' });
  await expect(page.locator('.overlay-step')).toHaveText(/^1 \/ (?!1$)\d+/);
  await page.keyboard.press('Shift+P');
  await expect(page.getByRole('alert')).toContainText(french.cannot);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: french.cancel }).click();
  await expect(page.locator('.overlay-step')).toBeVisible();
});
