/** A film for a chat: one WebM of nothing but its pictures, at the speed of the file, as ffmpeg sees it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choicesEn } from '../../renderer/export/messages/choices-en.js';
import { pictureEn as words } from '../../renderer/export/messages/picture-en.js';
import { expect, needs } from '../support/app.js';
import { barWidth, type Film, filmFile } from '../support/film-file.js';
import { buildSteps, runCli } from '../support/run-cli.js';
import { tools } from '../support/tools.js';
import { violations } from './export-axe.js';
import { exported, filesOnDisk, lookThrough, openExport, saveButton, saveInto, exportTest as test } from './export-walk.js';

const FILM: Film = { frames: 12, rows: 96, columns: 144, aspect: [4, 3] };
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const shown = (page: Page) => page.getByRole('region', { name: words.filmTitle });

interface Probed {
  readonly streams: readonly Record<string, unknown>[];
  readonly format: Record<string, unknown>;
}

/** What ffprobe says: streams with their tags, and how many pictures can be decoded. */
const probe = (path: string): Probed =>
  JSON.parse(
    execFileSync(tools.ffprobe.command, ['-v', 'error', '-count_frames', '-show_streams', '-show_format', '-of', 'json', path], {
      encoding: 'utf8',
    }),
  ) as Probed;

/** Every picture as ffmpeg decodes it: 8-bit grey, rows top to bottom. */
const decoded = (path: string): Buffer =>
  execFileSync(tools.ffmpeg.command, ['-v', 'error', '-i', path, '-vf', 'extractplanes=y', '-f', 'rawvideo', '-'], { maxBuffer: 1 << 26 });

async function chooseFilm(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'One picture for a chat' }).click({ timeout: 60_000 });
  await expect(heading(page)).toHaveText('1 picture and no facts would leave.', { timeout: 60_000 });
  await page.getByRole('button', { name: /^Write it as|An exact picture/ }).click();
  await page.getByRole('option', { name: choicesEn.shapes.webm.label }).click();
}

test('a film leaves as one video of nothing but its pictures', async ({ launch, disk }) => {
  needs(tools.ffmpeg, tools.ffprobe);
  const file = join(disk.folder, 'film');
  writeFileSync(file, filmFile(FILM));
  const app = await launch({ args: [file] });
  const { page } = app;
  await expect(page.locator('.overlay-step')).toHaveText('1 / 12', { timeout: 60_000 });
  await openExport(page);
  await chooseFilm(page);
  await expect(heading(page)).toHaveText('12 pictures and no facts would leave.', { timeout: 60_000 });
  await expect(page.getByRole('radio', { name: words.frames.shown.label() })).toHaveCount(0);
  await expect(saveButton(page)).toBeDisabled();
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await shown(page).locator('canvas').waitFor();
  for (let step = 0; step < 3; step++) await shown(page).getByRole('button', { name: words.next }).click();
  await expect(shown(page).getByText(words.place(4, 12))).toBeVisible();
  await shown(page).locator('canvas').waitFor();
  // The very picture of the video: its bar stands where the fourth has it.
  const bright = await shown(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const row = canvas.getContext('2d')?.getImageData(0, Math.floor(height / 2), width, 1).data ?? [];
      return Array.from({ length: width }, (_, at) => at).filter((at) => (row[at * 4] ?? 0) > 200);
    });
  const wide = barWidth(FILM);
  expect(Math.abs((bright[0] ?? 0) - 3 * wide)).toBeLessThanOrEqual(1);
  expect(Math.abs(bright.length - wide)).toBeLessThanOrEqual(2);
  expect(await violations(page, true), 'a film').toEqual([]);
  const sha256 = await shown(page).locator('code').textContent();
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);
  const [written, ...more] = filesOnDisk(folder);
  expect(more).toEqual([]);
  expect(written).toMatchObject({ name: 'IM000000.webm', sha256 });
  expect(receipt).toMatchObject({ policy: 'picture', elements: { output: 0, kept: 0 }, files: [{ path: 'IM000000.webm', sha256 }] });
  const path = join(folder, 'IM000000.webm');
  const { streams, format } = probe(path);
  expect(streams).toHaveLength(1);
  expect(streams[0]).toMatchObject({ codec_name: 'vp9', width: 144, height: 128, nb_read_frames: '12', avg_frame_rate: '10/1' });
  expect(format).toMatchObject({ format_name: 'matroska,webm', duration: '1.200000' });
  expect(format['tags']).toEqual({ encoder: 'n/a' });
  expect(streams[0]?.['tags'] ?? {}).toEqual({});
  const raw = decoded(path);
  expect(raw.length).toBe(12 * 144 * 128);
  for (let frame = 0; frame < 12; frame++) {
    const row = raw.subarray((frame * 128 + 64) * 144, (frame * 128 + 65) * 144);
    const inBar = row.subarray(frame * wide + 2, (frame + 1) * wide - 2);
    expect(Math.min(...inBar)).toBeGreaterThan(200);
    expect(row.filter((value) => value > 160).length).toBeLessThanOrEqual(wide + 2);
  }
  for (const word of ['Quillfeather', 'ZQ-77001', 'Negatoscope', '19500304']) expect(readFileSync(path).includes(word)).toBe(false);
  // Its receipt holds, and fails with one bit changed.
  buildSteps('cli');
  const verify = () => runCli(['verify', folder, '--receipt', `${folder}.receipt.json`]).code;
  expect(verify()).toBe(0);
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  writeFileSync(path, bytes.fill((bytes[middle] ?? 0) ^ 1, middle, middle + 1));
  expect(verify()).toBe(1);
});

test('a film can be stopped half way, and given up for a picture half way', async ({ launch, disk }) => {
  const file = join(disk.folder, 'film');
  writeFileSync(file, filmFile({ frames: 160, rows: 320, columns: 320 }));
  const { page } = await launch({ args: [file] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 160', { timeout: 60_000 });
  const drawing = page.getByText(/^Drawing what would leave: [1-9]\d* of 160 pictures$/);
  await openExport(page);
  await chooseFilm(page);
  await expect(drawing).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Anonymised copy' })).toBeVisible();
  // Nothing of it comes back later, and the next one begins anew.
  await openExport(page);
  await chooseFilm(page);
  await expect(drawing).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Write it as|A film/ }).click();
  await page.getByRole('option', { name: choicesEn.shapes.png.label }).click();
  await expect(heading(page)).toHaveText('1 picture and no facts would leave.', { timeout: 60_000 });
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: words.titles(1) }).locator('canvas')).toBeVisible();
});
