/** Measuring in computed cuts: of a volume whose value at every place is known, straight and oblique. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';
import { element, imageFile, SYNTAX, uint16 } from '../support/dicom-bytes.js';
import { aim, click, drag, numbersIn, type SeenPicture } from '../support/measure-walk.js';
import { shotOf } from '../support/shots.js';

const COLUMNS = 50;
const ROWS = 40;
const LAYERS = 30;
/** Millimetres from slice to slice; pixels are 1 mm. */
const APART = 2;
const TALL = (LAYERS - 1) * APART + 1;
const CORONAL: SeenPicture = { rows: TALL, columns: COLUMNS, viewport: '[data-plane-view="coronal"]' };
const SAGITTAL: SeenPicture = { rows: TALL, columns: ROWS, viewport: '[data-plane-view="sagittal"]' };

/** Hounsfield units at a place of the patient, in mm: the same all the way between two slices, by any trilinear way. */
const valueAt = (x: number, y: number, z: number): number => 10 * x + 7 * y + 2.5 * z;

function slice(layer: number): Uint8Array {
  const bytes = new Uint8Array(ROWS * COLUMNS * 2);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 0; column < COLUMNS; column += 1)
      view.setUint16((row * COLUMNS + column) * 2, valueAt(column, row, layer * APART) + 1000, true);
  const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
  return imageFile(
    SYNTAX.explicit,
    [
      text(0x00080018, 'UI', `1.2.3.4.5.6.${layer}`),
      text(0x00200013, 'IS', String(layer + 1)),
      text(0x00200032, 'DS', `0\\0\\${layer * APART}`),
      text(0x00200037, 'DS', '1\\0\\0\\0\\1\\0'),
      text(0x00200052, 'UI', '1.2.3.4.5.9'),
      { tag: 0x00280010, bytes: element(0x00280010, 'US', uint16(ROWS)) },
      { tag: 0x00280011, bytes: element(0x00280011, 'US', uint16(COLUMNS)) },
      text(0x00280030, 'DS', '1\\1'),
      text(0x00281052, 'DS', '-1000'),
      text(0x00281053, 'DS', '1'),
      text(0x00281054, 'LO', 'HU'),
    ],
    element(0x7fe00010, 'OW', bytes),
  );
}

const marksIn = (page: Page, plane: string) => page.locator(`[data-plane-view="${plane}"] .mark-body`);
const labelIn = (page: Page, plane: string, index = 0) =>
  page.locator(`[data-plane-view="${plane}"] .mark:has(.mark-body)`).nth(index).locator('text').allTextContents();

test('measures in cuts, straight and oblique, as numpy does, and finds its marks again', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-planes-'));
  try {
    for (let layer = 0; layer < LAYERS; layer += 1) writeFileSync(join(folder, `IM${layer}`), slice(layer));
    const { page } = await launch({ args: [folder] });
    await expect(page.locator('.overlay-step')).toHaveText(/\/ 30$/);
    await page.keyboard.press('Shift+P');
    await expect(page.locator('[data-cut="made"]')).toHaveCount(3);

    // A value at a point of the coronal cut through the middle, halfway between two rows of the slices.
    await page.keyboard.press('v');
    const [probe] = await click(page, CORONAL, [20.5, 30.5]);
    await expect(marksIn(page, 'coronal')).toHaveCount(1);
    const [column, row] = [Math.floor(probe?.column ?? 0), Math.floor(probe?.row ?? 0)];
    const expected = valueAt(column, (ROWS - 1) / 2, TALL - 1 - row);
    // What is 100 or more is written without decimals.
    expect(Math.abs((numbersIn((await labelIn(page, 'coronal'))[0] ?? '')[0] ?? 0) - expected)).toBeLessThanOrEqual(0.5);
    expect((await labelIn(page, 'coronal'))[0]).toContain('HU');

    // A length, in millimetres of the patient.
    await page.keyboard.press('m');
    const [from, to] = await drag(page, CORONAL, [10, 10], [40, 50]);
    await expect(marksIn(page, 'coronal')).toHaveCount(2);
    const length = Math.hypot((to?.column ?? 0) - (from?.column ?? 0), (to?.row ?? 0) - (from?.row ?? 0));
    expect((await labelIn(page, 'coronal', 1))[0]).toMatch(/ mm$/);
    expect(numbersIn((await labelIn(page, 'coronal', 1))[0] ?? '')[0]).toBeCloseTo(length, 1);

    // A region of the sagittal cut: its mean, deviation and extremes from the places of its pixels.
    await page.keyboard.press('u');
    const [corner, opposite] = await drag(page, SAGITTAL, [8, 12], [24, 40]);
    await expect(marksIn(page, 'sagittal')).toHaveCount(1);
    const inside = (value: number, one = 0, other = 0) => value + 0.5 > Math.min(one, other) && value + 0.5 < Math.max(one, other);
    const values: number[] = [];
    for (let down = 0; down < TALL; down += 1)
      for (let across = 0; across < ROWS; across += 1)
        if (inside(across, corner?.column, opposite?.column) && inside(down, corner?.row, opposite?.row))
          values.push(valueAt((COLUMNS - 1) / 2, across, TALL - 1 - down));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const lines = await labelIn(page, 'sagittal');
    const [, meanLine = '', rangeLine = ''] = lines;
    expect(numbersIn(meanLine)[0]).toBeCloseTo(mean, 0);
    expect(numbersIn(meanLine)[1]).toBeCloseTo(deviation, 0);
    expect(numbersIn(rangeLine)).toEqual([expect.closeTo(Math.min(...values), 0), expect.closeTo(Math.max(...values), 0), values.length]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shotOf(page, 'plane-measures');

    // The value under the pointer, and where in the patient it is.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const { x, y } = await aim(page, CORONAL, [30.5, 20.5]);
    await page.mouse.move(x, y);
    const readout = page.locator('[data-plane-view="coronal"] [data-overlay="readout"]');
    await expect(readout).toHaveText(/HU$/);
    const under = numbersIn((await readout.textContent()) ?? '')[0] ?? 0;
    expect(Math.abs(under - valueAt(30, (ROWS - 1) / 2, TALL - 1 - 20))).toBeLessThanOrEqual(0.5);

    // Marks belong to their cut: not to the next one, nor to a turned one; the list leads back to them.
    await page.mouse.wheel(0, 120);
    await expect(marksIn(page, 'coronal')).toHaveCount(0);
    await page.locator('[data-plane-view="axial"]').focus();
    await page.keyboard.press('Control+ArrowRight');
    await expect(marksIn(page, 'sagittal')).toHaveCount(0);
    // In an oblique cut a length is in millimetres too.
    await page.keyboard.press('m');
    const turned = page.locator('[data-plane-view="coronal"]');
    const box = await turned.boundingBox();
    const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    await page.mouse.move(middle.x - 60, middle.y - 40);
    await page.mouse.down();
    await page.mouse.move(middle.x + 60, middle.y - 40, { steps: 3 });
    await page.mouse.up();
    await expect(marksIn(page, 'coronal')).toHaveCount(1);
    const zoom = numbersIn((await turned.locator('[data-overlay="zoom"]').textContent()) ?? '')[0] ?? 0;
    expect(numbersIn((await labelIn(page, 'coronal'))[0] ?? '')[0]).toBeCloseTo(120 / (zoom / 100), 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+L');
    const list = page.locator('.measures-row:has(.measures-tools)');
    await expect(list).toHaveCount(4);
    await expect(list.first()).toContainText('Coronal');
    await list.first().locator('.measures-jump').click();
    await expect(marksIn(page, 'coronal')).toHaveCount(2);
    await expect(marksIn(page, 'sagittal')).toHaveCount(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    // From the pictures, too.
    await page.keyboard.press('Shift+P');
    await expect(page.locator('.overlay-step')).toBeVisible();
    await list.first().locator('.measures-jump').click();
    await expect(marksIn(page, 'coronal')).toHaveCount(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
