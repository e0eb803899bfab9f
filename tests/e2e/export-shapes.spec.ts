/** A copy as one zip, as a hospital's disc, and as a small picture: what is shown is what is written, and others can read it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, needs } from '../support/app.js';
import { tools } from '../support/tools.js';
import { violations } from './export-axe.js';
import { exported, filesOnDisk, listedFiles, openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

/** By the keyboard alone: the list opens by Enter, its first letters choose. */
async function choose(page: Page, shape: string): Promise<void> {
  await page.getByRole('button', { name: /Write it as/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: shape })).toBeVisible();
  await page.keyboard.type(shape.slice(0, 5));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: shape })).toBeHidden();
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
}

const written = (page: Page) => expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('one packed file holds the reviewed files, with constant times and no extra field', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  await choose(page, 'One packed file');
  expect(await violations(page, true), 'the review of a zip').toEqual([]);
  await page.getByRole('button', { name: /41 files, each with its/ }).click();
  const shown = await listedFiles(page);
  const target = disk.empty('target');
  await saveInto(app, target);
  await written(page);
  expect(readdirSync(target).sort()).toEqual(['Negatoscope-copy-1.zip', 'Negatoscope-copy-1.zip.receipt.json']);
  const zip = join(target, 'Negatoscope-copy-1.zip');
  expect(shown.find(({ name }) => name.endsWith('.zip'))?.sha256).toBe(sha256(zip));
  const listing = [
    'import sys, zipfile, hashlib',
    'zip = zipfile.ZipFile(sys.argv[1])',
    'assert zip.testzip() is None',
    'for info in zip.infolist():',
    '    print(info.filename, hashlib.sha256(zip.read(info)).hexdigest(), info.date_time[0], len(info.extra), len(info.comment))',
  ].join('\n');
  const said = execFileSync('python3', ['-c', listing, zip], { encoding: 'utf8' }).trim().split('\n').sort();
  expect(said).toEqual(shown.filter(({ name }) => name.endsWith('.dcm')).map((file) => `${file.name} ${file.sha256} 1980 0 0`));
});

test('a disc has an index that others read, and every file of it is there', async ({ launch, disk }) => {
  needs(tools.dcmdump);
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  await choose(page, 'As on a hospital’s disc');
  await page.getByRole('button', { name: /41 files, each with its/ }).click();
  const shown = await listedFiles(page);
  const target = disk.empty('target');
  await saveInto(app, target);
  await written(page);
  const { folder } = exported(target);
  expect(filesOnDisk(folder)).toEqual(shown);
  const dump = execFileSync(tools.dcmdump.command, [join(folder, 'DICOMDIR'), '+P', 'ReferencedFileID'], { encoding: 'utf8' });
  const named = [...dump.matchAll(/\[(IM\w{6})\]/g)].map(([, name]) => name ?? '');
  expect(named.sort()).toEqual(shown.map(({ name }) => name).filter((name) => name !== 'DICOMDIR'));
  for (const name of named) expect(existsSync(join(folder, name))).toBe(true);
  for (const planted of ['Exemplaire', 'Odile', 'TL-0041726', '19580917'])
    expect(readFileSync(join(folder, 'DICOMDIR')).includes(planted)).toBe(false);
});

test('a small picture is the one on the screen, with no segment but what a picture needs', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { page } = app;
  await openReview(app);
  await page.getByRole('radio', { name: 'One picture for a chat' }).click();
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await choose(page, 'A small picture');
  const shown = page.getByRole('region', { name: 'The picture that would leave' });
  await shown.locator('canvas').waitFor();
  const hash = await shown.locator('code').textContent();
  const target = disk.empty('target');
  await saveInto(app, target);
  await written(page);
  const [file] = filesOnDisk(exported(target).folder);
  expect(file).toMatchObject({ name: 'IM000000.jpg', sha256: hash });
  const jpeg = readFileSync(join(exported(target).folder, 'IM000000.jpg'));
  expect(jpeg.includes(Buffer.of(0xff, 0xe1))).toBe(false);
  expect(jpeg.subarray(6, 10).toString()).toBe('JFIF');
});
