/** Every way in, on the screen: what is a scan appears, what isn't is listed with its reason, nothing is silently dropped. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../renderer/app/messages/en.js';
import { expect, needs, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFiles } from '../support/drop-files.js';
import { corpus, corpusFiles, repository } from '../support/real-files.js';

const sample = join(repository, 'build', 'sample');
const firstSlice = () => join(sample, 'CT', readdirSync(join(sample, 'CT')).sort()[0] ?? '');
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-open-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the sample study: two series, said to be invented', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: en.openSample }).click();
  await expect(page.locator('.series-row')).toHaveCount(2);
  await expect(page.getByText(en.images(40))).toBeVisible();
  await expect(page.getByText(en.inventedPerson)).toBeVisible();
  await expect(page.locator('.series-row canvas')).toHaveCount(2);
});

test('arguments, known by content and not by name', async ({ launch }) => {
  const plain = join(folder, 'no ending at all');
  copyFileSync(firstSlice(), plain);
  const { page } = await launch({ args: [plain] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 1');
  await expect(page.getByText(en.inventedPerson)).toHaveCount(0);
});

test('main’s dialogs, for files and for a folder of any depth', async ({ launch }) => {
  const { electron, page } = await launch();
  const deep = join(folder, 'a', 'b', 'c');
  mkdirSync(deep, { recursive: true });
  copyFileSync(firstSlice(), join(deep, 'IM0'));
  await answerDialogs(electron, { open: [join(folder, 'a')] });
  await page.getByRole('button', { name: en.openFolder }).click();
  await expect(page.locator('.series-row')).toHaveCount(1);
  const others = readdirSync(join(sample, 'CT')).sort().slice(1, 3);
  await answerDialogs(electron, { open: others.map((name) => join(sample, 'CT', name)) });
  await page.keyboard.press('Control+O');
  await expect(page.getByText(en.images(3))).toBeVisible();
});

test('real drops of a folder and of a file; the same file twice is open once', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  await dropFiles(page, [join(sample, 'CT')]);
  await expect(page.getByText(en.images(40))).toBeVisible();
  await dropFiles(page, [firstSlice()]);
  const notOpened = page.getByRole('button', { name: en.filesNotOpened(1) });
  await notOpened.click();
  await expect(page.getByText(en.notOpened['already-open'])).toBeVisible();
});

test('a text file, an empty file and a folder without a scan say so and what to do', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  mkdirSync(join(folder, 'empty folder'));
  await dropFiles(page, [join(folder, 'empty folder')]);
  await expect(page.getByText(en.nothingMet)).toBeVisible();
  await page.getByRole('button', { name: en.dismiss }).click();
  await expect(page.getByText(en.nothingFound)).toHaveCount(0);

  writeFileSync(join(folder, 'notes.dcm'), 'these are notes about a scan');
  writeFileSync(join(folder, 'empty.dcm'), '');
  await dropFiles(page, [folder]);
  await expect(page.getByText(en.nothingFoundBody(2))).toBeVisible();
  await page.getByRole('button', { name: en.showWhy }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(en.notOpened['not-dicom'])).toBeVisible();
  await expect(dialog.getByText(en.notOpened.empty)).toBeVisible();
  await expect(dialog.getByText('notes.dcm')).toBeVisible();
});

test('a file that is cut off, beside whole ones', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  const whole = readdirSync(join(sample, 'CT')).sort().slice(0, 2);
  for (const name of whole) copyFileSync(join(sample, 'CT', name), join(folder, name));
  writeFileSync(join(folder, 'cut'), readFileSync(firstSlice()).subarray(0, 700));
  await dropFiles(page, [folder]);
  await expect(page.getByText(en.images(2))).toBeVisible();
  await page.getByRole('button', { name: en.filesNotOpened(1) }).click();
  await expect(page.getByRole('dialog').getByText(en.notOpened.truncated)).toBeVisible();
});

test('every malformed file of the corpus is open or listed, and the window lives', async ({ launch }) => {
  needs(corpus);
  const malformed = corpusFiles().filter((file) => file.folder === 'malformed');
  const { page } = await launch({ args: [join(repository, '..', 'shared', 'corpus', 'malformed')] });
  const notOpened = page.getByRole('button', { name: /not opened/ });
  await expect(notOpened).toBeVisible();
  await expect(page.locator('.library-reading')).toHaveCount(0);
  // The manifest has a row for each file below the folder but those that one row stands for.
  const listed = Number.parseInt((await notOpened.textContent()) ?? '0', 10);
  expect(listed).toBeGreaterThan(0);
  expect(listed).toBeLessThanOrEqual(malformed.length);
  for (let series = 0; series < 30; series++) {
    await page.keyboard.press('n');
    await expect(page.locator('.overlay-step, .picture-place, .object-view').first()).toBeVisible();
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('closing a study can be undone; afterwards its files are read by nobody', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: en.openSample }).click();
  await expect(page.locator('.series-row')).toHaveCount(2);
  await page.getByRole('button', { name: en.closeStudy }).click();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  await page.getByRole('button', { name: en.undo }).click();
  await expect(page.locator('.series-row')).toHaveCount(2);
  await expect(page.locator('.overlay-step')).toBeVisible();
  await page.keyboard.press('Control+w');
  await expect(page.getByText(en.studyClosed)).toBeVisible();
  await expect(page.getByText(en.studyClosed)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
});
