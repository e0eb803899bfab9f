/** Colour maps: chosen in the bar and in the list of commands, with a bar beside the picture, in both languages. */

import { en } from '../../renderer/app/messages/en.js';
import { fr } from '../../renderer/app/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';

test('shows grey in colours with a bar in its unit, by menu and by the list of commands', async ({ launch }, info) => {
  const { page } = await launch({ args: ['build/sample/CT'] });
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  const bar = page.locator('.colour-bar');
  await expect(bar).toHaveCount(0);
  /** Whether anything of the picture isn't grey. */
  const isColoured = () =>
    page.locator('.viewport-canvas canvas').evaluate((canvas) => {
      const drawn = canvas as HTMLCanvasElement;
      const bytes = drawn.getContext('2d')?.getImageData(0, 0, drawn.width, drawn.height).data ?? [];
      for (let at = 0; at < bytes.length; at += 4) if (bytes[at] !== bytes[at + 2]) return true;
      return false;
    });
  expect(await isColoured()).toBe(false);

  await page.getByRole('button', { name: en.colours, exact: true }).click();
  await page.getByRole('menuitemradio', { name: en.coloursHotIron }).click();
  await expect(bar).toHaveAttribute('data-colours', 'hotIron');
  await expect(bar.locator('.colour-bar-end').first()).toHaveText(/HU$/);
  await expect.poll(isColoured).toBe(true);
  await expect(page.locator('.viewport')).toHaveAttribute('aria-label', new RegExp(en.coloursHotIron));
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('colours.png') });

  const ends = () => bar.locator('.colour-bar-end').allTextContents();
  const before = await ends();
  await page.keyboard.press('i');
  await expect.poll(ends).toEqual([...before].reverse());
  await page.keyboard.press('i');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: en.findCommand })).toBeFocused();
  await page.keyboard.type(en.coloursGrey);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
  await expect.poll(isColoured).toBe(false);
});

test('names the colours in French', async ({ launch }) => {
  const { page } = await launch({ args: ['build/sample/CT'], language: 'fr' });
  await page.getByRole('button', { name: fr.colours, exact: true }).click();
  await expect(page.getByRole('menuitemradio', { name: fr.coloursPet20Step })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
