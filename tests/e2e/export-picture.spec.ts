import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pictureEn as words } from '../../renderer/export/messages/picture-en.js';
import { expect, needs } from '../support/app.js';
import { filmFile } from '../support/film-file.js';
import { drag } from '../support/measure-walk.js';
import { squarePlane } from '../support/overlay-plane.js';
import { repository } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { violations } from './export-axe.js';
import {
  column,
  exported,
  filesOnDisk,
  lookThrough,
  openExport,
  openReview,
  saveButton,
  saveInto,
  exportTest as test,
} from './export-walk.js';

/** Reads a PNG with nothing of this program: the names of its chunks, its size, and how many different samples it has. */
const READER = [
  'import sys, struct, zlib',
  'png = open(sys.argv[1], "rb").read()',
  'assert png[:8] == b"\\x89PNG\\r\\n\\x1a\\n"',
  'at, names, packed, head = 8, [], b"", None',
  'while at < len(png):',
  '    length, name = struct.unpack(">I4s", png[at:at + 8])',
  '    content = png[at + 8:at + 8 + length]',
  '    assert struct.unpack(">I", png[at + 8 + length:at + 12 + length])[0] == zlib.crc32(name + content)',
  '    names.append(name.decode())',
  '    head = content if name == b"IHDR" else head',
  '    packed += content if name == b"IDAT" else b""',
  '    at += 12 + length',
  'width, height = struct.unpack(">II", head[:8])',
  'lines = zlib.decompress(packed)',
  'assert len(lines) == height * (width + 1)',
  'print(" ".join(names), width, height, len(set(lines)) > 16)',
].join('\n');

const LOOKED_AT = join(repository, 'tests', 'support', 'looked-at.py');
const windowText = (page: Page) => page.locator('[data-overlay="window"]');
/** Centre and width, as the corner of the picture says them. */
const shownWindow = async (page: Page): Promise<readonly number[]> =>
  ((await windowText(page).textContent()) ?? '').match(/-?[\d.,]+/g)?.map((number) => Number(number.replaceAll(',', ''))) ?? [];

test('one picture for a chat has no fact, and is the one on the screen', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  await page.getByRole('radio', { name: 'One picture for a chat' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 picture and no facts would leave.', { timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await expect(column(page, 'Stays here')).toHaveCount(0);
  await expect(column(page, 'Leaves')).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /This study/ })).toHaveCount(0);
  const shown = page.getByRole('region', { name: 'The picture that would leave' });
  await shown.locator('canvas').waitFor();
  expect(await violations(page, true), 'a picture for a chat').toEqual([]);
  const sha256 = await shown.locator('code').textContent();
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);
  const files = filesOnDisk(folder);
  expect(files.map(({ name, sha256: written }) => [name, written])).toEqual([['IM000000.png', sha256]]);
  expect(receipt).toMatchObject({ policy: 'picture', elements: { output: 0, kept: 0 }, files: [{ path: 'IM000000.png', sha256 }] });
  expect(execFileSync('python3', ['-c', READER, join(folder, 'IM000000.png')], { encoding: 'utf8' }).trim()).toBe(
    'IHDR IDAT IEND 256 256 True',
  );
});

test('one picture leaves as the person looks at it, or as the file says', async ({ launch, disk }) => {
  needs(tools.pydicomPixels, tools.pillow);
  const [name] = readdirSync(join(disk.sample, 'CT')).sort();
  const file = join(disk.sample, 'CT', name ?? '');
  const app = await launch({ args: [file] });
  const { page } = app;
  const canvas = page.locator('.viewport canvas');
  await expect(windowText(page)).toBeVisible({ timeout: 60_000 });
  const box = await canvas.boundingBox();
  if (!box) throw new Error('nothing is drawn');
  const own = await shownWindow(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 + 24, { steps: 4 });
  await page.mouse.up();
  const dragged = await shownWindow(page);
  expect(dragged).not.toEqual(own);
  for (const key of ['i', 'x', 'r']) await page.keyboard.press(key);
  await openExport(page);
  await lookThrough(page);
  await page.getByRole('radio', { name: 'One picture for a chat' }).click();
  await expect(page.getByRole('radio', { name: 'As you see it' })).toBeChecked({ timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const shown = page.getByRole('region', { name: 'The picture that would leave' });
  await shown.locator('canvas').waitFor();
  expect(await violations(page, true), 'a picture as it is seen').toEqual([]);
  const seen = await shown.locator('code').textContent();
  await page.getByRole('radio', { name: 'As the file says' }).click();
  await expect(shown.locator('code')).not.toHaveText(seen ?? '', { timeout: 60_000 });
  await page.getByRole('radio', { name: 'As you see it' }).click();
  await expect(shown.locator('code')).toHaveText(seen ?? '', { timeout: 60_000 });
  // Letters and a scale bar are points of another picture, and gone again with them.
  for (const name of [words.marks.letters, words.marks.scale]) {
    const before = (await shown.locator('code').textContent()) ?? '';
    await page.getByRole('button', { name }).click();
    await expect(shown.locator('code')).not.toHaveText(before, { timeout: 60_000 });
  }
  expect(await violations(page, true), 'a picture with letters and a scale bar').toEqual([]);
  for (const name of [words.marks.letters, words.marks.scale]) await page.getByRole('button', { name }).click();
  await expect(shown.locator('code')).toHaveText(seen ?? '', { timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const written = join(exported(target).folder, 'IM000000.png');
  const lookedAt = (...how: readonly (string | number)[]) =>
    execFileSync(tools.pydicomPixels.command, [...tools.pydicomPixels.prefix, LOOKED_AT, file, written, ...how.map(String)], {
      encoding: 'utf8',
    }).trim();
  expect(lookedAt(...dragged, 1, 1, 1)).toBe('L 256 256 0 True');
  // The check can fail: the file's own window, and another turn, are other pixels.
  expect(lookedAt(...own, 1, 1, 1)).not.toContain(' 0 True');
  expect(lookedAt(...dragged, 1, 1, 3)).not.toContain(' 0 True');
});

/** By Pillow alone: the size of a picture, and its samples at places. */
const SAMPLES = [
  'import sys',
  'from PIL import Image',
  'picture = Image.open(sys.argv[1])',
  'print(*picture.size, *(picture.getpixel((int(column), int(row))) for row, column in (place.split(",") for place in sys.argv[2:])))',
].join('\n');

test('what a file draws over its picture leaves only where it is asked for, and is looked at first', async ({ launch, disk }) => {
  needs(tools.pillow);
  const file = join(disk.folder, 'xray');
  const plane = squarePlane({ row: 120, column: 230, side: 10, top: 100, left: 200, rows: 60, columns: 80, type: 'G' });
  writeFileSync(file, filmFile({ frames: 1, rows: 300, columns: 400 }, plane));
  const app = await launch({ args: [file] });
  const { page } = app;
  await expect(page.locator('.viewport canvas').first()).toBeVisible({ timeout: 60_000 });
  await expect(windowText(page)).toBeVisible({ timeout: 60_000 });
  // An arrow of the person's own.
  await page.keyboard.press('j');
  await expect(page.locator('.measure-draws')).toBeVisible();
  const [tail, head] = await drag(page, { rows: 300, columns: 400 }, [60, 60], [120, 60]);
  if (!tail || !head) throw new Error('no arrow was drawn');
  await expect(page.locator('.mark[data-kind=arrow]')).toBeVisible();
  await page.keyboard.press('Escape');
  await openExport(page);
  await page.getByRole('radio', { name: 'One picture for a chat' }).click({ timeout: 60_000 });
  const shown = page.getByRole('region', { name: 'The picture that would leave' });
  await expect(shown.getByText(words.marksNote.overlaysStay)).toBeVisible({ timeout: 60_000 });
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const without = (await shown.locator('code').textContent()) ?? '';
  await page.getByRole('button', { name: words.marks.overlays }).click();
  await expect(shown.locator('code')).not.toHaveText(without, { timeout: 60_000 });
  await expect(shown.getByText(words.marksNote.overlays)).toBeVisible();
  // It was looked at without them: that was another picture.
  await expect(page.getByText('Look at 1 picture before you save: it may show a name.')).toBeVisible();
  await expect(saveButton(page)).toBeDisabled();
  expect(await violations(page, true), 'a picture with what the file draws over it').toEqual([]);
  // The search may be over already: it is one picture.
  await lookThrough(page, 'en', false);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  // What the person drew themselves leaves when they say so, and needs no other look.
  const withoutArrow = (await shown.locator('code').textContent()) ?? '';
  await expect(shown.getByText(words.marksNote.drawnStays)).toBeVisible();
  await page.getByRole('button', { name: words.marks.drawn }).click();
  await expect(shown.locator('code')).not.toHaveText(withoutArrow, { timeout: 60_000 });
  await expect(shown.getByText(words.marksNote.drawn)).toBeVisible();
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const written = join(exported(target).folder, 'IM000000.png');
  const onArrow = `${Math.round((tail.row + head.row) / 2) - 1},${Math.round((tail.column + head.column) / 2)}`;
  const samples = (...places: readonly string[]) =>
    execFileSync(tools.pillow.command, ['-c', SAMPLES, written, ...places], { encoding: 'utf8' }).trim();
  // In the square, on its rim, and beside it, where the X-ray is bright.
  expect(samples('120,230', '129,239', '119,230', '124,240', onArrow)).toBe('400 300 255 255 0 0 255');
});
