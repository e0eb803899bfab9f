/** Pictures on the screen that go together: scrolled by place, one window, lines where they cross, one place in all of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { en as grid } from '../../renderer/viewer/grid/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';
import { type Fields, pictureBytes } from '../support/sample-files.js';

const SIDE = 64;
const cell = (page: Page, number: number) => page.locator(`[data-cell="${number - 1}"]`);

/** One slice of 64 mm, grey rising from left to right. */
function slice(series: number, number: number, position: string, orientation: string): Fields {
  const pixels = Uint16Array.from({ length: SIDE * SIDE }, (_, at) => (at % SIDE) * 60);
  return [
    [0x00080018, `2.25.${series}${number}`],
    [0x0008103e, series === 1 ? 'axial' : 'coronal'],
    [0x00180050, '4'],
    [0x0020000e, `2.25.90${series}`],
    [0x00200011, series],
    [0x00200013, number],
    [0x00200032, position],
    [0x00200037, orientation],
    [0x00200052, '2.25.99'],
    [0x00280010, SIDE],
    [0x00280011, SIDE],
    [0x00280030, '1\\1'],
    [0x7fe00010, pixels, 'OW'],
  ];
}

test('scrolls by place, draws where pictures cross, and points at one place in all', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-planes-'));
  for (let number = 0; number < 16; number++) {
    writeFileSync(join(folder, `A${number}`), pictureBytes(slice(1, number, `0\\0\\${number * 4}`, '1\\0\\0\\0\\1\\0')));
    writeFileSync(join(folder, `C${number}`), pictureBytes(slice(2, number, `0\\${number * 4}\\60`, '1\\0\\0\\0\\0\\-1')));
  }
  const { page } = await launch({ args: [folder] });
  await expect(page.locator('.overlay-step')).toHaveText('8 / 16');
  await page.keyboard.press('Control+2');
  await expect(cell(page, 2).locator('.overlay-step')).toHaveText('8 / 16');

  // The axial slice at 28 mm crosses the coronal picture 32 mm below its top at 60 mm (0.5 mm above the first row's middle).
  const line = cell(page, 2).locator('[data-link="line"] .link-line');
  await expect(line).toHaveCount(1);
  const heightOf = async () => {
    const [at, box] = await Promise.all([line.getAttribute('y1'), cell(page, 2).locator('.viewport').boundingBox()]);
    if (at === null || !box) throw new Error('no line');
    // The picture is square and fills the shorter side.
    const edge = Math.min(box.width, box.height);
    return ((Number(at) - (box.height - edge) / 2) / edge) * SIDE;
  };
  expect(Math.abs((await heightOf()) - 32.5)).toBeLessThan(0.5);
  await page.keyboard.press('ArrowDown');
  await expect.poll(heightOf).toBeCloseTo(28.5, 0);

  await page.getByRole('button', { name: grid.links }).click();
  await page.getByRole('menuitemcheckbox', { name: en.referenceLines }).click();
  await page.keyboard.press('Escape');
  await expect(line).toHaveCount(0);
  await page.keyboard.press('Shift+C');
  const box = await cell(page, 1).locator('.viewport').boundingBox();
  if (!box) throw new Error('no viewport');
  const edge = Math.min(box.width, box.height);
  // 16 mm from the left and 24 mm from above in the axial picture at 32 mm.
  await page.mouse.click(box.x + (box.width - edge) / 2 + edge / 4, box.y + (box.height - edge) / 2 + (edge * 24) / 64);
  await expect(cell(page, 1).locator('[data-link="cursor"]')).toHaveAttribute('data-in-plane', 'true');
  await expect(cell(page, 2).locator('[data-link="cursor"]')).toHaveAttribute('data-in-plane', 'true');
  await expect(cell(page, 2).locator('.overlay-step')).toHaveText('7 / 16');

  // The same series twice: by place both stand at the same slice.
  await page.locator('.series-row').first().click();
  await page.keyboard.press('g');
  await page.locator('.series-row').first().click();
  await page.keyboard.press('Shift+S');
  await page.keyboard.press('End');
  for (const number of [1, 2]) await expect(cell(page, number).locator('.overlay-step')).toHaveText('16 / 16');
  await page.keyboard.press('Shift+W');
  await page.keyboard.press('Shift+ArrowUp');
  const window = await cell(page, 2).locator('[data-overlay="window"]').textContent();
  await expect(cell(page, 1).locator('[data-overlay="window"]')).toHaveText(window ?? '');
  expect(await accessibilityFaults(page)).toEqual([]);
  rmSync(folder, { recursive: true });
});
