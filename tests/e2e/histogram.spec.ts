/** What is read from the values of a picture and seen close: the histogram with its window, and the magnifying glass. */
import type { Page } from '@playwright/test';
import { en as app } from '../../renderer/app/messages/en.js';
import { en } from '../../renderer/viewer/messages/en.js';
import { fr } from '../../renderer/viewer/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';

const band = (page: Page) => page.locator('.histogram-band');
const ends = async (page: Page) => (await band(page).getAttribute('data-band'))?.split(' ').map(Number) ?? [];

test('shows how often each value occurs, with a window that is dragged and moved by keys', async ({ launch }, info) => {
  const { page } = await launch({ args: ['build/sample/CT'] });
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await page.getByRole('button', { name: `${app.window}: ${app.windowPresets}` }).click();
  await page.getByRole('menuitem', { name: app.toggleHistogram }).click();
  await expect(page.getByRole('region', { name: en.histogram })).toBeVisible();
  // Centre 40, width 400, LINEAR: -160 to 239 (PS3.3 C.11.2.1.2.1).
  expect(await ends(page)).toEqual([-160, 239]);
  await expect(page.locator('.histogram-foot strong')).toHaveText('-160 HU to 239 HU');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('histogram.png') });

  // The whole band keeps its width; the words in the corner follow.
  const box = await band(page).boundingBox();
  if (!box) throw new Error('the band has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const [low = 0, high = 0] = await ends(page);
  expect(low).toBeGreaterThan(-100);
  expect(Math.abs(high - low - 399)).toBeLessThanOrEqual(1);
  await expect(page.locator('[data-overlay="window"]')).toContainText('W 400');

  // By keys: one edge at a time.
  await page.getByRole('slider', { name: en.windowTo }).focus();
  await page.keyboard.press('ArrowLeft');
  const [sameLow, lower = 0] = await ends(page);
  expect(sameLow).toBe(low);
  expect(lower).toBeLessThan(high);
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await page.getByRole('slider', { name: en.windowFrom }).focus();
  await page.keyboard.press('Home');
  await expect.poll(async () => (await ends(page))[0]).toBeLessThan(-900);

  await page.getByRole('button', { name: en.closeHistogram }).click();
  await expect(band(page)).toHaveCount(0);
  await page.keyboard.press('Shift+H');
  await expect(band(page)).toHaveCount(1);
  await page.getByRole('button', { name: app.switchLanguage }).click();
  await expect(page.getByRole('region', { name: fr.histogram })).toBeVisible();
  await expect(page.locator('.histogram-foot strong')).toContainText('UH à');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('enlarges what is under the pointer, or the middle, in the same greys, as long as its key is held', async ({ launch }, info) => {
  const { page } = await launch({ args: ['build/sample/CT'] });
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  const lens = page.locator('.lens');
  const viewport = page.locator('.viewport');
  /** The grey in the middle of the lens, and under it on the picture. */
  const greys = () =>
    page.evaluate(() => {
      const at = (canvas: HTMLCanvasElement | null, x: number, y: number) => canvas?.getContext('2d')?.getImageData(x, y, 1, 1).data[0];
      const glass = document.querySelector<HTMLCanvasElement>('.lens canvas');
      const picture = document.querySelector<HTMLCanvasElement>('.viewport-canvas canvas');
      const [round, flat] = [glass?.getBoundingClientRect(), picture?.getBoundingClientRect()];
      if (!glass || !picture || !round || !flat) return null;
      const x = ((round.left + round.width / 2 - flat.left) * picture.width) / flat.width;
      const y = ((round.top + round.height / 2 - flat.top) * picture.height) / flat.height;
      return { lens: at(glass, glass.width / 2, glass.height / 2), picture: at(picture, Math.round(x), Math.round(y)) };
    });
  const isSameGrey = async () => {
    const found = await greys();
    return found?.lens !== undefined && found.picture !== undefined && Math.abs(found.lens - found.picture) <= 12;
  };

  await page.keyboard.press('Shift+I');
  await expect(lens).toBeVisible();
  await expect.poll(isSameGrey).toBe(true);
  const percent = (text: string | null) => Number(text?.replace(/\D/g, ''));
  const shown = percent(await page.locator('[data-overlay="zoom"]').textContent());
  expect(Math.abs(percent(await page.locator('.lens-factor').textContent()) - 3 * shown)).toBeLessThanOrEqual(2);
  expect(await accessibilityFaults(page)).toEqual([]);

  const box = await viewport.boundingBox();
  if (!box) throw new Error('the viewport has no place');
  await page.mouse.move(box.x + box.width * 0.56, box.y + box.height * 0.42);
  await expect.poll(isSameGrey).toBe(true);
  await page.keyboard.press('i');
  await expect.poll(isSameGrey).toBe(true);
  await page.screenshot({ path: info.outputPath('lens.png') });
  await page.keyboard.press('Shift+I');
  await expect(lens).toHaveCount(0);

  await page.keyboard.down('Shift');
  await page.keyboard.down('I');
  await expect(lens).toBeVisible();
  await page.waitForTimeout(450);
  await page.keyboard.up('I');
  await page.keyboard.up('Shift');
  await expect(lens).toHaveCount(0);
});
