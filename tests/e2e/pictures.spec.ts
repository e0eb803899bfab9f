import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, needs } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { corpus } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { violations } from './export-axe.js';
import { column, exported, openExport, picturesDialog, saveButton, saveInto, exportTest as test } from './export-walk.js';
import { comparePixels, nameFound, plantedUltrasound, tabTo, toldBox } from './pictures-walk.js';

/** The lightest value under a box of the frame, on a canvas that shows the whole frame, a pixel inside its edges. */
const lightestUnder = (canvas: Locator, box: { x: number; y: number; width: number; height: number }): Promise<number> =>
  canvas.evaluate((element, { x, y, width, height }) => {
    const drawn = element as HTMLCanvasElement;
    const scale = drawn.width / 512;
    const points = drawn
      .getContext('2d')
      ?.getImageData(
        Math.ceil(x * scale) + 1,
        Math.ceil(y * scale) + 1,
        Math.floor(width * scale) - 3,
        Math.floor(height * scale) - 3,
      ).data;
    return Math.max(...[...(points ?? [255])].filter((_, at) => at % 4 !== 3));
  }, box);

const written = { name: 'The copy is written' };

test('a name in an ultrasound picture is found, its box mended, and it is gone from the file that is written', async ({ launch, disk }) => {
  needs(corpus, tools.pydicomPixels, tools.pillow);
  const source = plantedUltrasound(disk.folder);
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  // It stays here until somebody has looked at it, and the review leads there.
  await expect(page.getByText(/^1 picture stays here: it is of a kind that often shows a name/)).toBeVisible({ timeout: 60_000 });
  await expect(saveButton(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Look at it', exact: true }).click();
  const dialog = picturesDialog(page);
  await nameFound(page);
  expect(await violations(page, false), 'a picture with boxes').toEqual([]);

  // A little taller by the mouse: the box is taken by its lower edge.
  const found = await toldBox(page);
  const mark = dialog.locator('.pictures-mark');
  await mark.focus();
  const handle = await dialog.locator('.pictures-handle[data-handle=s]').boundingBox();
  if (!handle) throw new Error('the chosen box has handles');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + 20, { steps: 4 });
  await page.mouse.up();
  const mended = await toldBox(page);
  expect(mended).toMatchObject({ x: found.x, y: found.y, width: found.width });
  expect(mended.height).toBeGreaterThan(found.height);
  await expect(dialog.getByText('Only the boxes change. Every other point stays exactly as it is.')).toBeVisible();

  // As it will leave: read back from what would be written.
  await dialog.getByRole('radio', { name: 'As it will leave' }).click();
  const copy = dialog.getByRole('img', { name: /As it will leave/ });
  await copy.waitFor({ timeout: 60_000 });
  const lightest = await copy.evaluate((canvas: HTMLCanvasElement, box) => {
    const points = canvas.getContext('2d')?.getImageData(box.x, box.y, box.width, box.height).data ?? [];
    return [Math.max(...points.filter((_, at) => at % 4 !== 3)), canvas.width];
  }, mended);
  expect(lightest).toEqual([0, 512]);
  await dialog.getByRole('radio', { name: 'Your original, with the boxes' }).click();
  await expect(mark).toBeVisible();

  await dialog.getByRole('button', { name: 'These boxes are right' }).click();
  await expect(dialog.getByText('You have seen all of them.')).toBeVisible();
  expect(await violations(page, false), 'the sheet').toEqual([]);
  await dialog.getByRole('button', { name: /^Done/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 picture and/, { timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  expect(await violations(page, true), 'the review').toEqual([]);
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', written)).toBeVisible({ timeout: 60_000 });
  expect(exported(target).receipt).toMatchObject({ text: 'redact', leftOut: 0 });
  const read = comparePixels(source, target, mended);
  expect(read).toMatchObject({ frames: 1, black: true, same: true, inkLeft: 0 });
  expect(read['ink']).toBeGreaterThan(500);
});

test('all of it by the keyboard alone', async ({ launch, disk }) => {
  needs(corpus, tools.pydicomPixels, tools.pillow);
  const source = plantedUltrasound(disk.folder);
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  await expect(page.getByText(/^1 picture stays here/)).toBeVisible({ timeout: 60_000 });
  await tabTo(page, /^Look at it$/);
  await page.keyboard.press('Enter');
  await nameFound(page);
  await tabTo(page, /^Box 1 of 1/);
  const found = await toldBox(page);
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  // The arrows belong to one change: the focus stays, and one step back is where it was.
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^Box 1 of 1/);
  const moved = await toldBox(page);
  expect(moved).toEqual({ x: found.x, y: found.y + 1, width: found.width + 3, height: found.height + 3 });
  await expect(page.getByRole('status').filter({ hasText: `${moved.y} from the top` })).toBeAttached();
  await page.keyboard.press('Control+z');
  expect(await toldBox(page)).toEqual(found);
  await page.keyboard.press('Control+y');
  expect(await toldBox(page)).toEqual(moved);
  // Taken away, the name would leave; and back again.
  await tabTo(page, /^Box 1 of 1/);
  await page.keyboard.press('Delete');
  await expect(picturesDialog(page).locator('.pictures-mark')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+ArrowUp');
  const last = await toldBox(page);
  expect(last).toEqual(moved);
  await tabTo(page, /^These boxes are right$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Done/);
  await page.keyboard.press('Enter');
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await answerDialogs(app.electron, { open: [target], button: 1 });
  await tabTo(page, /^Save the copy$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', written)).toBeVisible({ timeout: 60_000 });
  expect(comparePixels(source, target, last)).toMatchObject({ black: true, same: true, inkLeft: 0 });
});

test('in a clip the name is found once, covered on every frame, and each frame has been on the screen', async ({ launch, disk }) => {
  needs(corpus, tools.pydicomPixels, tools.pillow);
  const source = plantedUltrasound(disk.folder, 6);
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  await page.getByRole('button', { name: 'Look at them', exact: true }).click({ timeout: 60_000 });
  const dialog = picturesDialog(page);
  await expect(dialog.getByText(/^The program looked through 6 pictures and found writing or a face in 6/)).toBeVisible({
    timeout: 300_000,
  });
  // A change counts for the whole clip: what is moved on one frame is moved on all.
  await expect(dialog.getByRole('radio', { name: 'all 6 images of this file' })).toBeChecked();
  await dialog.locator('.pictures-mark').focus();
  await page.keyboard.press('Control+Shift+ArrowRight');
  const mended = await toldBox(page);
  await dialog.getByRole('button', { name: 'Next picture' }).click();
  expect(await toldBox(page)).toEqual(mended);
  // The sheet shows the frames as they would be written, once that is made: no box is drawn over them any more.
  const tiles = dialog.locator('.pictures-tile');
  await dialog.getByRole('radio', { name: 'As it will leave' }).click();
  await dialog.getByRole('radio', { name: 'All pictures' }).click();
  await expect(tiles.first().getByText(/As it will leave$/)).toBeAttached({ timeout: 60_000 });
  await expect(tiles.locator('canvas').first()).toBeVisible({ timeout: 60_000 });
  await expect(dialog.locator('.pictures-tile .pictures-black')).toHaveCount(0);
  expect(await lightestUnder(tiles.locator('canvas').first(), mended)).toBe(0);
  await dialog.getByRole('radio', { name: 'Your original, with the boxes' }).click();
  await expect(dialog.locator('.pictures-tile .pictures-black').first()).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('radio', { name: 'As it will leave' }).click();
  await dialog.getByRole('button', { name: /no name is left in them/ }).click({ timeout: 30_000 });
  await dialog.getByRole('button', { name: /^Done/ }).click();
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', written)).toBeVisible({ timeout: 60_000 });
  expect(comparePixels(source, target, mended)).toMatchObject({ frames: 6, black: true, same: true, inkLeft: 0 });
});

test('the search can be ended and taken up again, and the gate says what is missing', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  const searching = () => page.workers().filter((worker) => worker.url().includes('text-worker')).length;
  await expect(page.getByText('40 images').first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
  await expect(page.getByText('Look at 40 pictures before you save: they may show a name.')).toBeVisible({ timeout: 60_000 });
  await expect(saveButton(page)).toBeDisabled();
  await expect.poll(searching).toBe(1);
  await page.getByRole('button', { name: 'Look at the pictures' }).click();
  const dialog = picturesDialog(page);
  await dialog.getByRole('button', { name: 'Don’t wait' }).click();
  // Its worker is gone, with its memory.
  await expect.poll(searching).toBe(0);
  await expect(dialog.getByText(/pictures weren’t looked through by the program\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Look through the rest' }).click();
  await expect.poll(searching).toBe(1);
  // Not before the end of the sheet was on the screen.
  await expect(dialog.getByRole('button', { name: /no name is left in them/ })).toBeDisabled();
  await dialog.getByRole('button', { name: /^Done/ }).click();
  await expect(saveButton(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(searching).toBe(0);
});

test('a picture for a chat has its boxes in it, and nothing of what lay under them', async ({ launch, disk }) => {
  needs(corpus, tools.pydicomPixels, tools.pillow);
  const source = plantedUltrasound(disk.folder);
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  await page.getByRole('radio', { name: 'One picture for a chat' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Look at it', exact: true }).click({ timeout: 60_000 });
  await nameFound(page);
  const box = await toldBox(page);
  const dialog = picturesDialog(page);
  await dialog.getByRole('button', { name: 'These boxes are right' }).click();
  await dialog.getByRole('button', { name: /^Done/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 picture and no facts would leave.', { timeout: 60_000 });
  await expect(column(page, 'Pictures that leave')).toContainText('1 of 1 file ticked.');
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', written)).toBeVisible({ timeout: 60_000 });
  const script = [
    'import sys; from PIL import Image',
    'picture = Image.open(sys.argv[1]); x, y, width, height = map(int, sys.argv[2:])',
    'print(picture.size, picture.crop((x, y, x + width, y + height)).getextrema(), picture.getextrema()[1] > 20)',
  ].join('\n');
  const file = join(exported(target).folder, 'IM000000.png');
  const said = execFileSync(
    tools.pillow.command,
    [...tools.pillow.prefix, '-c', script, file, ...[box.x, box.y, box.width, box.height].map(String)],
    { encoding: 'utf8' },
  );
  expect(said.trim()).toBe('(512, 320) (0, 0) True');
});
