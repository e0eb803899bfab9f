/** Zips, gzips, discs, volumes and pictures in the real window: opened without unpacking, shown right, said what they say. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { niftiBytes } from '../core/nifti/nifti-bytes.js';
import { expect, needs, test } from '../support/app.js';
import { concat, text, uint32 } from '../support/dicom-bytes.js';
import { dropFiles } from '../support/drop-files.js';
import { pydicomData, pydicomFiles, repository } from '../support/real-files.js';
import { type ZipPart, zipBytes } from '../support/zip-bytes.js';
import { lookThrough, openExport, saveButton } from './export-walk.js';

const sample = join(repository, 'build', 'sample', 'CT');
let folder: string;
const at = (name: string) => join(folder, name);

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-containers-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const slices = (): ZipPart[] =>
  readdirSync(sample)
    .sort()
    .map((name, index) => ({ name: `DICOM/${name}`, content: readFileSync(join(sample, name)), stored: index % 2 === 0 }));

/** The colour in the middle of a part of the picture as it is painted: shares of its width and height. */
const colorAt = (page: Page, x: number, y: number) =>
  page.locator('.viewport canvas').evaluate(
    (canvas: HTMLCanvasElement, [across, down]) => {
      const data = canvas.getContext('2d')?.getImageData(Math.floor(canvas.width * across), Math.floor(canvas.height * down), 1, 1).data;
      return data ? [...data.slice(0, 3)] : [];
    },
    [x, y] as const,
  );

test('a zip in a zip is a study like any other, up to its export', async ({ launch }) => {
  writeFileSync(at('disc.zip'), zipBytes([{ name: 'inner.zip', content: zipBytes(slices()), stored: true }]));
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  await dropFiles(page, [at('disc.zip')]);
  await expect(page.getByText(en.images(40))).toBeVisible();
  await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
  expect((await page.locator('.edge').allTextContents()).join(' ')).toBe('R L A P');
  await page.keyboard.press('End');
  await expect(page.locator('.overlay-step')).toHaveText('40 / 40');
  await openExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
});

test('what a zip holds and can’t be read is listed with its reason', async ({ launch }) => {
  const [first, second] = slices();
  if (!first || !second) throw new Error('the sample has slices');
  const broken: ZipPart[] = [first, { ...second, stored: false, claims: { crc: 1 } }, { ...second, name: 'locked', claims: { flags: 1 } }];
  writeFileSync(at('disc.zip'), zipBytes(broken));
  const { page } = await launch({ args: [at('disc.zip')] });
  await page.getByRole('button', { name: en.filesNotOpened(2) }).click();
  await expect(page.getByText(en.notOpened['entry-checksum-differs'])).toBeVisible();
  await expect(page.getByText(en.notOpened['entry-encrypted'])).toBeVisible();
});

test('a volume of NIfTI is a stack with its letters', async ({ launch }) => {
  const size = [32, 24, 5] as const;
  // Dark, but for the corner that lies to the right, at the back.
  const values = Array.from({ length: 32 * 24 * 5 }, (_, index) => (index % 32 > 24 && Math.floor(index / 32) % 24 < 6 ? 100 : 0));
  const sform = [
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ] as const;
  writeFileSync(at('head.nii.gz'), gzipSync(niftiBytes({ size, values, sform })));
  const { page } = await launch({ args: [at('head.nii.gz')] });
  await expect(page.locator('.overlay-step')).toHaveText('3 / 5');
  await expect(page.getByText('NIfTI-1').first()).toBeVisible();
  expect((await page.locator('.edge').allTextContents()).join(' ')).toBe('R L A P');
  const picture = await page.locator('.viewport canvas').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let [sum, x, y] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const lit = data[at] ?? 0;
      sum += lit;
      x += lit * ((at / 4) % canvas.width);
      y += lit * Math.floor(at / 4 / canvas.width);
    }
    return { x: x / sum / canvas.width, y: y / sum / canvas.height };
  });
  // NIfTI's first axis runs to the right of the patient, which is the left of the screen.
  expect(picture.x).toBeLessThan(0.5);
  expect(picture.y).toBeGreaterThan(0.5);
});

test('a picture of a scan is shown with what its file says, and isn’t exported', async ({ launch }) => {
  writeFileSync(at('knee.png'), png(64, 48));
  const { page } = await launch({ args: [at('knee.png')] });
  await expect(page.locator('.overlay-step')).toHaveText('1 / 1');
  await expect.poll(() => colorAt(page, 0.5, 0.5)).toEqual([200, 100, 50]);
  await page.keyboard.press('d');
  await expect(page.getByText('Author: Zebediah Quillfeather')).toBeVisible();
  await page.getByRole('button', { name: en.closeDetails }).click();
  await openExport(page);
  await expect(page.getByText('It isn’t a file of a hospital’s machine, and this version exports those only.').first()).toBeVisible();
});

test('the index of a disc says what is not there', async ({ launch }) => {
  needs(pydicomData);
  const index = pydicomFiles().find(({ path }) => path.endsWith('dicomdirtests/DICOMDIR'));
  const [first] = slices();
  if (!index || !first) throw new Error('pydicom brings a DICOMDIR, and the sample has slices');
  writeFileSync(at('disc.zip'), zipBytes([{ name: 'DICOMDIR', content: readFileSync(index.absolute) }, first]));
  const { page } = await launch({ args: [at('disc.zip')] });
  await expect(page.getByText(en.discMissing(31))).toBeVisible();
});

/** A PNG of one colour with an author. */
function png(columns: number, rows: number): Uint8Array {
  const row = concat(
    Uint8Array.of(0),
    Uint8Array.from({ length: columns * 3 }, (_, index) => [200, 100, 50][index % 3] ?? 0),
  );
  const chunk = (type: string, content: Uint8Array) => {
    const body = concat(text(type), content);
    let crc = 0xffffffff;
    for (const byte of body) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return concat(uint32(content.length, false), body, uint32((crc ^ 0xffffffff) >>> 0, false));
  };
  return concat(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', concat(uint32(columns, false), uint32(rows, false), Uint8Array.of(8, 2, 0, 0, 0))),
    chunk(
      'tEXt',
      Uint8Array.from('Author\0Zebediah Quillfeather', (letter) => letter.charCodeAt(0)),
    ),
    chunk('IDAT', deflateSync(concat(Array.from({ length: rows }, () => row)))),
    chunk('IEND', new Uint8Array(0)),
  );
}
