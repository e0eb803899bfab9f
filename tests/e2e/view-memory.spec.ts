/** What was closed is gone from memory: cornerstone-core has open reports of leaks, and decoded frames are large. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../renderer/app/messages/en.js';
import { expect, type LaunchedApp, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';

const SIDE = 3000;
const PICTURES = 3;
const ROUNDS = 4;
/** What one round would leave behind if the pictures' values stayed; their canvases would be twice as much. */
const ROUND_MB = (PICTURES * SIDE * SIDE * 2) / 1024 ** 2;

/** A large grey picture of nothing, in a series of its own: explicit VR little endian, without preamble. */
function largePicture(series: number): Buffer {
  const short = (element: number, vr: string, value: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(element >>> 16, 0);
    head.writeUInt16LE(element & 0xffff, 2);
    head.write(vr, 4, 'latin1');
    head.writeUInt16LE(value.length, 6);
    return Buffer.concat([head, value]);
  };
  const text = (element: number, vr: string, value: string) =>
    short(element, vr, Buffer.from(value.length % 2 ? `${value}${vr === 'UI' ? '\0' : ' '}` : value, 'latin1'));
  const number = (element: number, value: number) => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return short(element, 'US', bytes);
  };
  const pixels = Buffer.alloc(SIDE * SIDE * 2);
  for (let at = 0; at < pixels.length; at += 2) pixels.writeUInt16LE((at / 2 + series) % 4096, at);
  const head = Buffer.alloc(12);
  head.writeUInt16LE(0x7fe0, 0);
  head.writeUInt16LE(0x0010, 2);
  head.write('OW', 4, 'latin1');
  head.writeUInt32LE(pixels.length, 8);
  return Buffer.concat([
    text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.7'),
    text(0x00080018, 'UI', `2.25.1${series}`),
    text(0x00080060, 'CS', 'OT'),
    text(0x0020000d, 'UI', '2.25.1'),
    text(0x0020000e, 'UI', `2.25.2${series}`),
    number(0x00280002, 1),
    text(0x00280004, 'CS', 'MONOCHROME2'),
    number(0x00280010, SIDE),
    number(0x00280011, SIDE),
    number(0x00280100, 16),
    number(0x00280101, 12),
    number(0x00280102, 11),
    number(0x00280103, 0),
    head,
    pixels,
  ]);
}

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-memory-'));
  for (let series = 0; series < PICTURES; series++) writeFileSync(join(folder, `IM${series}`), largePicture(series));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Memory of the page and its workers in MB, when garbage is gone in each of them. */
async function pageMemory({ electron, page }: LaunchedApp): Promise<number> {
  const collect = () => (globalThis as unknown as { gc(): void }).gc();
  for (let round = 0; round < 2; round++) {
    await page.evaluate(collect);
    for (const worker of page.workers()) await worker.evaluate(collect);
  }
  return electron.evaluate(({ app, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    return (app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0) / 1024;
  });
}

test('memory comes back after closing', async ({ launch }) => {
  const app = await launch({ chromium: ['--js-flags=--expose-gc'] });
  const { electron, page } = app;
  await answerDialogs(electron, { open: [folder] });
  const cycle = async () => {
    await page.keyboard.press('Control+Shift+O');
    await expect(page.locator('.overlay-step')).toBeVisible();
    await expect(page.locator('.library-reading')).toHaveCount(0);
    await expect(page.locator('.series-row')).toHaveCount(PICTURES);
    for (let series = 1; series < PICTURES; series++) {
      await page.keyboard.press('n');
      await expect(page.locator('.picture-waits')).toHaveCount(0);
      await expect(page.locator('.series-row canvas')).toHaveCount(PICTURES);
    }
    const open = await pageMemory(app);
    await page.keyboard.press('Control+W');
    await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
    return open;
  };
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  await cycle();
  const opened = await cycle();
  const early = await pageMemory(app);
  for (let round = 0; round < ROUNDS; round++) await cycle();
  const late = await pageMemory(app);
  process.stdout.write(
    `open ${Math.round(opened)} MB, closed ${Math.round(early)} MB, after ${ROUNDS} more rounds ${Math.round(late)} MB\n`,
  );
  expect(opened).toBeGreaterThan(early);
  expect(late - early).toBeLessThan((ROUNDS * ROUND_MB) / 2);
});
