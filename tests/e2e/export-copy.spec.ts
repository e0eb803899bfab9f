import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, needs } from '../support/app.js';
import { answerDialogs, shownDialogs } from '../support/dialogs.js';
import { element, file, imageElements, SYNTAX, uint16 } from '../support/dicom-bytes.js';
import { tools } from '../support/tools.js';
import {
  column,
  exported,
  filesOnDisk,
  listedFiles,
  lookThrough,
  openExport,
  openReview,
  picturesDialog,
  saveButton,
  saveInto,
  exportTest as test,
} from './export-walk.js';

test('what is on the screen is what is on the disk: names, sizes, hashes, receipt', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^40 pictures and \d+ facts would leave\.$/);
  await expect(page.getByText(/^Your name, birth date, patient number and \d+ other facts are not among these facts\.$/)).toBeVisible();
  await page.getByRole('button', { name: /40 files, each with its fingerprint/ }).click();
  const shown = await listedFiles(page);
  expect(shown).toHaveLength(40);
  await expect(page.getByText('Two independent readers read the same in every entry.')).toBeVisible();

  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);
  expect(filesOnDisk(folder)).toEqual(shown);
  await expect(page.getByText(basename(folder), { exact: true })).toBeVisible();
  await expect(page.getByText('40 files were written, read back, and are what you saw.')).toBeVisible();
  expect(receipt).toMatchObject({
    schema: 1,
    policy: 'second-opinion',
    // The person didn't wait for the search.
    text: 'off',
    leftOut: 0,
    overruled: 0,
    checks: { secondReader: 40, readBack: 40 },
    files: shown.map(({ name, bytes, sha256 }) => ({ path: name, bytes, sha256 })),
  });
  for (const { name } of shown) {
    const bytes = readFileSync(join(folder, name));
    // Of the invented person and hospital, as the sample writes them.
    for (const planted of ['Exemplaire', 'Odile', 'TL-0041726', '19580917', 'Lanternes'])
      expect(bytes.includes(planted), planted).toBe(false);
    expect(bytes.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
  }
});

test('other programs open the copy, and its pixels are those of the source', async ({ launch, disk }) => {
  needs(tools.dcmdump, tools.pydicomPixels);
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  await openReview(app);
  await app.page.getByRole('radio', { name: /This image/ }).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(/^1 picture and/);
  await expect(saveButton(app.page)).toBeEnabled();
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(app.page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder } = exported(target);
  const [copy] = readdirSync(folder).map((name) => join(folder, name));
  expect(execFileSync(tools.dcmdump.command, [copy ?? '', '+P', 'PatientIdentityRemoved'], { encoding: 'utf8' })).toMatch(/\[YES\]/);
  const script = [
    'import sys, hashlib, os, pydicom',
    'copy = pydicom.dcmread(sys.argv[1])',
    'own = hashlib.sha256(copy.PixelData).hexdigest()',
    'sources = [pydicom.dcmread(os.path.join(sys.argv[2], name)) for name in os.listdir(sys.argv[2])]',
    'print(copy.pixel_array.shape, sum(hashlib.sha256(one.PixelData).hexdigest() == own for one in sources), copy.PatientBirthDate == "")',
  ].join('\n');
  const said = execFileSync(
    tools.pydicomPixels.command,
    [...tools.pydicomPixels.prefix, '-c', script, copy ?? '', join(disk.sample, 'CT')],
    {
      encoding: 'utf8',
    },
  );
  expect(said.trim()).toBe('(256, 256) 1 True');
});

test('an ultrasound picture stays, can be taken along after a look, and the receipt counts it', async ({ launch, disk }) => {
  const app = await launch({ args: [disk.sample] });
  const { page } = app;
  await openReview(app);
  const pictures = column(page, 'Pictures that leave');
  await expect(pictures).toContainText('1 file of a kind that often shows a name');
  await expect(pictures).toContainText('40 of 41 files ticked.');
  // There is no box to tick before the look.
  await expect(pictures.getByRole('checkbox', { name: /US001/ })).toHaveCount(0);
  await pictures.getByRole('button', { name: /Look at it: .*US001/ }).click();
  const dialog = picturesDialog(page);
  await dialog.getByRole('img').waitFor();
  await dialog.getByRole('button', { name: /^Done/ }).click();
  // Nothing is taken along by opening it.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^40 pictures/);
  await expect(pictures).toContainText('40 of 41 files ticked.');
  await pictures.getByRole('button', { name: /Look at it: .*US001/ }).click();
  await dialog.getByRole('img').waitFor();
  await dialog.getByRole('button', { name: 'I see no name here' }).click();
  await dialog.getByRole('button', { name: /^Done/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^41 pictures/, { timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled();
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  expect(exported(target).receipt).toMatchObject({ overruled: 1, leftOut: 0 });
});

test('main asks for the folder and for consent, and names how many files', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  await openReview(app);
  await saveInto(app, disk.empty('target'));
  await expect(app.page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const dialogs = await shownDialogs(app.electron);
  expect(dialogs.map(({ kind }) => kind)).toEqual(['open', 'message']);
  expect(dialogs[1]?.options.message).toContain('40');
});

test('stopping at either of the questions of main writes nothing, and the review still stands', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  const target = disk.empty('target');
  for (const answers of [{}, { open: [target], button: 0 }]) {
    await answerDialogs(app.electron, answers);
    await saveButton(page).click();
    await expect(page.getByText('Nothing was written: you stopped before the copy was made.')).toBeVisible();
    await expect(saveButton(page)).toBeEnabled();
    expect(readdirSync(target)).toEqual([]);
  }
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  expect(filesOnDisk(exported(target).folder)).toHaveLength(40);
});

test('a large deflated file is deflated again and leaves whole', async ({ launch, disk }) => {
  // Noise doesn't get smaller: what is deflated anew is longer than one chunk on its way to main.
  const pixels = randomBytes(2048 * 1152 * 2);
  const size = (tag: number, value: number) => ({ tag, bytes: element(tag, 'US', uint16(value)) });
  const dataSet = imageElements(SYNTAX.explicit, [size(0x00280010, 1152), size(0x00280011, 2048)], element(0x7fe00010, 'OW', pixels));
  const source = join(disk.folder, 'deflated');
  writeFileSync(source, file(SYNTAX.deflated, deflateRawSync(dataSet)));
  const app = await launch({ args: [source] });
  const { page } = app;
  await openExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder } = exported(target);
  const [name = ''] = readdirSync(folder);
  const copy = readFileSync(join(folder, name));
  const metaEnd = 144 + copy.readUInt32LE(140);
  const inflated = inflateRawSync(copy.subarray(metaEnd));
  expect(inflated.subarray(-pixels.length).equals(pixels)).toBe(true);
  expect(inflated.includes('Quillfeather')).toBe(false);
});
