/** Measuring on the picture, in the real window: drawn by the mouse, read from the label, against known answers and numpy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Point } from '../../core/study/measure/shape.js';
import type { Statistics } from '../../core/study/measure/statistics.js';
import { INITIAL_VIEW, type View } from '../../renderer/app/view.js';
import { expect, type LaunchedApp, type LaunchOptions, needs, test } from '../support/app.js';
import { element, sequence, uint16, uint32 } from '../support/dicom-bytes.js';
import { PHANTOM_COLUMNS, PHANTOM_ROWS, type PhantomHead, phantomFile, phantomValue } from '../support/measure-phantom.js';
import { aim, click, drag, labelOf, markAt, numbersIn, type Place, type SeenPicture } from '../support/measure-walk.js';
import { corpus, corpusFiles } from '../support/real-files.js';
import { runPython } from '../support/scan-files.js';
import { tools } from '../support/tools.js';

type Launch = (options: LaunchOptions) => Promise<LaunchedApp>;

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Opens phantoms; gives the window and the first one's file. */
async function openPhantoms(launch: Launch, ...heads: readonly PhantomHead[]): Promise<{ page: Page; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-measure-'));
  folders.push(folder);
  for (const [index, head] of heads.entries()) writeFileSync(join(folder, `IM${index}`), phantomFile(head));
  const { page } = await launch({ args: [folder] });
  await expect(page.locator('.overlay-step')).toBeVisible();
  await expect(page.locator('.library-reading')).toHaveCount(0);
  return { page, file: join(folder, 'IM0') };
}

const SQUARE: SeenPicture = { rows: PHANTOM_ROWS, columns: PHANTOM_COLUMNS };
const TALL: SeenPicture = { ...SQUARE, aspect: { row: 1, column: 0.5 } };
const CT: PhantomHead = { modality: 'CT', spacing: [0.5, 0.5] };

const far = (from: Point | undefined, to: Point | undefined, row = 1, column = row): number =>
  from && to ? Math.hypot((to.column - from.column) * column, (to.row - from.row) * row) : Number.NaN;
/** The first number of a line of a label. */
const numberIn = async (page: Page, line = 0, mark = 0): Promise<number> =>
  numbersIn((await labelOf(page, mark))[line] ?? '')[0] ?? Number.NaN;

test('measures a length by a drag or by two clicks, and moves its end and the whole', async ({ launch }) => {
  const { page } = await openPhantoms(launch, CT);
  await page.keyboard.press('m');
  const [from, to] = await drag(page, SQUARE, [40, 40], [120, 100]);
  expect(await numberIn(page)).toBeCloseTo(far(from, to, 0.5), 1);
  await expect(markAt(page)).toHaveAttribute('aria-label', /^Length 1 of 1: [\d.]+ mm$/);
  const [, moved] = await drag(page, SQUARE, [120, 100], [150, 60]);
  expect(await numberIn(page)).toBeCloseTo(far(from, moved, 0.5), 1);
  // The whole, with a tool of the view.
  await page.keyboard.press('w');
  await drag(page, SQUARE, [95, 50], [95, 90]);
  expect(await numberIn(page)).toBeCloseTo(far(from, moved, 0.5), 1);
  await expect(page.locator('[data-overlay="window"]')).toHaveText('C 16,000 · W 32,000');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await numberIn(page)).toBeCloseTo(far(from, to, 0.5), 1);
  await page.keyboard.press('Control+Shift+Z');
  expect(await numberIn(page)).toBeCloseTo(far(from, moved, 0.5), 1);
  await page.keyboard.press('Delete');
  await expect(markAt(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(markAt(page)).toHaveCount(1);
  await page.keyboard.press('m');
  const [one, other] = await click(page, SQUARE, [20, 130], [180, 140]);
  await expect(markAt(page, 1)).toHaveAttribute('aria-label', /^Length 2 of 2: [\d.]+ mm$/);
  expect(await numberIn(page, 0, 1)).toBeCloseTo(far(one, other, 0.5), 1);
});

test('measures along lines, angles, Cobb’s angle and ratios', async ({ launch }) => {
  const { page } = await openPhantoms(launch, CT);
  await page.keyboard.press('Shift+m');
  const line = await click(page, SQUARE, [20, 20], [60, 20], [60, 50]);
  const { x, y } = await aim(page, SQUARE, [60, 50]);
  await page.mouse.dblclick(x, y);
  expect(await numberIn(page)).toBeCloseTo(far(line[0], line[1], 0.5) + far(line[1], line[2], 0.5), 1);
  await page.keyboard.press('a');
  await click(page, SQUARE, [100, 20], [100, 60], [140, 60]);
  expect(await numberIn(page, 0, 1)).toBeCloseTo(90, 0);
  await page.keyboard.press('Shift+a');
  await drag(page, SQUARE, [20, 80], [80, 80]);
  await drag(page, SQUARE, [20, 120], [80, 180 - 120 + 30]);
  const cobb = (Math.atan2(30, 60) * 180) / Math.PI;
  expect(Math.abs((await numberIn(page, 0, 2)) - cobb)).toBeLessThan(0.6);
  await page.keyboard.press('q');
  const heart = await drag(page, SQUARE, [110, 100], [150, 100]);
  const chest = await drag(page, SQUARE, [100, 130], [190, 130]);
  expect(await numberIn(page, 0, 3)).toBeCloseTo(far(heart[0], heart[1]) / far(chest[0], chest[1]), 2);
  const [first, second] = numbersIn((await labelOf(page, 3))[1] ?? '');
  expect(first).toBeCloseTo(far(heart[0], heart[1], 0.5), 1);
  expect(second).toBeCloseTo(far(chest[0], chest[1], 0.5), 1);
});

test('gives the statistics of regions as numpy does', async ({ launch }) => {
  needs(tools.pydicomPixels);
  const { page, file } = await openPhantoms(launch, CT);
  const path: readonly Place[] = [
    [120, 100],
    [170, 110],
    [180, 140],
    [140, 150],
    [110, 130],
  ];
  const drawn: { kind: string; points: readonly Point[] }[] = [];
  await page.keyboard.press('u');
  drawn.push({ kind: 'rectangle', points: await drag(page, SQUARE, [20, 20], [80, 60]) });
  await page.keyboard.press('e');
  drawn.push({ kind: 'ellipse', points: await drag(page, SQUARE, [110, 20], [180, 80]) });
  await page.keyboard.press('Shift+u');
  drawn.push({ kind: 'polygon', points: await click(page, SQUARE, ...path) });
  await page.keyboard.press('Enter');
  const answers = runPython<readonly Statistics[]>(
    tools.pydicomPixels,
    'measure-reference.py',
    drawn.map((shape) => JSON.stringify({ file, frame: 0, shape, padding: null })),
  );
  for (const [index, { pixels, mean, deviation, least, most }] of answers.entries()) {
    const [, values = '', extremes = ''] = await labelOf(page, index);
    const [ownMean, ownDeviation] = numbersIn(values);
    expect(ownMean, values).toBeCloseTo(mean, mean >= 10_000 ? 0 : 1);
    expect(ownDeviation, values).toBeCloseTo(deviation, deviation >= 10_000 ? 0 : 1);
    expect(numbersIn(extremes)).toEqual([least, most, pixels]);
  }
  const [from, to] = drawn[0]?.points ?? [];
  const area = (((to?.column ?? 0) - (from?.column ?? 0)) * ((to?.row ?? 0) - (from?.row ?? 0)) * 0.25) / 100;
  expect((await labelOf(page, 0))[0]).toContain('cm²');
  expect(await numberIn(page, 0, 0)).toBeCloseTo(area, 2);
  // What is in a region can be seen from its darkest to its brightest.
  await page.keyboard.press('Escape');
  await aim(page, SQUARE, [20, 20]).then(({ x, y }) => page.mouse.click(x, y + 20));
  await expect(markAt(page, 0)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+v');
  const { least = 0, most = 0 } = answers[0] ?? {};
  const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
  await expect(page.locator('[data-overlay="window"]')).toHaveText(`C ${whole((least + most) / 2)} · W ${whole(most - least)}`);
  // Drawn in one go, it has a corner wherever the mouse was.
  await page.keyboard.press('Shift+e');
  await drag(page, SQUARE, [20, 100], [80, 100], [80, 150], [20, 150]);
  const [area4 = '', , extremes4 = ''] = await labelOf(page, 3);
  expect(numbersIn(area4)[0]).toBeGreaterThan(7);
  expect(numbersIn(area4)[0]).toBeLessThan(8);
  expect(numbersIn(extremes4)[0]).toBeGreaterThanOrEqual(phantomValue(19, 99));
  // A point has one value, which says where it is.
  await page.keyboard.press('v');
  const [point] = await click(page, SQUARE, [190, 20]);
  expect(await numberIn(page, 0, 4)).toBe(phantomValue(Math.floor(point?.column ?? 0), Math.floor(point?.row ?? 0)));
});

test('says what a length is of: pixels, the detector, tall pixels', async ({ launch }) => {
  for (const [head, picture, row, column, unit] of [
    [{ modality: 'OT' }, SQUARE, 1, 1, /^[\d.]+ px$/],
    [{ modality: 'DX', imagerSpacing: [0.2, 0.2] }, SQUARE, 0.2, 0.2, /^[\d.]+ mm at the detector$/],
    [{ modality: 'MR', spacing: [1, 0.5] }, TALL, 1, 0.5, /^[\d.]+ mm$/],
    [{ modality: 'OT', aspect: [2, 1] }, TALL, 1, 1, /^[\d.]+ px$/],
  ] as const satisfies readonly (readonly [PhantomHead, SeenPicture, number, number, RegExp])[]) {
    const { page } = await openPhantoms(launch, head);
    await page.keyboard.press('m');
    const [from, to] = await drag(page, picture, [40, 40], [150, 110]);
    const [words = ''] = await labelOf(page);
    expect(words).toMatch(unit);
    expect(numbersIn(words)[0]).toBeCloseTo(far(from, to, row, column), 1);
    // An angle that is right on the screen is right in the label, whatever a length is.
    await page.keyboard.press('a');
    await click(page, picture, [20, 20], [20, 60], [60, 60]);
    expect(await numberIn(page, 0, 1)).toBeCloseTo(90, 0);
    await page.close();
  }
});

test('measures an ultrasound picture by each region’s own units', async ({ launch }) => {
  const float64 = (value: number): Uint8Array => new Uint8Array(new Float64Array([value]).buffer);
  const region = (top: number, bottom: number, units: readonly [number, number], deltas: readonly [number, number]) => [
    element(0x00186012, 'US', uint16(1)),
    element(0x00186014, 'US', uint16(1)),
    element(0x00186018, 'UL', uint32(0)),
    element(0x0018601a, 'UL', uint32(top)),
    element(0x0018601c, 'UL', uint32(PHANTOM_COLUMNS - 1)),
    element(0x0018601e, 'UL', uint32(bottom)),
    element(0x00186024, 'US', uint16(units[0])),
    element(0x00186026, 'US', uint16(units[1])),
    element(0x0018602c, 'FD', float64(deltas[0])),
    element(0x0018602e, 'FD', float64(deltas[1])),
  ];
  const regions = sequence(0x00186011, [region(0, 79, [3, 3], [0.05, 0.05]), region(80, 159, [4, 7], [0.01, -2])]);
  const { page } = await openPhantoms(launch, { modality: 'US', more: [{ tag: 0x00186011, bytes: regions }] });
  await page.keyboard.press('m');
  const tissue = await drag(page, SQUARE, [40, 20], [120, 60]);
  expect((await labelOf(page, 0))[0]).toMatch(/^[\d.]+ mm$/);
  expect(await numberIn(page, 0, 0)).toBeCloseTo(far(tissue[0], tissue[1], 0.5), 1);
  const [a, b] = await drag(page, SQUARE, [40, 100], [120, 140]);
  const [words = ''] = await labelOf(page, 1);
  expect(words).toMatch(/^[\d.]+ s · [\d.]+ cm\/s$/);
  expect(numbersIn(words)[0]).toBeCloseTo(((b?.column ?? 0) - (a?.column ?? 0)) * 0.01, 2);
  expect(numbersIn(words)[1]).toBeCloseTo(((b?.row ?? 0) - (a?.row ?? 0)) * 2, 1);
  await drag(page, SQUARE, [160, 40], [160, 120]);
  expect((await labelOf(page, 2))[0]).toMatch(/^[\d.]+ px$/);
});

test('stays on its pixels through zoom, all turns and flips', async ({ launch }) => {
  const { page } = await openPhantoms(launch, { modality: 'MR', spacing: [1, 0.5] });
  await page.keyboard.press('m');
  const [from, to] = await drag(page, TALL, [60, 50], [130, 100]);
  const words = await labelOf(page);
  for (const turns of [0, 1, 2, 3] as const)
    for (const [flipHorizontal, flipVertical] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      await page.keyboard.press('Backspace');
      // Flips first, while the picture stands upright: then they are along its own axes.
      if (flipHorizontal) await page.keyboard.press('x');
      if (flipVertical) await page.keyboard.press('y');
      for (let turn = 0; turn < turns; turn += 1) await page.keyboard.press('r');
      await page.keyboard.press('+');
      const rotation = ([0, 90, 180, 270] as const)[turns];
      const view: View = { ...INITIAL_VIEW, rotation, flipHorizontal, flipVertical, zoom: { from: 'fit', factor: 1.25 } };
      for (const [index, point] of [from, to].entries()) {
        const expected = await aim(page, { ...TALL, view }, [point?.column ?? 0, point?.row ?? 0]);
        const box = await page.locator('.mark-handle').nth(index).boundingBox();
        const where = `turned ${rotation}, flipped ${flipHorizontal} ${flipVertical}, point ${index}`;
        expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - expected.x), where).toBeLessThanOrEqual(1);
        expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - expected.y), where).toBeLessThanOrEqual(1);
      }
      expect(await labelOf(page)).toEqual(words);
    }
});

test('keeps a mark on its own frame and picture', async ({ launch }) => {
  const { page } = await openPhantoms(launch, { modality: 'XA', frames: 3 }, { modality: 'XA', number: 2, series: '2' });
  await page.keyboard.press('Home');
  await page.keyboard.press('u');
  await drag(page, SQUARE, [20, 20], [60, 60]);
  const first = await labelOf(page);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.overlay-step')).toHaveText('2 / 3');
  await expect(markAt(page)).toHaveCount(0);
  await drag(page, SQUARE, [20, 20], [60, 60]);
  // Each frame is seven brighter than the one before.
  const [, , before = ''] = first;
  const [, , after = ''] = await labelOf(page);
  expect((numbersIn(after)[0] ?? 0) - (numbersIn(before)[0] ?? 0)).toBe(7);
  await page.keyboard.press('n');
  await expect(page.locator('.overlay-step')).toHaveText('1 / 1');
  await expect(markAt(page)).toHaveCount(0);
  await page.keyboard.press('Shift+n');
  await expect(markAt(page)).toHaveCount(1);
});

test('reads Hounsfield units and standardised uptake in real slices as numpy does', async ({ launch }) => {
  needs(corpus, tools.pydicomPixels);
  for (const [path, unit] of [
    ['ct/SignedCT.dcm', / HU/],
    ['pet/1.dcm', /^mean SUV /],
  ] as const) {
    const file = corpusFiles().find((each) => each.path === path)?.absolute ?? '';
    const { page } = await launch({ args: [file] });
    await expect(page.locator('.overlay-step')).toBeVisible();
    const [rows, columns] = runPython<readonly [number, number]>(tools.pydicomPixels, 'picture-size.py', [file]);
    const picture: SeenPicture = { rows, columns };
    await page.keyboard.press('e');
    const points = await drag(page, picture, [columns * 0.35, rows * 0.35], [columns * 0.65, rows * 0.6]);
    const shape = { kind: 'ellipse', points };
    const isPet = path.startsWith('pet/');
    const [answer] = runPython<readonly (Statistics & { readonly uptake?: { readonly weight: number } })[]>(
      tools.pydicomPixels,
      'measure-reference.py',
      [JSON.stringify({ file, frame: 0, shape, padding: null, uptake: isPet })],
    );
    const [, values = '', extremes = ''] = await labelOf(page);
    expect(values).toMatch(unit);
    const mean = (isPet ? answer?.uptake?.weight : answer?.mean) ?? Number.NaN;
    const factor = mean / (answer?.mean ?? Number.NaN);
    expect(numbersIn(values)[0]).toBeCloseTo(mean, isPet ? 2 : 1);
    expect(numbersIn(extremes)[1]).toBeCloseTo((answer?.most ?? 0) * factor, isPet ? 2 : 1);
    expect(numbersIn(extremes)[2]).toBe(answer?.pixels);
    await page.close();
  }
});
