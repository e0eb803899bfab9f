/** Whole slides in the real window: put together from tiles, levels listed, scale, labels covered, moved by mouse and keys. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en as app } from '../../renderer/app/messages/en.js';
import { en } from '../../renderer/viewer/slide/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, needs, test } from '../support/app.js';
import { corpus, corpusFiles } from '../support/real-files.js';
import { type SlidePart, slideBytes } from '../support/slide-bytes.js';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-slide-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Red grows to the right, green downwards, blue says which level it is. */
const level = (totalColumns: number, number: number, more: Partial<SlidePart> = {}): SlidePart => ({
  role: 'VOLUME',
  totalColumns,
  totalRows: (totalColumns * 3) / 4,
  tile: 128,
  number,
  micrometres: 1024 / totalColumns,
  color: (row, column) => [Math.floor((column / totalColumns) * 255), Math.floor((row / totalColumns) * 255), number * 40],
  ...more,
});

function writePyramid(): string {
  const parts = [
    level(2048, 1),
    level(1024, 2, { sparse: true }),
    level(256, 3, { role: 'THUMBNAIL' }),
    level(160, 4, { role: 'LABEL', tile: 160, totalRows: 160, color: () => [250, 250, 0] }),
  ];
  for (const part of parts) writeFileSync(join(folder, `${part.number}.dcm`), slideBytes(part));
  return folder;
}

/** The colour at a share of the canvas. */
const colorAt = (page: Page, x: number, y: number) =>
  page.locator('.slide-canvas canvas').evaluate(
    (canvas: HTMLCanvasElement, [across, down]) => {
      const data = canvas.getContext('2d')?.getImageData(Math.floor(canvas.width * across), Math.floor(canvas.height * down), 1, 1).data;
      return data ? [...data.slice(0, 3)] : [];
    },
    [x, y] as const,
  );
const isNear = (color: readonly number[], expected: readonly number[]) =>
  color.every((value, index) => Math.abs(value - (expected[index] ?? 0)) <= 4);

test('a slide is one picture from the tiles in view, at the level that the zoom needs', async ({ launch }) => {
  const { page } = await launch({ args: [writePyramid()] });
  const rows = page.locator('.slide-row');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText(en.points('2,048', '1,536'));
  await expect(rows.nth(0)).toContainText(en.pointSize('0.5'));
  await expect(rows.nth(3)).toContainText(en.roles.label);
  // The whole fits: the middle level is fine enough, and its middle is in the middle.
  await expect(rows.nth(1)).toContainText(en.drawnNow);
  await expect.poll(async () => isNear(await colorAt(page, 0.5, 0.5), [127, 95, 80])).toBe(true);
  await expect(page.locator('[data-overlay="scale"]')).toHaveText(en.micrometres('100'));
  expect(await accessibilityFaults(page)).toEqual([]);
  await expect(page.locator('.step-slider')).toHaveCount(0);
  // Closer: the finest level.
  await page.keyboard.press('1');
  await expect(rows.nth(0)).toContainText(en.drawnNow);
  await expect.poll(async () => isNear(await colorAt(page, 0.5, 0.5), [127, 95, 40])).toBe(true);
  const before = await colorAt(page, 0.5, 0.5);
  for (let press = 0; press < 4; press++) await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => ((await colorAt(page, 0.5, 0.5))[0] ?? 0) > (before[0] ?? 0) + 20).toBe(true);
  await page.keyboard.press('f');
  await page.keyboard.press('x');
  await expect.poll(async () => isNear(await colorAt(page, 0.5, 0.5), [127, 95, 80])).toBe(true);
  await page.keyboard.press('Backspace');
  // The wheel zooms about what is under it.
  const box = await page.locator('.slide-canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  const under = await colorAt(page, 0.3, 0.5);
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5);
  for (let notch = 0; notch < 6; notch++) await page.mouse.wheel(0, -120);
  await expect.poll(async () => isNear((await colorAt(page, 0.3, 0.5)).slice(0, 2), under.slice(0, 2))).toBe(true);
  await expect(rows.nth(0)).toContainText(en.drawnNow);
});

test('a label is covered while names are hidden', async ({ launch }) => {
  const { page } = await launch({ args: [writePyramid()] });
  await page.locator('.slide-row').nth(3).click();
  await expect(page.getByText(en.labelNote)).toBeVisible();
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([250, 250, 0]);
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: en.covered })).toBeVisible();
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([0, 0, 0]);
  await page.getByRole('button', { name: en.uncover }).click();
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([250, 250, 0]);
});

test('a label that stands alone is covered in the library too', async ({ launch }) => {
  writeFileSync(join(folder, 'label.dcm'), slideBytes(level(160, 1, { role: 'LABEL', color: () => [250, 250, 0] })));
  const { page } = await launch({ args: [folder] });
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([250, 250, 0]);
  const thumbnail = page.locator('.series-row .thumbnail canvas');
  await expect(thumbnail).toHaveCount(1);
  await page.keyboard.press('h');
  await expect(thumbnail).toHaveCount(0);
});

test('focal planes can be chosen', async ({ launch }) => {
  const part = level(256, 1, { depths: 3, color: (_row, _column, depth) => [depth * 100, 10, 10] });
  writeFileSync(join(folder, 'planes.dcm'), slideBytes(part));
  writeFileSync(join(folder, 'label.dcm'), slideBytes(level(160, 2, { role: 'LABEL', color: () => [250, 250, 0] })));
  const { page } = await launch({ args: [folder] });
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([0, 10, 10]);
  await page.getByRole('button', { name: new RegExp(en.depth) }).click();
  await page.getByRole('option', { name: en.depthNumber('3', '3') }).click();
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([200, 10, 10]);
  // The label has one plane: it is shown, and the slide comes back at the chosen one.
  await page.locator('.slide-row').nth(1).click();
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([250, 250, 0]);
  await page.locator('.slide-row').nth(0).click();
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([200, 10, 10]);
});

test('a real slide is whole', async ({ launch }) => {
  needs(corpus);
  const file = corpusFiles().find(({ path }) => path.endsWith('multi_frame_jpeg_camelyon_challenge_image.dcm'));
  if (!file) throw new Error('not in the corpus');
  const { page } = await launch({ args: [file.absolute] });
  await expect(page.locator('[data-overlay="scale"]')).toHaveText(app.millimetres('2'));
  await expect.poll(async () => (await colorAt(page, 0.5, 0.5)).some((value) => value > 0)).toBe(true);
});
