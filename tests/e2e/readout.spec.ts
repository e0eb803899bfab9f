/** What stands around and over the picture: values in their unit, places, shapes, scales, overlays, windows, notes. On real files. */

import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { memorySource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { numberValue, numberValues } from '../../core/dicom/read-value.js';
import { createCodecs } from '../../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { shownGrey } from '../../core/pixels/voi-lut.js';
import { en } from '../../renderer/app/messages/en.js';
import { en as words } from '../../renderer/viewer/messages/en.js';
import { expect, type LaunchedApp, type LaunchOptions, needs, test } from '../support/app.js';
import { corpus, corpusFiles, repository } from '../support/real-files.js';

type Launch = (options: LaunchOptions) => Promise<LaunchedApp>;

const file = (path: string): string => {
  const found = corpusFiles().find((each) => each.path === path);
  if (!found) throw new Error(`the corpus has no ${path}`);
  return found.absolute;
};

async function openFile(launch: Launch, ...paths: string[]): Promise<Page> {
  const { page } = await launch({ args: paths.map(file) });
  await expect(page.locator('.overlay-step')).toBeVisible();
  return page;
}

const line = (page: Page, name: string) => page.locator(`[data-overlay="${name}"]`);
const textOf = async (page: Page, name: string) => (await line(page, name).textContent()) ?? '';

/** The value in the middle of the viewport, by keyboard alone. */
async function readMiddle(page: Page): Promise<string> {
  if ((await page.locator('.center-cross').count()) === 0) await page.keyboard.press('c');
  await expect(line(page, 'readout')).toBeVisible();
  return textOf(page, 'readout');
}

/** Column and row, from 0, under a point of the window. */
async function pixelAt(page: Page, x: number, y: number): Promise<{ column: number; row: number }> {
  await page.mouse.move(x, y);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const [column = Number.NaN, row = Number.NaN] = ((await textOf(page, 'readout-place')).replaceAll(',', '').match(/\d+/g) ?? []).map(
    Number,
  );
  return { column: column - 1, row: row - 1 };
}

/** Grey of the picture as it is painted at a point of the window. */
const greyAt = (page: Page, x: number, y: number): Promise<number> =>
  page
    .locator('.viewport canvas')
    .first()
    .evaluate(
      (canvas: HTMLCanvasElement, [left, top]) => {
        const box = canvas.getBoundingClientRect();
        return canvas.getContext('2d')?.getImageData(left - box.left, top - box.top, 1, 1).data[0] ?? -1;
      },
      [x, y] as const,
    );

/** The sample's pixels aren't compressed. */
const codecs = createCodecs(() => Promise.reject(new Error('no codec is needed')));

test('reads the pixel that is drawn under the pointer, however the picture stands', async ({ launch }) => {
  const slice = join(repository, 'build', 'sample', 'CT', 'CT020.dcm');
  const { page } = await launch({ args: [slice] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 1');
  const shown = parseFile(memorySource(readFileSync(slice)));
  const frame = displayFrame(shown, 0, readFrame(shown, 0, codecs));
  if (frame.kind !== 'grey') throw new Error('the sample is grey');
  const greys: number[] = [];
  const pixels = new Set<string>();
  for (const turns of [0, 1, 2, 3])
    for (const flips of [[], ['x'], ['y'], ['x', 'y']]) {
      await page.keyboard.press('Backspace');
      for (let press = 0; press < 8; press++) await page.keyboard.press('+');
      for (const key of [...Array<string>(turns).fill('r'), ...flips]) await page.keyboard.press(key);
      for (const [x, y] of [
        [400, 200],
        [1100, 300],
        [560, 600],
      ] as const) {
        const { column, row } = await pixelAt(page, x, y);
        const value = Number((await textOf(page, 'readout')).replaceAll(',', '').replace(' HU', ''));
        const where = `turned ${turns}, flipped ${flips.join()}: column ${column}, row ${row}`;
        expect(value, where).toBe((frame.values[row * frame.columns + column] ?? Number.NaN) * frame.slope + frame.intercept);
        // Smoothing mixes in the neighbours of a point that isn't in the middle of its pixel.
        const around = [-1, 0, 1].flatMap((down) =>
          [-1, 0, 1].map((across) =>
            shownGrey(frame, frame.defaultWindow, frame.values[(row + down) * frame.columns + column + across] ?? 0),
          ),
        );
        const drawn = await greyAt(page, x, y);
        expect(drawn, where).toBeGreaterThanOrEqual(Math.min(...around) - 3);
        expect(drawn, where).toBeLessThanOrEqual(Math.max(...around) + 3);
        greys.push(drawn);
        pixels.add(`${column} ${row}`);
      }
    }
  // The points lie in different tissues, so that a pixel of another place would be told from them.
  expect(Math.max(...greys) - Math.min(...greys)).toBeGreaterThan(60);
  expect(pixels.size).toBeGreaterThanOrEqual(16);
});

test('gives values in the unit that the file means', async ({ launch }) => {
  needs(corpus);
  for (const [path, value] of [
    ['ct/SignedCT.dcm', / HU$/],
    ['rt/rtdose_grid.dcm', / Gy$/],
    ['rt/rtdose.dcm', / without a unit$/],
    ['rf-cr-dx/dx_image.dcm', /^stored value /],
    ['transfer-syntax/dcm4che/US-RGB-8-esopecho', /^red \d+, green \d+, blue \d+$/],
  ] as const) {
    const page = await openFile(launch, path);
    expect(await readMiddle(page), path).toMatch(value);
    await page.close();
  }
});

test('gives standardised uptake, and the activity beside it', async ({ launch }) => {
  needs(corpus);
  const path = corpusFiles().find((each) => each.path.endsWith('pet-wb-299-slices.zip'))?.absolute ?? '';
  const { page } = await launch({ args: [path] });
  await expect(page.locator('.overlay-step')).toBeVisible();
  await expect(page.locator('.library-reading')).toHaveCount(0);
  expect(await readMiddle(page)).toMatch(/^SUV [\d.]+ · [\d,.]+ Bq\/ml$/);
});

test('places the pixel in the patient, as the file’s own numbers give it', async ({ launch }) => {
  needs(corpus);
  const path = 'ct/SignedCT.dcm';
  const { dataSet } = parseFile(memorySource(readFileSync(file(path))));
  const [px = 0, py = 0, pz = 0] = numberValues(dataSet, 0x00200032);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numberValues(dataSet, 0x00200037);
  const [rowMm = 0, columnMm = 0] = numberValues(dataSet, 0x00280030);
  const page = await openFile(launch, path);
  const { column, row } = await pixelAt(page, 700, 400);
  const place = await textOf(page, 'readout-place');
  const said = [...place.matchAll(/([LRPAHF]) ([\d,.]+)/g)].map(
    ([, letter = '', value = '']) => Number(value.replaceAll(',', '')) * ('LPH'.includes(letter) ? 1 : -1),
  );
  const at = (origin: number, along: number, down: number) => origin + along * columnMm * column + down * rowMm * row;
  const expected = [at(px, a, d), at(py, b, e), at(pz, c, f)];
  expect(said).toHaveLength(3);
  said.forEach((value, axis) => {
    // Anywhere in the pixel, and written with one decimal.
    expect(Math.abs(value - (expected[axis] ?? 0))).toBeLessThanOrEqual(Math.max(rowMm, columnMm) * 0.75 + 0.06);
  });
});

test('gives pixels their shape, also where no length is known, and no scale then', async ({ launch }) => {
  needs(corpus);
  for (const path of ['transfer-syntax/pydicom/color-pl.dcm', 'transfer-syntax/dcm4che/US-RGB-8-esopecho']) {
    const page = await openFile(launch, path);
    const from = await pixelAt(page, 640, 250);
    const to = await pixelAt(page, 880, 490);
    expect((to.column - from.column) / (to.row - from.row), path).toBeCloseTo(4 / 3, 1);
    await expect(line(page, 'scale')).toHaveCount(0);
    await page.close();
  }
});

test('measures ultrasound by its regions only', async ({ launch }) => {
  needs(corpus);
  const page = await openFile(launch, 'transfer-syntax/pydicom/gdcm-US-ALOKA-16.dcm');
  await expect(line(page, 'scale')).toContainText(words.barHolds.regions);
  await page.mouse.move(784, 430);
  await expect(line(page, 'readout-place')).toContainText(/horizontal -?[\d.]+ cm, vertical -?[\d.]+ cm/);
  // Its second region says a deltaY of none, its first a reference that no picture can have.
  const broken = await openFile(launch, corpusFiles().find((each) => each.folder === 'deid' && each.modality === 'US')?.path ?? '');
  await broken.mouse.move(784, 430);
  await expect(line(broken, 'readout-place')).not.toContainText('cm');
});

test('draws the overlays of the file, in its pixels or beside them, and takes them away', async ({ launch }) => {
  needs(corpus);
  for (const [path, planes] of [
    ['transfer-syntax/weasis/overlay.dcm', 4],
    ['transfer-syntax/pydicom-core/examples_overlay.dcm', 1],
  ] as const) {
    const page = await openFile(launch, path);
    const overlay = page.locator('canvas.bit-planes');
    await expect(overlay).toHaveAttribute('data-planes', String(planes));
    const drawn = await overlay.evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let lit = 0;
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 40) lit += 1;
      return lit;
    });
    expect(drawn).toBeGreaterThan(100);
    await expect(page.getByRole('button', { name: en.toggleOverlays })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('o');
    await expect(overlay).toHaveCount(0);
    await page.close();
  }
});

test('takes the words from over the picture, and never the letters of the sides', async ({ launch }) => {
  needs(corpus);
  const page = await openFile(launch, 'ct/SignedCT.dcm');
  await page.keyboard.press('t');
  await expect(line(page, 'window')).toBeHidden();
  await expect(page.locator('.edge-left')).toBeVisible();
  await page.keyboard.press('t');
  await expect(line(page, 'window')).toBeVisible();
});

test('offers every window and table of the file by its own name', async ({ launch }) => {
  needs(corpus);
  const page = await openFile(launch, 'transfer-syntax/pydicom-core/examples_overlay.dcm');
  await expect(line(page, 'window')).toContainText('WINDOW1');
  const menu = () => page.getByRole('button', { name: `${en.window}: ${en.windowPresets}` }).click();
  await menu();
  await page.getByRole('menuitemradio', { name: 'WINDOW2' }).click();
  await expect(line(page, 'window')).toContainText('WINDOW2');
  const table = await openFile(launch, 'transfer-syntax/pydicom/vlut_04.dcm');
  await expect(line(table, 'window')).toContainText(en.presetLut);
});

test('says what to know of a stack: tilt, uneven and missing slices', async ({ launch }) => {
  needs(corpus);
  const slices = corpusFiles().filter((each) => each.path.startsWith('series/ct-head-gantry-tilt/'));
  expect(slices).toHaveLength(28);
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-notes-'));
  try {
    // The first ten are evenly spaced; the fifth is left out.
    for (const [index, { absolute }] of slices.slice(0, 10).entries()) if (index !== 4) copyFileSync(absolute, join(folder, `IM${index}`));
    const { page } = await launch({ args: [folder] });
    await expect(page.locator('.overlay-step')).toHaveText(/ \/ 9$/);
    await expect(line(page, 'note').first()).toHaveText(en.series.missing(1, '4'));
    await expect(line(page, 'note').last()).toHaveText(/^Gantry tilted by 18\.\d°$/);
    await expect(page.locator('.series-warning')).toContainText(en.series.missing(1, '4'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('says which frame of its file it shows, in the order of the file’s dimensions', async ({ launch }) => {
  needs(corpus);
  const page = await openFile(launch, 'enhanced/IM_0027_fMAP.dcm');
  const { dataSet } = parseFile(memorySource(readFileSync(file('enhanced/IM_0027_fMAP.dcm'))));
  expect(numberValue(dataSet, 0x00280008)).toBe(64);
  const indices = async () => ((await textOf(page, 'frame')).match(/\d+/g) ?? []).map(Number).slice(0, 2);
  await page.keyboard.press('Home');
  const seen: number[][] = [];
  for (let step = 0; step < 6; step++) {
    await expect(page.locator('.overlay-step')).toContainText(`${step + 1} / 64`);
    await expect(line(page, 'frame')).toBeVisible();
    seen.push(await indices());
    await page.keyboard.press('ArrowDown');
  }
  const sorted = [...seen].sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0));
  expect(seen).toEqual(sorted);
});
