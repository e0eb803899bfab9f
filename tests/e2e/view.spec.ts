/** The viewer on the sample study and on real files: what is shown, what keys and the mouse do, what stays covered, what is refused. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, type LaunchedApp, needs, test } from '../support/app.js';
import { corpus, corpusFiles, repository } from '../support/real-files.js';

const slices = join(repository, 'build', 'sample', 'CT');

async function openSlices(launch: (options: { args: string[] }) => Promise<LaunchedApp>): Promise<LaunchedApp> {
  const app = await launch({ args: [slices] });
  await expect(app.page.locator('.overlay-step')).toHaveText('20 / 40');
  return app;
}
const step = (page: Page) => page.locator('.overlay-step');
const letters = async (page: Page) => (await page.locator('.edge').allTextContents()).join(' ');
const windowText = (page: Page) => page.locator('[data-overlay="window"]');
const zoomText = async (page: Page) => Number.parseInt((await page.locator('[data-overlay="zoom"]').textContent()) ?? '', 10);

/** Mean grey of the picture as it is painted, and how many pixels aren't black. */
const painted = (page: Page) =>
  page.locator('.viewport canvas').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d');
    const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    let lit = 0;
    for (let at = 0; at < data.length; at += 4) {
      sum += data[at] ?? 0;
      if ((data[at] ?? 0) > 0) lit += 1;
    }
    return { mean: (sum * 4) / data.length, lit };
  });

test('scrolls by wheel, keys and slider, and stops at the ends', async ({ launch }) => {
  const { page } = await openSlices(launch);
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, 120);
  await expect(step(page)).toHaveText('21 / 40');
  await page.mouse.wheel(0, -120);
  await expect(step(page)).toHaveText('20 / 40');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('PageDown');
  await expect(step(page)).toHaveText('31 / 40');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await expect(step(page)).toHaveText('40 / 40');
  await page.keyboard.press('Home');
  await expect(step(page)).toHaveText('1 / 40');
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(step(page)).toHaveText('2 / 40');
});

test('changes the window by dragging, by keys and by presets', async ({ launch }) => {
  const { page } = await openSlices(launch);
  const first = await windowText(page).textContent();
  const before = await painted(page);
  expect(before.lit).toBeGreaterThan(1000);
  await page.mouse.move(700, 400);
  await page.mouse.down();
  await page.mouse.move(760, 460, { steps: 6 });
  await page.mouse.up();
  await expect(windowText(page)).not.toHaveText(first ?? '');
  await page.getByRole('button', { name: `${en.window}: ${en.windowPresets}` }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${en.presets.lung}`) }).click();
  // The sample has a window of its own with these numbers, whose name stands behind them.
  await expect(windowText(page)).toContainText(en.windowText('-600', '1,500'));
  await expect.poll(async () => (await painted(page)).mean).toBeGreaterThan(before.mean);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(windowText(page)).toHaveText(en.windowText('-600', '1,425'));
  await page.keyboard.press('0');
  await expect(windowText(page)).toHaveText(first ?? '');
});

test('keeps the letters right through every turn and flip', async ({ launch }) => {
  const { page } = await openSlices(launch);
  expect(await letters(page)).toBe('R L A P');
  for (const [key, expected] of [
    ['r', 'P A R L'],
    ['x', 'A P R L'],
    ['y', 'A P L R'],
    ['l', 'L R P A'],
    ['Backspace', 'R L A P'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => letters(page)).toBe(expected);
  }
});

test('turns the pixels as it turns the letters', async ({ launch }) => {
  const { page } = await openSlices(launch);
  /** Brightness of the four quarters of the viewport: top left, top right, bottom left, bottom right. */
  const quarters = () =>
    page.locator('.viewport canvas').evaluate((canvas: HTMLCanvasElement) => {
      const side = Math.min(canvas.width, canvas.height);
      const [left, top] = [(canvas.width - side) / 2, (canvas.height - side) / 2];
      const data = canvas.getContext('2d')?.getImageData(left, top, side, side).data ?? [];
      const sums = [0, 0, 0, 0];
      for (let row = 0; row < side; row++)
        for (let column = 0; column < side; column++) {
          const quarter = (row < side / 2 ? 0 : 2) + (column < side / 2 ? 0 : 1);
          sums[quarter] = (sums[quarter] ?? 0) + (data[(row * side + column) * 4] ?? 0);
        }
      return sums.map((sum) => Math.round(sum / 1000));
    });
  const near = async (expected: (number | undefined)[]) => {
    await expect
      .poll(async () => {
        const now = await quarters();
        return now.every((value, index) => Math.abs(value - (expected[index] ?? 0)) <= Math.max(20, (expected[index] ?? 0) * 0.03));
      })
      .toBe(true);
  };
  const [a, b, c, d] = await quarters();
  expect(new Set([a, b, c, d]).size).toBeGreaterThan(2);
  await page.keyboard.press('x');
  await near([b, a, d, c]);
  await page.keyboard.press('x');
  await page.keyboard.press('r');
  await near([c, a, d, b]);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('y');
  await near([c, d, a, b]);
});

test('zooms, moves, fits and shows one to one', async ({ launch }) => {
  const { page } = await openSlices(launch);
  const fitted = await zoomText(page);
  await page.keyboard.press('+');
  await expect.poll(() => zoomText(page)).toBe(Math.round(fitted * 1.25));
  await page.keyboard.press('1');
  await expect.poll(() => zoomText(page)).toBe(100);
  await page.keyboard.press('f');
  await expect.poll(() => zoomText(page)).toBe(fitted);
  await page.mouse.move(700, 400);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(700, 340, { steps: 4 });
  await page.mouse.up({ button: 'right' });
  await expect.poll(() => zoomText(page)).toBeGreaterThan(fitted);
  const before = await painted(page);
  await page.mouse.down({ button: 'middle' });
  await page.mouse.move(1100, 600, { steps: 4 });
  await page.mouse.up({ button: 'middle' });
  await expect.poll(async () => (await painted(page)).lit).not.toBe(before.lit);
});

test('has a scale bar only where millimetres are known, and says where', async ({ launch }) => {
  needs(corpus);
  const { page } = await openSlices(launch);
  await expect(page.locator('[data-overlay="scale"]')).toHaveText(/^\d+ (cm|mm)$/);
  const file = (folder: string, name: string) =>
    corpusFiles().find((each) => each.folder === folder && each.path.includes(name))?.absolute ?? '';
  const detector = corpusFiles().find((each) => each.folder === 'rf-cr-dx' && each.modality === 'DX')?.absolute ?? file('mg', '');
  const second = await launch({ args: [detector] });
  await expect(second.page.locator('[data-overlay="scale"]')).toContainText('at the detector');
});

test('covers who it is everywhere by one key', async ({ launch }) => {
  const { page } = await openSlices(launch);
  const name = (await page.locator('.identity-name').textContent()) ?? '';
  expect(name.length).toBeGreaterThan(3);
  await page.keyboard.press('d');
  await page.getByRole('searchbox', { name: en.searchDetails }).fill('0010,0010');
  await expect(page.getByRole('treegrid').getByText('(0010,0010)').first()).toBeVisible();
  const family = name.split(',')[0]?.split(' ').at(-1) ?? '';
  await expect(page.getByRole('treegrid')).toContainText(family);
  await page.locator('.viewport').focus();
  await page.keyboard.press('h');
  await expect(page.getByText(en.patientNumber(1))).toBeVisible();
  await expect(page.locator('body')).not.toContainText(family);
  await page.keyboard.press('h');
  await expect(page.locator('.identity-name')).toHaveText(name);
});

test('lists every element, finds by tag, name and value, and opens sequences by keyboard', async ({ launch }) => {
  needs(corpus);
  const nested = corpusFiles().find((each) => each.path.startsWith('enhanced/'))?.absolute ?? '';
  const { page } = await launch({ args: [nested] });
  await expect(page.locator('.overlay-step, .picture-place').first()).toBeVisible();
  await page.keyboard.press('d');
  const grid = page.getByRole('treegrid');
  await expect(grid.getByText('(0008,0005)').or(grid.getByText('(0008,0008)')).first()).toBeVisible();
  const search = page.getByRole('searchbox', { name: en.searchDetails });
  await search.fill('Per-frame Functional Groups');
  await expect(grid.getByText('(5200,9230)')).toBeVisible();
  await search.fill('');
  await grid.focus();
  await page.keyboard.press('Home');
  const active = grid.locator('tr[aria-selected="true"]');
  for (let presses = 0; presses < 200 && (await active.getAttribute('aria-expanded')) !== 'false'; presses++) {
    await page.keyboard.press('ArrowDown');
    await expect(active).toHaveCount(1);
  }
  await page.keyboard.press('ArrowRight');
  await expect(active).toHaveAttribute('aria-expanded', 'true');
  await expect(grid.locator('tr[aria-level="2"]').first()).toBeVisible();
});

test('lets nothing out by copy, cut, context menu, dragging, selecting or print', async ({ launch }) => {
  const { page } = await openSlices(launch);
  await page.keyboard.press('d');
  await expect(page.getByRole('treegrid')).toBeVisible();
  const prevented = await page.evaluate(() => {
    const target = document.querySelector('.identity-name');
    const events = [
      new ClipboardEvent('copy', { bubbles: true, cancelable: true }),
      new ClipboardEvent('cut', { bubbles: true, cancelable: true }),
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
      new DragEvent('dragstart', { bubbles: true, cancelable: true }),
      new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true }),
      new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }),
      new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }),
    ];
    return events.map((event) => !target?.dispatchEvent(event));
  });
  expect(prevented).toEqual([true, true, true, true, true, true, true]);
  await page.mouse.click(500, 66, { clickCount: 3 });
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await page.keyboard.press('Control+c');
  await expect(page.getByText(en.copyRefused)).toBeVisible();
  await page.getByRole('searchbox', { name: en.searchDetails }).fill('abc');
  await page.keyboard.press('Control+a');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).selectionEnd)).toBe(3);
});

test('says why a picture cannot be shown, and the others of the series work', async ({ launch }) => {
  needs(corpus);
  const broken = corpusFiles().filter((each) => each.folder === 'malformed' && each.path.endsWith('.dcm'));
  const { page } = await launch({ args: broken.map((each) => each.absolute) });
  const place = page.locator('.picture-place');
  for (let series = 0; series < broken.length && (await place.count()) === 0; series++) {
    await page.keyboard.press('n');
    await expect(page.locator('.overlay-step, .picture-place').first()).toBeVisible();
  }
  await expect(place.getByRole('button', { name: en.openDetails })).toBeVisible();
  await place.getByRole('button', { name: en.openDetails }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
});

test('is whole by keyboard, and without accessibility faults', async ({ launch }) => {
  const { page } = await openSlices(launch);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(en.invert);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: en.invert })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('region', { name: new RegExp(en.viewState.inverted) })).toBeVisible();
  await page.keyboard.press('d');
  await expect(page.getByRole('treegrid').getByText('(0002,0010)')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
