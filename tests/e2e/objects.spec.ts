/** Files without a picture, each on its screen: what is read, where links lead, what stays covered, what a hostile one can't do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/objects/messages/en.js';
import { fr } from '../../renderer/objects/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, needs, test } from '../support/app.js';
import { concat, element, file, SYNTAX, sequence, text, uint32 } from '../support/dicom-bytes.js';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../support/real-files.js';

const real = (path: string): string => {
  const found = [...corpusFiles(), ...pydicomFiles()].find((one) => one.path === path);
  if (!found) throw new Error(`no ${path}`);
  return found.absolute;
};

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'negatoscope-objects-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const instance = (sopClass: string, uid: string, series: string, modality: string): Uint8Array[] => [
  element(0x00080016, 'UI', `1.2.840.10008.5.1.4.1.1.${sopClass}`),
  element(0x00080018, 'UI', uid),
  element(0x00080060, 'CS', modality),
  element(0x00100010, 'PN', 'Invented^Person'),
  element(0x00100020, 'LO', 'INVENTED-1'),
  element(0x0020000d, 'UI', '1.2.3.5'),
  element(0x0020000e, 'UI', series),
];
const concept = (tag: number, meaning: string) =>
  sequence(tag, [concat(element(0x00080100, 'SH', 'X1'), element(0x00080102, 'SH', '99TEST'), element(0x00080104, 'LO', meaning))]);
const item = (relationship: string, type: string, name: string, ...value: readonly Uint8Array[]) =>
  concat(element(0x0040a010, 'CS', relationship), element(0x0040a040, 'CS', type), concept(0x0040a043, name), ...value);

test('reads a report: sections, a table, links into it and to pictures, and covers names', async ({ launch }) => {
  const markup = '<img src=x onerror="document.title=1"><b>not bold</b>';
  const report = file(SYNTAX.explicit, [
    ...instance('88.33', '1.2.3.5.1.1', '1.2.3.5.1', 'SR'),
    element(0x0040a040, 'CS', 'CONTAINER'),
    concept(0x0040a043, 'Report of a test'),
    sequence(0x0040a730, [
      item('HAS OBS CONTEXT', 'PNAME', 'Observer', element(0x0040a123, 'PN', 'Writer^Ann')),
      item(
        'CONTAINS',
        'CONTAINER',
        'Findings',
        sequence(0x0040a730, [
          item('CONTAINS', 'TEXT', 'Impression', element(0x0040a160, 'UT', markup)),
          item(
            'CONTAINS',
            'NUM',
            'Diameter',
            sequence(0x0040a300, [concat(concept(0x004008ea, 'millimeter'), element(0x0040a30a, 'DS', '12.5'))]),
          ),
          item(
            'CONTAINS',
            'IMAGE',
            'Best seen on',
            sequence(0x00081199, [concat(element(0x00081150, 'UI', '1.2.3'), element(0x00081155, 'UI', '1.2.3.5.2.1'))]),
          ),
          item('INFERRED FROM', 'TEXT', 'Seen again', element(0x0040db73, 'UL', concat(uint32(1), uint32(2), uint32(1)))),
        ]),
      ),
    ]),
  ]);
  const other = file(SYNTAX.explicit, [...instance('88.59', '1.2.3.5.2.1', '1.2.3.5.2', 'KO'), concept(0x0040a043, 'Of interest')]);
  const { page } = await launch({ args: [write('report', report), write('other', other)] });
  await choose(page, 'SR');
  await expect(page.locator('.object-title')).toHaveText('Report of a test');
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Diameter 12.5 millimeter' })).toBeVisible();
  // Text of the file is text: no element comes of it, and nothing runs.
  await expect(page.getByText(markup)).toBeVisible();
  await expect(page.locator('.object-view img, .object-view b')).toHaveCount(0);
  await expect(page.getByText('Writer Ann')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByText('Writer Ann')).toHaveCount(0);
  await expect(page.getByText(en.covered)).toBeVisible();
  await page.getByRole('button', { name: en.seeItem('Impression', '1.2.1') }).click();
  await expect(page.locator('.report-fact:focus')).toContainText('not bold');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page
    .locator('.object-view')
    .getByRole('button', { name: /Key Object Selection|Of interest/ })
    .click();
  await expect(page.locator('.object-title')).toHaveText('Of interest');
  await expect(page.getByText(en.noKeyObjects)).toBeVisible();
});

test('draws a recording in French, by rows and as three by four', async ({ launch }) => {
  needs(pydicomData);
  const { page } = await launch({ args: [real('test_files/waveform_ecg.dcm')], language: 'fr' });
  await expect(page.locator('.paper-trace')).toHaveCount(12);
  await expect(page.locator('.paper-label').first()).toContainText('I');
  await page.getByRole('button', { name: new RegExp(fr.arrangement) }).click();
  await page.getByRole('option', { name: fr.arrangements['three-by-four'] }).click();
  await expect(page.locator('.paper-trace')).toHaveCount(13);
  const before = await page.locator('.paper-length').evaluate((paper) => paper.clientHeight);
  await page.getByRole('button', { name: fr.largerScale }).click();
  await expect.poll(() => page.locator('.paper-length').evaluate((paper) => paper.clientHeight)).toBeGreaterThan(before);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('lists the regions of a structure set and draws them over their picture', async ({ launch }) => {
  needs(corpus);
  const { page } = await launch({ args: [real('rt/RT.dcm'), real('rt/CT01.dcm')] });
  await choose(page, 'RTSTRUCT');
  await expect(page.locator('.region').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: en.showAll }).click();
  await expect(page.locator('.slice-overlay .shape-line').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('.layer-chip button').click();
  await expect(page.locator('.slice-overlay')).toHaveCount(0);
});

test('lays a segmentation over its picture, segment by segment', async ({ launch }) => {
  needs(corpus, pydicomData);
  const { page } = await launch({ args: [real('seg/seg_image_ct_binary_single_frame.dcm'), real('test_files/CT_small.dcm')] });
  await choose(page, 'SEG');
  await page.getByRole('button', { name: en.showAll }).click();
  const canvas = page.locator('canvas.slice-overlay[data-masks="1"]');
  await expect(canvas).toBeVisible();
  const half = await canvas.evaluate(covered);
  expect(half.points).toBeGreaterThan(10_000);
  await page.getByRole('slider', { name: en.opacity }).fill('100');
  await expect.poll(async () => (await canvas.evaluate(covered)).most).toBe(255);
  expect(half.most).toBeLessThan(140);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('checkbox', { name: en.showRegion('first segment') }).uncheck();
  await expect.poll(async () => (await canvas.evaluate(covered)).points).toBe(0);
});

test('draws a real document, with nothing from outside of the app', async ({ launch }) => {
  needs(corpus);
  const { page } = await launch({ args: [real('encapsulated-doc/sample-pdf.dcm')] });
  await expect(page.locator('.pdf-page[data-drawn="1"]')).toBeVisible();
  await expect(page.locator('.pdf-canvas')).toContainText('Dear Patient');
  expect(await page.locator('.pdf-canvas').evaluate(inked)).toBeGreaterThan(1000);
  expect(await accessibilityFaults(page)).toEqual([]);
});

/** A PDF of two pages whose opening would run a script and whose page is a link. */
function hostilePdf(trailer = ''): Uint8Array {
  const stream = 'BT /F1 24 Tf 50 700 Td (Page of a test) Tj ET';
  const page = (more: string) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 6 0 R>>>>/Contents 5 0 R${more}>>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\("https://example.invalid/a"\\))>>>>',
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    page('/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/URI/URI(https://example.invalid/b)>>>>]'),
    page(''),
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 7\n0000000000 65535 f \n${table}trailer\n<</Size 7/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF`;
  return text(body + end);
}
/** Encrypted with a password that nobody knows. */
const LOCK = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${'5a'.repeat(32)}>/U<${'a5'.repeat(32)}>>>`;

const documentOf = (pdf: Uint8Array, series = '1.2.3.5.3'): Uint8Array =>
  file(SYNTAX.explicit, [
    ...instance('104.1', `${series}.1`, series, 'OT'),
    element(0x00420010, 'ST', 'Letter'),
    element(0x00420011, 'OB', pdf),
    element(0x00420012, 'LO', 'application/pdf'),
  ]);

test('turns pages by keys, and runs no script, follows no link and fetches nothing for a document', async ({ launch }) => {
  const { page, electron } = await launch({ args: [write('letter', documentOf(hostilePdf()))] });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await expect(page.locator('.pdf-page[data-drawn="1"]')).toBeVisible();
  await page.locator('.pdf-page').click();
  await expect(page.getByText(en.pdfPage(1, 2), { exact: true })).toBeVisible();
  await page.locator('.pdf-scroll').focus();
  await page.keyboard.press('PageDown');
  await expect(page.locator('.pdf-page[data-drawn="2"]')).toBeVisible();
  await expect(page.getByText(en.pdfPage(2, 2), { exact: true })).toBeVisible();
  const width = await page.locator('.pdf-page').evaluate((element) => element.clientWidth);
  await page.keyboard.press('+');
  await expect.poll(() => page.locator('.pdf-page').evaluate((element) => element.clientWidth)).toBeGreaterThan(width);
  expect(electron.windows()).toHaveLength(1);
  expect(page.url()).toMatch(/^app:\/\/negatoscope\//);
  expect(asked.filter((url) => !url.startsWith('app://negatoscope/') && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
  expect(await page.locator('.object-view a, .object-view iframe, .object-view embed').count()).toBe(0);
});

test('says so where a document is damaged or of another kind, and the rest of the study works', async ({ launch }) => {
  const damaged = write('damaged', documentOf(text('%PDF-1.7 and then nothing of a document')));
  const model = file(SYNTAX.explicit, [
    ...instance('104.3', '1.2.3.5.4.1', '1.2.3.5.4', 'M3D'),
    element(0x00420011, 'OB', text('solid a')),
    element(0x00420012, 'LO', 'model/stl'),
  ]);
  const locked = write('locked', documentOf(hostilePdf(LOCK), '1.2.3.5.6'));
  const { page } = await launch({ args: [damaged, locked, write('model', model)] });
  for (const index of [0, 1]) {
    await page.locator('.series-row', { hasText: 'OT' }).nth(index).click();
    await expect(page.getByText(en.reading)).toHaveCount(0);
    await expect(page.getByText(en.pdfFailed)).toBeVisible();
  }
  await choose(page, 'M3D');
  await expect(page.getByText(en.documentFormat.stl)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

/** The first series of that modality. */
async function choose(page: Page, modality: string): Promise<void> {
  await page.locator('.series-row', { hasText: modality }).first().click();
}

/** Pixels of a canvas that something was drawn on, and the most opaque of them. */
function covered(canvas: SVGElement | HTMLElement): { points: number; most: number } {
  if (!(canvas instanceof HTMLCanvasElement)) return { points: 0, most: 0 };
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let [points, most] = [0, 0];
  for (let at = 3; at < data.length; at += 4) {
    if ((data[at] ?? 0) > 0) points += 1;
    most = Math.max(most, data[at] ?? 0);
  }
  return { points, most };
}

/** Pixels of a canvas that aren't white. */
function inked(canvas: SVGElement | HTMLElement): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0;
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) count += 1;
  return count;
}
