/** What the window draws, one pixel of the picture on one of the screen, beside what dcmtk draws of the same file. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { expect, type LaunchedApp, needs, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { corpus, corpusFiles } from '../support/real-files.js';
import { tools } from '../support/tools.js';

/** A file of each kind of grey and colour, and what dcmtk has to be told to draw it as the file asks. */
const FILES = [
  ['ct/SignedCT.dcm', '+Wi', '1'],
  ['rf-cr-dx/KarstenHilbertRF.dcm', '+Wi', '1'],
  ['rf-cr-dx/Monochrome1-Jpeg.dcm', '+Wi', '1'],
  ['transfer-syntax/pydicom/vlut_04.dcm', '+Wl', '1'],
  ['transfer-syntax/pydicom-core/examples_overlay.dcm', '+Wi', '1'],
  ['transfer-syntax/dcm4che/OT-PAL-8-face'],
  ['transfer-syntax/dcm4che/US-RGB-8-epicard'],
] as const;

interface Raster {
  readonly columns: number;
  readonly rows: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
}

function drawnByDcmtk(path: string, options: readonly string[], folder: string): Raster {
  const absolute = corpusFiles().find((each) => each.path === path)?.absolute ?? '';
  const out = join(folder, 'picture.pnm');
  const { command, prefix } = path.includes('Jpeg') ? tools.dcmj2pnm : tools.dcm2pnm;
  execFileSync(command, [...prefix, '-q', '-O', '+op', ...options, absolute, out], { stdio: ['ignore', 'ignore', 'ignore'] });
  const bytes = readFileSync(out);
  const head = /^P([56])\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 100).toString('latin1'));
  if (!head) throw new Error('dcmtk wrote another format');
  const [columns, rows] = [Number(head[2]), Number(head[3])];
  const samples = bytes.subarray(head[0].length);
  const rgb = head[1] === '6' ? samples : Uint8Array.from({ length: rows * columns * 3 }, (_, at) => samples[Math.floor(at / 3)] ?? 0);
  return { columns, rows, rgb };
}

/** Share of the pixels that differ by more than one level, and how many were compared; the picture stands in the middle, cut by the edges. */
async function compare(page: Page, { columns, rows, rgb }: Raster): Promise<{ compared: number; different: number }> {
  const canvas = page.locator('.viewport-canvas canvas');
  const { width, height, data } = await canvas.evaluate((element: HTMLCanvasElement) => {
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    let text = '';
    for (let at = 0; at < pixels.length; at += 4) text += String.fromCharCode(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    return { width: element.width, height: element.height, data: btoa(text) };
  });
  const shown = Buffer.from(data, 'base64');
  const [left, top] = [(width - columns) / 2, (height - rows) / 2];
  expect([left % 1, top % 1].map(Math.abs), 'whole pixels').toEqual([0, 0]);
  let compared = 0;
  let different = 0;
  for (let y = Math.max(0, top); y < Math.min(height, top + rows); y++)
    for (let x = Math.max(0, left); x < Math.min(width, left + columns); x++) {
      const [mine, theirs] = [(y * width + x) * 3, ((y - top) * columns + (x - left)) * 3];
      compared += 1;
      if ([0, 1, 2].some((at) => Math.abs((shown[mine + at] ?? 0) - (rgb[theirs + at] ?? 0)) > 1)) different += 1;
    }
  return { compared, different };
}

/** Gives the viewport sides of an even number of pixels, so that pictures of even sides stand in the middle on whole pixels. */
async function evenViewport({ electron, page }: LaunchedApp): Promise<void> {
  const canvas = page.locator('.viewport-canvas canvas');
  const size = () => canvas.evaluate(({ width, height }: HTMLCanvasElement) => [width % 2, height % 2]);
  const [wide = 0, high = 0] = await size();
  await electron.evaluate(
    ({ BrowserWindow }, [right, down]) => {
      const [window] = BrowserWindow.getAllWindows();
      const [width = 0, height = 0] = window?.getContentSize() ?? [];
      window?.setContentSize(width + right, height + down);
    },
    [wide, high] as const,
  );
  await expect.poll(size).toEqual([0, 0]);
}

test('draws what dcmtk draws', async ({ launch }) => {
  needs(corpus, tools.dcm2pnm, tools.dcmj2pnm);
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-drawn-'));
  try {
    const app = await launch();
    const { electron, page } = app;
    await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
    for (const [path, ...options] of FILES) {
      const reference = drawnByDcmtk(path, options, folder);
      await answerDialogs(electron, { open: [corpusFiles().find((each) => each.path === path)?.absolute ?? ''] });
      await page.keyboard.press('Control+O');
      await expect(page.locator('.overlay-step')).toBeVisible();
      await evenViewport(app);
      await page.keyboard.press('1');
      await expect(page.locator('[data-overlay="zoom"]')).toHaveText(en.zoomText('100'));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const { compared, different } = await compare(page, reference);
      process.stdout.write(`${path}: ${different} of ${compared} pixels differ by more than one level\n`);
      expect(compared, path).toBeGreaterThan(100_000);
      expect(different / compared, path).toBeLessThan(0.0005);
      await page.keyboard.press('Control+W');
      await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
