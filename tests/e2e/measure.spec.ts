/** Measuring on the picture, in the real window: drawn by mouse and by keys, against known answers and numpy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type LaunchedApp, type LaunchOptions, test } from '../support/app.js';
import { PHANTOM_COLUMNS, PHANTOM_ROWS, type PhantomHead, phantomFile } from '../support/measure-phantom.js';
import { drag, labelOf, markAt, numbersIn, type SeenPicture } from '../support/measure-walk.js';

type Launch = (options: LaunchOptions) => Promise<LaunchedApp>;

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Opens phantoms, and gives the window and what is known of the picture in it. */
async function openPhantom(launch: Launch, ...heads: readonly PhantomHead[]): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-measure-'));
  folders.push(folder);
  for (const [index, head] of heads.entries()) writeFileSync(join(folder, `IM${index}`), phantomFile(head));
  const { page } = await launch({ args: [folder] });
  await expect(page.locator('.overlay-step')).toBeVisible();
  await expect(page.locator('.library-reading')).toHaveCount(0);
  return page;
}

const SQUARE: SeenPicture = { rows: PHANTOM_ROWS, columns: PHANTOM_COLUMNS };
const CT: PhantomHead = { modality: 'CT', spacing: [0.5, 0.5] };

test('measures a length by a drag, and moves its end and the whole', async ({ launch }) => {
  const page = await openPhantom(launch, CT);
  await page.keyboard.press('m');
  const [from, to] = await drag(page, SQUARE, [40, 40], [120, 100]);
  if (!from || !to) throw new Error('two places');
  const length = (a: typeof from, b: typeof from) => Math.hypot(a.column - b.column, a.row - b.row) * 0.5;
  expect(numbersIn((await labelOf(page))[0] ?? '')[0]).toBeCloseTo(length(from, to), 1);
  await expect(markAt(page)).toHaveAttribute('aria-label', /^Length 1 of 1: [\d.]+ mm$/);
  // Its end by its handle.
  const [, moved] = await drag(page, SQUARE, [120, 100], [150, 60]);
  if (!moved) throw new Error('an end');
  expect(numbersIn((await labelOf(page))[0] ?? '')[0]).toBeCloseTo(length(from, moved), 1);
  // The whole, with a tool of the view.
  await page.keyboard.press('w');
  await drag(page, SQUARE, [95, 50], [95, 90]);
  expect(numbersIn((await labelOf(page))[0] ?? '')[0]).toBeCloseTo(length(from, moved), 1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(numbersIn((await labelOf(page))[0] ?? '')[0]).toBeCloseTo(length(from, to), 1);
  await page.keyboard.press('Control+Shift+Z');
  expect(numbersIn((await labelOf(page))[0] ?? '')[0]).toBeCloseTo(length(from, moved), 1);
  await page.keyboard.press('Delete');
  await expect(markAt(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(markAt(page)).toHaveCount(1);
});
