/** Volumes in two files and photographs of scans in the real window. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { en } from '../../renderer/app/messages/en.js';
import { niftiBytes } from '../core/nifti/nifti-bytes.js';
import { expect, test } from '../support/app.js';
import { zipBytes } from '../support/zip-bytes.js';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-pairs-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Header and voxels of a volume whose first axis runs to the left, the second to the back. */
function halves(): readonly [Uint8Array, Uint8Array] {
  const sform = [
    [-1, 0, 0, 0],
    [0, -1, 0, 0],
    [0, 0, 1, 0],
  ] as const;
  const bytes = niftiBytes({
    size: [32, 24, 5],
    values: Array.from({ length: 32 * 24 * 5 }, (_, index) => index % 200),
    sform,
    magic: 'ni1',
  });
  const header = bytes.slice(0, 348);
  new DataView(header.buffer).setFloat32(108, 0, true);
  return [header, bytes.slice(352)];
}

test('the two files of a volume are one stack with its letters, in a folder and in a zip', async ({ launch }) => {
  const [header, voxels] = halves();
  writeFileSync(join(folder, 'head.hdr'), header);
  writeFileSync(join(folder, 'head.img.gz'), gzipSync(voxels));
  writeFileSync(join(folder, 'alone.hdr'), header);
  const parts = [
    { name: 'x/head.hdr', content: header },
    { name: 'x/head.img', content: voxels },
  ];
  writeFileSync(join(folder, 'scan.zip'), zipBytes(parts));
  const { page } = await launch({ args: [folder] });
  await expect(page.locator('.series-row')).toHaveCount(2);
  await expect(page.locator('.overlay-step')).toHaveText('3 / 5');
  expect((await page.locator('.edge').allTextContents()).join(' ')).toBe('R L A P');
  await page.keyboard.press('n');
  await expect(page.locator('.overlay-step')).toHaveText('3 / 5');
  await page.getByRole('button', { name: en.filesNotOpened(1) }).click();
  await expect(page.getByText(en.notOpened['voxels-in-another-file'])).toBeVisible();
});

test('a photograph of a scan says what its camera wrote', async ({ launch }) => {
  const { electron, page } = await launch();
  // The platform's own encoder makes the picture; the camera's words are put in front of it.
  const jpeg = await electron.evaluate(({ nativeImage }) => [
    ...nativeImage.createFromBitmap(Buffer.alloc(64 * 48 * 4, 200), { width: 64, height: 48 }).toJPEG(90),
  ]);
  const exif = exifSegment('Quillfeather camera');
  writeFileSync(join(folder, 'photo.jpg'), Buffer.concat([Buffer.from(jpeg.slice(0, 2)), exif, Buffer.from(jpeg.slice(2))]));
  await page.close();
  const second = await launch({ args: [join(folder, 'photo.jpg')] });
  await expect(second.page.locator('.overlay-step')).toHaveText('1 / 1');
  await second.page.keyboard.press('d');
  await second.page.getByRole('searchbox', { name: en.searchDetails }).fill('quillfeather');
  await expect(second.page.getByText('Quillfeather camera')).toBeVisible();
  await expect(second.page.getByText('Maker', { exact: true })).toBeVisible();
});

/** An APP1 segment with one text: the camera's maker. */
function exifSegment(maker: string): Buffer {
  const value = Buffer.from(`${maker}\0`, 'latin1');
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x010f, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(value.length, 14);
  tiff.writeUInt32LE(26, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, value]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
