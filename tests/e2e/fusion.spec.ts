/** A PET series over a CT series in three planes: at the same places of the patient, though their grids differ; with both values. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en as app } from '../../renderer/app/messages/en.js';
import { en } from '../../renderer/viewer/volume/messages/en.js';
import { fr } from '../../renderer/viewer/volume/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';
import { element, imageFile, SYNTAX, uint16 } from '../support/dicom-bytes.js';
import { aim, numbersIn, type SeenPicture } from '../support/measure-walk.js';
import { shotOf } from '../support/shots.js';

interface Grid {
  readonly modality: 'CT' | 'PT';
  readonly columns: number;
  readonly rows: number;
  readonly layers: number;
  /** In mm. */
  readonly pixel: number;
  readonly apart: number;
  readonly origin: readonly [number, number, number];
}
const CT: Grid = { modality: 'CT', columns: 60, rows: 50, layers: 30, pixel: 1, apart: 2, origin: [-20, 10, 5] };
/** Coarser, shifted, and smaller than the CT: it covers only the middle of it. */
const PT: Grid = { modality: 'PT', columns: 9, rows: 8, layers: 9, pixel: 4, apart: 5, origin: [-9, 20, 11] };

/** Values that change evenly in the patient: every trilinear way gives them back. */
const hounsfield = (x: number, y: number, z: number): number => 2 * x + 3 * y + z;
const activity = (x: number, y: number, z: number): number => 5 * x - 2 * y + 4 * z + 200;

function slice({ modality, columns, rows, pixel, apart, origin: [x, y, z] }: Grid, layer: number): Uint8Array {
  const bytes = new Uint8Array(rows * columns * 2);
  const view = new DataView(bytes.buffer);
  const value = modality === 'CT' ? hounsfield : activity;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      view.setUint16((row * columns + column) * 2, value(x + column * pixel, y + row * pixel, z + layer * apart) + 1000, true);
  const text = (tag: number, vr: string, words: string) => ({ tag, bytes: element(tag, vr, words) });
  return imageFile(
    SYNTAX.explicit,
    [
      text(0x00080016, 'UI', modality === 'CT' ? '1.2.840.10008.5.1.4.1.1.2' : '1.2.840.10008.5.1.4.1.1.128'),
      text(0x00080018, 'UI', `1.2.3.4.5.6.${modality === 'CT' ? 1 : 2}.${layer}`),
      text(0x00080060, 'CS', modality),
      text(0x0020000e, 'UI', `1.2.3.4.5.${modality === 'CT' ? 1 : 2}`),
      text(0x00200011, 'IS', modality === 'CT' ? '1' : '2'),
      text(0x00200013, 'IS', String(layer + 1)),
      text(0x00200032, 'DS', `${x}\\${y}\\${z + layer * apart}`),
      text(0x00200037, 'DS', '1\\0\\0\\0\\1\\0'),
      text(0x00200052, 'UI', '1.2.3.4.5.9'),
      { tag: 0x00280010, bytes: element(0x00280010, 'US', uint16(rows)) },
      { tag: 0x00280011, bytes: element(0x00280011, 'US', uint16(columns)) },
      text(0x00280030, 'DS', `${pixel}\\${pixel}`),
      text(0x00281052, 'DS', '-1000'),
      text(0x00281053, 'DS', '1'),
      text(0x00281054, 'LO', modality === 'CT' ? 'HU' : 'BQML'),
      ...(modality === 'PT' ? [text(0x00541001, 'CS', 'BQML')] : []),
    ],
    element(0x7fe00010, 'OW', bytes),
  );
}

/** How opaque the ink is at a point of the page. */
const inkAt = (page: Page, name: string, x: number, y: number) =>
  page.locator(`[data-plane-view="${name}"] .ink-canvas`).evaluate(
    (canvas: HTMLCanvasElement, [left, top]) => {
      const box = canvas.getBoundingClientRect();
      return [...(canvas.getContext('2d')?.getImageData((left ?? 0) - box.left, (top ?? 0) - box.top, 1, 1).data ?? [])];
    },
    [x, y],
  );

async function openPlanes(launch: Parameters<Parameters<typeof test>[2]>[0]['launch'], folder: string, language: 'en' | 'fr' = 'en') {
  for (const grid of [CT, PT])
    for (let layer = 0; layer < grid.layers; layer += 1) writeFileSync(join(folder, `${grid.modality}${layer}`), slice(grid, layer));
  const { page } = await launch({ args: [folder], language });
  await expect(page.locator('.series-row')).toHaveCount(2);
  await page.locator('.series-row', { hasText: 'CT' }).click();
  await expect(page.locator('.cell-active .overlay-step, .overlay-step').first()).toHaveText(/\/ 30$/);
  await page.keyboard.press('Shift+P');
  await expect(page.locator('[data-cut="made"]')).toHaveCount(3);
  return page;
}

test('lays a PET series over the planes of a CT, where it lies in the patient, with both values and what the colours mean', async ({
  launch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-fusion-'));
  try {
    const page = await openPlanes(launch, folder);
    await expect(page.locator('.ink-canvas')).toHaveCount(0);
    await page.keyboard.press('Control+Shift+H');
    await expect(page.locator('.ink-canvas')).toHaveCount(3);
    expect(await accessibilityFaults(page)).toEqual([]);

    // In the coronal plane through the middle of the CT: its pixels are 1 mm, from x = -20 and z = 63 down.
    const coronal: SeenPicture = { rows: (CT.layers - 1) * CT.apart + 1, columns: CT.columns, viewport: '[data-plane-view="coronal"]' };
    const y = CT.origin[1] + ((CT.rows - 1) * CT.pixel) / 2;
    const top = CT.origin[2] + (CT.layers - 1) * CT.apart;
    // Inside of both.
    const inside = { x: 5, z: 31 };
    const spot = await aim(page, coronal, [inside.x - CT.origin[0] + 0.5, top - inside.z + 0.5]);
    await page.mouse.move(spot.x, spot.y);
    const plane = page.locator('[data-plane-view="coronal"]');
    const over = plane.locator('[data-overlay="readout-over"]');
    await expect(over).toContainText('PT');
    expect(Math.abs((numbersIn((await over.textContent()) ?? '')[0] ?? 0) - activity(inside.x, y, inside.z))).toBeLessThanOrEqual(0.5);
    const under = plane.locator('[data-overlay="readout"]');
    expect(Math.abs((numbersIn((await under.textContent()) ?? '')[0] ?? 0) - hounsfield(inside.x, y, inside.z))).toBeLessThanOrEqual(0.5);
    expect((await inkAt(page, 'coronal', spot.x, spot.y))[3]).toBeGreaterThan(100);
    await shotOf(page, 'fusion');

    // Beside what the PET covers there is no colour, and no value of it.
    const beside = await aim(page, coronal, [2.5, 2.5]);
    await page.mouse.move(beside.x, beside.y);
    await expect(over).toHaveCount(0);
    await expect(under).toHaveText(/HU$/);
    expect((await inkAt(page, 'coronal', beside.x, beside.y))[3]).toBe(0);

    // Opacity by keys, colours and range in the panel.
    const opacity = page.getByRole('slider', { name: en.opacity });
    await expect(opacity).toHaveValue('50');
    await plane.focus();
    await page.keyboard.press('Control+ArrowUp');
    await expect(opacity).toHaveValue('60');
    const before = await inkAt(page, 'coronal', spot.x, spot.y);
    await opacity.focus();
    for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await inkAt(page, 'coronal', spot.x, spot.y))[3]).toBeLessThan(before[3] ?? 0);
    await page.getByRole('button', { name: new RegExp(en.overColours) }).click();
    await page.getByRole('option', { name: app.coloursPet, exact: true }).click();
    await expect(page.locator('[data-ink="pet"]')).toHaveCount(3);
    await expect(page.locator('.over-legend')).toContainText('Bq/ml');

    // Turned planes take it along, and it goes as it came.
    await plane.focus();
    await page.keyboard.press('Control+ArrowRight');
    await expect(page.locator('.ink-canvas')).toHaveCount(3);
    await page.keyboard.press('Control+Shift+H');
    await expect(page.locator('.ink-canvas')).toHaveCount(0);
    await expect(over).toHaveCount(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('lays it over in French', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-fusion-'));
  try {
    const page = await openPlanes(launch, folder, 'fr');
    await page.keyboard.press('Control+Shift+H');
    await expect(page.locator('.ink-canvas')).toHaveCount(3);
    await expect(page.getByRole('slider', { name: fr.opacity })).toHaveValue('50');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shotOf(page, 'fusion-fr');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
