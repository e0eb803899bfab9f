/** Videos in the real window: played, stepped and sought frame by frame through the runtime's decoder; others say what they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { fr } from '../../renderer/app/messages/fr.js';
import { expect, test } from '../support/app.js';
import { elementaryBytes, h264Video, mp4Bytes, transportBytes } from '../support/h264-bytes.js';
import { HEVC_SYNTAX, MPEG_2_SYNTAX, videoFile } from '../support/video-file.js';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-video-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GREYS = Array.from({ length: 30 }, (_, index) => 20 + index * 7);
const video = h264Video(GREYS, { group: 8 });
const size = { rows: video.rows, columns: video.columns, frames: GREYS.length };

const greyInMiddle = (page: Page) =>
  page
    .locator('.viewport canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(Math.floor(canvas.width / 2), Math.floor(canvas.height / 2), 1, 1).data;
      return data ? data[1] : -1;
    });
/** Video levels go from 16 to 235. */
const shownGrey = (frame: number) => ((GREYS[frame] ?? 0) - 16) * (255 / 219);
const showsFrame = async (page: Page, frame: number) => {
  await expect(page.locator('.overlay-step')).toHaveText(`${frame + 1} / 30`);
  await expect.poll(async () => Math.abs(((await greyInMiddle(page)) ?? -99) - shownGrey(frame))).toBeLessThan(3);
};

for (const [name, stream] of [
  ['an MP4', mp4Bytes(video)],
  ['a transport stream', transportBytes(video)],
  ['a bare stream', elementaryBytes(video)],
] as const)
  test(`a video in ${name} is shown frame by frame, forth and back`, async ({ launch }) => {
    writeFileSync(join(folder, 'film.dcm'), videoFile(stream, { ...size, fragment: 5000 }));
    const { page } = await launch({ args: [folder] });
    await showsFrame(page, 0);
    for (const frame of [1, 2, 3]) {
      await page.keyboard.press('ArrowDown');
      await showsFrame(page, frame);
    }
    await page.keyboard.press('End');
    await showsFrame(page, 29);
    for (const frame of [28, 27]) {
      await page.keyboard.press('ArrowUp');
      await showsFrame(page, frame);
    }
    await page.keyboard.press('PageUp');
    await showsFrame(page, 17);
    await page.keyboard.press('Home');
    await showsFrame(page, 0);
  });

test('a video plays at the rate of its file, and stops where it is told to', async ({ launch }) => {
  writeFileSync(join(folder, 'film.dcm'), videoFile(mp4Bytes(video), size));
  const { page } = await launch({ args: [folder] });
  await showsFrame(page, 0);
  await page.keyboard.press(' ');
  await expect.poll(async () => Number((await page.locator('.overlay-step').textContent())?.split(' ')[0])).toBeGreaterThan(8);
  await page.keyboard.press(' ');
  const step = page.locator('.overlay-step');
  const stopped = await step.textContent();
  await page.waitForTimeout(400);
  expect(await step.textContent()).toBe(stopped);
  await showsFrame(page, Number(stopped?.split(' ')[0]) - 1);
});

test('a video without a decoder says what it is and what to ask for', async ({ launch }) => {
  writeFileSync(join(folder, 'dvd.dcm'), videoFile(Uint8Array.of(0, 0, 1, 0xb3, 4, 0, 3, 0), { ...size, syntax: MPEG_2_SYNTAX }));
  const { page } = await launch({ args: [folder], language: 'fr' });
  await expect(page.getByText(fr.pictureErrors['video-mpeg-2-not-supported'])).toBeVisible();
});

test('a damaged video says so in the place of what can’t be shown', async ({ launch }) => {
  const damaged = elementaryBytes(video);
  damaged.fill(0xab, Math.floor(damaged.length / 2), damaged.length - 100);
  writeFileSync(join(folder, 'broken.dcm'), videoFile(damaged, size));
  const { page } = await launch({ args: [folder] });
  await showsFrame(page, 0);
  await page.keyboard.press('End');
  await expect(page.getByText(en.pictureErrors['frame-missing'])).toBeVisible();
  await page.keyboard.press('Home');
  await showsFrame(page, 0);
});

test('what is no video says so', async ({ launch }) => {
  writeFileSync(join(folder, 'odd.dcm'), videoFile(new TextEncoder().encode('nothing of a video'), { ...size, syntax: HEVC_SYNTAX }));
  const { page } = await launch({ args: [folder] });
  await expect(page.getByText(en.pictureErrors['codestream-invalid'])).toBeVisible();
});
