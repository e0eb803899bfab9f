/** Films: played at the rate of their file, faster and slower, round and round or forth and back, by keys alone. */

import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { en as words } from '../../renderer/viewer/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, needs, test } from '../support/app.js';
import { corpus, corpusFiles } from '../support/real-files.js';

const file = (path: string) => corpusFiles().find((each) => each.path === path)?.absolute ?? '';
const stepOf = async (page: Page) => Number.parseInt((await page.locator('.overlay-step').textContent()) ?? '', 10);

/** The steps that are painted while a moment passes, with their times in milliseconds. */
const watch = (page: Page, milliseconds: number): Promise<{ step: number; at: number }[]> =>
  page.evaluate(
    (length) =>
      new Promise((resolve) => {
        const seen: { step: number; at: number }[] = [];
        const began = performance.now();
        const look = (now: number) => {
          const step = Number.parseInt(document.querySelector('.overlay-step')?.textContent ?? '', 10);
          if (seen.at(-1)?.step !== step) seen.push({ step, at: now - began });
          if (now - began < length) requestAnimationFrame(look);
          else resolve(seen);
        };
        requestAnimationFrame(look);
      }),
    milliseconds,
  );

test('plays at the rate that the file asks for, every picture in its turn', async ({ launch }) => {
  needs(corpus);
  // Ten frames of 76 ms each.
  const { page } = await launch({ args: [file('transfer-syntax/dcm4che/US-PAL-8-10x-echo')] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 10');
  await expect(page.getByRole('button', { name: new RegExp(`^${words.speed}`) })).toHaveText(words.perSecond('13.2'));
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: en.play })).toHaveAttribute('aria-pressed', 'true');
  // The first round decodes.
  await watch(page, 1500);
  const seen = await watch(page, 4000);
  for (const [index, { step }] of seen.entries()) if (index > 0) expect(step).toBe(((seen[index - 1]?.step ?? 0) % 10) + 1);
  const [first, last] = [seen[1], seen.at(-1)];
  const average = ((last?.at ?? 0) - (first?.at ?? 0)) / (seen.length - 2);
  expect(average).toBeGreaterThan(74);
  expect(average).toBeLessThan(110);
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await expect(page.getByRole('button', { name: new RegExp(`^${words.speed}`) })).toHaveText(words.perSecond('3.3'));
  const slow = await watch(page, 2500);
  expect(slow.length).toBeLessThan(12);
  expect(slow.length).toBeGreaterThan(4);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: en.play })).toHaveAttribute('aria-pressed', 'false');
  const rest = await stepOf(page);
  expect((await watch(page, 800)).map(({ step }) => step)).toEqual([rest]);
});

test('plays forth and back, and says so', async ({ launch }) => {
  needs(corpus);
  const { page } = await launch({ args: [file('transfer-syntax/dcm4che/US-PAL-8-10x-echo')] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 10');
  await page.getByRole('button', { name: en.togglePlayback }).click();
  await expect(page.getByRole('button', { name: en.togglePlayback })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: en.play }).click();
  const seen = (await watch(page, 4000)).map(({ step }) => step);
  for (const [index, step] of seen.entries()) if (index > 0) expect(Math.abs(step - (seen[index - 1] ?? 0))).toBe(1);
  expect([Math.min(...seen), Math.max(...seen)]).toEqual([1, 10]);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('plays a series of slices too, and says that the file names no rate', async ({ launch }) => {
  const { page } = await launch({ args: ['build/sample/CT'] });
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await page.getByRole('button', { name: new RegExp(`^${words.speed}`) }).click();
  await expect(page.getByText(words.rateUnknown('10'))).toBeVisible();
  await page.getByRole('menuitemradio', { name: words.times('4') }).click();
  await page.locator('.viewport').focus();
  await page.keyboard.press(' ');
  const seen = (await watch(page, 4000)).map(({ step }) => step);
  for (const [index, step] of seen.entries()) if (index > 0) expect(step).toBe(((seen[index - 1] ?? 0) % 40) + 1);
  expect(seen).toEqual(expect.arrayContaining([40, 1]));
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: en.play })).toHaveAttribute('aria-pressed', 'false');
});

test('plays a part of a series, round and round or once', async ({ launch }) => {
  const { page } = await launch({ args: ['build/sample/CT'] });
  const step = page.locator('.overlay-step');
  await expect(step).toHaveText('20 / 40');
  await page.keyboard.press('Shift+Home');
  for (let more = 0; more < 3; more++) await page.keyboard.press('ArrowDown');
  await expect(step).toHaveText('23 / 40');
  await page.keyboard.press('Shift+End');
  await expect(page.locator('.step-bar')).toContainText(words.filmRange(20, 23));
  await expect(page.locator('.step-range')).toHaveCount(1);
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press(' ');
  const seen = new Set((await watch(page, 2500)).map((each) => each.step));
  expect([...seen].sort()).toEqual([20, 21, 22, 23]);
  await page.keyboard.press(' ');

  await page.getByRole('button', { name: new RegExp(`^${words.speed}`) }).click();
  await page.getByRole('menuitem', { name: en.playOnce }).click();
  await page.locator('.viewport').focus();
  await page.keyboard.press('ArrowDown');
  await expect(step).not.toHaveText('20 / 40');
  await page.keyboard.press(' ');
  await expect(step).toHaveText('23 / 40');
  await expect(page.getByRole('button', { name: en.play })).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: new RegExp(`^${words.speed}`) }).click();
  await page.getByRole('menuitem', { name: en.filmWhole }).click();
  await expect(page.locator('.step-range')).toHaveCount(0);
});
