/** Decoders that break down: the window stays, the picture says why, a new worker takes over, and the rest works. */

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { memorySource } from '../../core/dicom/byte-source.js';
import { findElement } from '../../core/dicom/data-set.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { en } from '../../renderer/app/messages/en.js';
import { expect, needs, test } from '../support/app.js';
import { corpus, corpusFiles, repository } from '../support/real-files.js';

const decodersOf = (page: Page): Worker[] => page.workers().filter((worker) => worker.url().includes('decode-worker'));

test('a decoder that breaks down is replaced, and the window goes on', async ({ launch }) => {
  const { page } = await launch({ args: [join(repository, 'build', 'sample', 'CT')] });
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  await expect(page.locator('.series-row canvas')).toHaveCount(1);
  const before = decodersOf(page);
  expect(before.length).toBeGreaterThan(0);
  // As a trap that nobody catches: all of them at once, while nothing is asked of them.
  const gone = before.map((worker) => worker.waitForEvent('close'));
  for (const worker of before) {
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('planted');
      });
    });
  }
  await Promise.all(gone);
  // Far from what was decoded ahead.
  await page.keyboard.press('Home');
  await expect(page.locator('.overlay-step')).toHaveText('1 / 40');
  await expect(page.locator('.picture-waits, .picture-place')).toHaveCount(0);
  const after = decodersOf(page);
  expect(after.length).toBeGreaterThan(0);
  expect(after.every((worker) => !before.includes(worker))).toBe(true);
  await page.keyboard.press('End');
  await expect(page.locator('.overlay-step')).toHaveText('40 / 40');
});

test('a codestream that can’t be decoded says so in its place, and its neighbours are shown', async ({ launch }) => {
  needs(corpus);
  const slices = corpusFiles().filter(({ path }) => path.startsWith('transfer-syntax/ct-same-image/'));
  const compressed = slices.find(({ transferSyntax }) => transferSyntax.startsWith('JPEG 2000'));
  const native = slices.find(({ transferSyntax }) => transferSyntax === 'Explicit VR Little Endian');
  if (!compressed || !native) throw new Error('the corpus has no such pictures');
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-decoder-'));
  try {
    const hostile = new Uint8Array(readFileSync(compressed.absolute));
    const pixels = findElement(parseFile(memorySource(hostile)).dataSet, 0x7fe00010);
    const start = pixels?.fragments?.at(-1)?.valueOffset ?? 0;
    // From the middle of its main header on, every byte says something else.
    for (let at = start + 60; at < hostile.length - 8; at++) hostile[at] = (hostile[at] ?? 0) ^ 0xa5;
    writeFileSync(join(folder, 'IM1'), hostile);
    copyFileSync(native.absolute, join(folder, 'IM2'));
    const { page } = await launch({ args: [folder] });
    const place = page.locator('.picture-place');
    const rows = page.locator('.series-row');
    await expect(rows.first()).toBeVisible();
    await expect(page.locator('.library-reading')).toHaveCount(0);
    const seen: string[] = [];
    const steps = (await rows.count()) > 1 ? ['n', 'b'] : ['Home', 'End'];
    for (const key of steps) {
      await page.keyboard.press(key);
      await expect(page.locator('.overlay-step').or(place).first()).toBeVisible();
      await expect(page.locator('.picture-waits')).toHaveCount(0);
      seen.push((await place.count()) > 0 ? ((await place.textContent()) ?? '') : 'shown');
    }
    expect(seen).toContain('shown');
    const said = seen.find((text) => text !== 'shown') ?? '';
    expect(said).toContain(en.pictureError);
    const reasons = [en.pictureErrors['codestream-invalid'], en.pictureErrors['codestream-mismatch'], en.pictureErrors['codec-trapped']];
    expect(reasons.some((reason) => said.includes(reason))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
