/** Presentation states on a picture: every turn and flip puts its marks where the pixels are; window and shutter are applied. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/objects/messages/en.js';
import { expect, test } from '../support/app.js';
import { concat, element, file, SYNTAX, sequence, uint16 } from '../support/dicom-bytes.js';

const ROWS = 48;
const COLUMNS = 64;
/** The one bright block: 2 × 2 pixels, its middle at column 11, row 6 from the corner of the picture. */
const MIDDLE = [11, 6] as const;
const STUDY = '1.2.3.4.1';
const PICTURE = '1.2.3.4.1.1.1';

const person = (seriesUid: string, modality: string, sopClass: string, sopInstanceUid: string): Uint8Array[] => [
  element(0x00080016, 'UI', sopClass),
  element(0x00080018, 'UI', sopInstanceUid),
  element(0x00080060, 'CS', modality),
  element(0x00100010, 'PN', 'Invented^Person'),
  element(0x00100020, 'LO', 'INVENTED-1'),
  element(0x0020000d, 'UI', STUDY),
  element(0x0020000e, 'UI', seriesUid),
];

function picture(): Uint8Array {
  const values = new Uint16Array(ROWS * COLUMNS);
  for (const [x, y] of [
    [10, 5],
    [11, 5],
    [10, 6],
    [11, 6],
  ] as const)
    values[y * COLUMNS + x] = 1000;
  return file(SYNTAX.explicit, [
    ...person('1.2.3.4.1.1', 'CT', '1.2.840.10008.5.1.4.1.1.2', PICTURE),
    element(0x00280002, 'US', uint16(1)),
    element(0x00280004, 'CS', 'MONOCHROME2'),
    element(0x00280010, 'US', uint16(ROWS)),
    element(0x00280011, 'US', uint16(COLUMNS)),
    // Rows stand twice as far apart as columns: the stretch has to go with the turn.
    element(0x00280030, 'DS', '2\\1'),
    element(0x00280100, 'US', uint16(16)),
    element(0x00280101, 'US', uint16(16)),
    element(0x00280102, 'US', uint16(15)),
    element(0x00280103, 'US', uint16(0)),
    // The window of a presentation state is of stored values where it has no rescale of its own, whatever the picture says.
    element(0x00281052, 'DS', '-1000'),
    element(0x00281053, 'DS', '2'),
    element(0x7fe00010, 'OW', new Uint8Array(values.buffer)),
  ]);
}

const float32 = (...values: readonly number[]) => new Uint8Array(Float32Array.from(values).buffer);
const mark = (units: string, x: number, y: number) =>
  concat(
    element(0x00700005, 'CS', units),
    element(0x00700020, 'US', uint16(2)),
    element(0x00700021, 'US', uint16(1)),
    element(0x00700022, 'FL', float32(x, y)),
    element(0x00700023, 'CS', 'POINT'),
    element(0x00700024, 'CS', 'N'),
  );

function state(index: number, rotation: number, flip: 'Y' | 'N'): Uint8Array {
  return file(SYNTAX.explicit, [
    ...person(`1.2.3.4.1.${index + 2}`, 'PR', '1.2.840.10008.5.1.4.1.1.11.1', `1.2.3.4.1.${index + 2}.1`),
    sequence(0x00081115, [
      sequence(0x00081140, [concat(element(0x00081150, 'UI', '1.2.840.10008.5.1.4.1.1.2'), element(0x00081155, 'UI', PICTURE))]),
    ]),
    element(0x00200011, 'IS', String(index + 2)),
    sequence(0x00283110, [concat(element(0x00281050, 'DS', '500'), element(0x00281051, 'DS', '1000'))]),
    sequence(0x00700001, [
      concat(element(0x00700002, 'CS', 'MARKS'), sequence(0x00700009, [mark('PIXEL', ...MIDDLE), mark('DISPLAY', 0.25, 0.125)])),
    ]),
    element(0x00700041, 'CS', flip),
    element(0x00700042, 'US', uint16(rotation)),
    element(0x00700080, 'CS', `TURN${rotation}${flip}`),
  ]);
}

/** The middle of the bright block on the canvas, weighed by grey, in pixels of the screen. */
const brightMiddle = (page: Page) =>
  page.locator('.viewport canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let [sum, x, y] = [0, 0, 0];
    for (let at = 0; at < width * height; at++) {
      const grey = data[at * 4] ?? 0;
      sum += grey;
      x += grey * ((at % width) + 0.5);
      y += grey * (Math.floor(at / width) + 0.5);
    }
    return { sum, x: x / sum, y: y / sum, width, height };
  });

/** The middle of each cross of a point, in the order of the drawing list. */
const crosses = (page: Page) =>
  page.locator('.slice-overlay .shape-line').evaluateAll((paths) =>
    paths.map((path) => {
      const [, x = '', y = ''] = /^M(\S+) (\S+)H/.exec(path.getAttribute('d') ?? '') ?? [];
      return [Number(x) + 5, Number(y)] as const;
    }),
  );

test('puts marks where the pixels are, under every turn and flip', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-presentation-'));
  try {
    writeFileSync(join(folder, 'picture'), picture());
    const turns = [0, 90, 180, 270].flatMap((rotation) => (['N', 'Y'] as const).map((flip) => ({ rotation, flip })));
    for (const [index, { rotation, flip }] of turns.entries()) writeFileSync(join(folder, `state${index}`), state(index, rotation, flip));
    const { page } = await launch({ args: [folder] });
    await expect(page.locator('.series-row')).toHaveCount(turns.length + 1);
    for (const { rotation, flip } of turns) {
      const name = `TURN${rotation}${flip}`;
      await openState(page, name);
      await page.getByRole('button', { name: en.apply }).click();
      await expect(page.locator('.slice-overlay .shape-line')).toHaveCount(2);
      await expect(page.locator('.layer-chip')).toContainText(name);
      await expect(page.locator('[data-overlay="window"]')).toHaveText('C 0 · W 2,000');
      const bright = await brightMiddle(page);
      const [pixel, display] = await crosses(page);
      expect(bright.sum).toBeGreaterThan(1000);
      expect(Math.hypot((pixel?.[0] ?? 0) - bright.x, (pixel?.[1] ?? 0) - bright.y), name).toBeLessThan(1.5);
      // A share of the displayed area stands at that share of the picture on the screen, however it was turned.
      const lies = rotation % 180 === 0 ? { across: COLUMNS, down: ROWS * 2 } : { across: ROWS * 2, down: COLUMNS };
      const scale = Math.min(bright.width / lies.across, bright.height / lies.down);
      expect((display?.[0] ?? 0) - bright.width / 2, name).toBeCloseTo(-0.25 * lies.across * scale, 0);
      expect((display?.[1] ?? 0) - bright.height / 2, name).toBeCloseTo(-0.375 * lies.down * scale, 0);
    }
    await page.getByRole('button', { name: en.overlayRemove('TURN270Y') }).click();
    await expect(page.locator('.slice-overlay')).toHaveCount(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Goes through the series until that presentation state is on the screen. */
async function openState(page: Page, name: string): Promise<void> {
  const rows = page.locator('.series-row');
  for (let index = 0; index < (await rows.count()); index++) {
    await rows.nth(index).click();
    const title = page.locator('.object-title');
    if ((await rows.nth(index).textContent())?.includes('PR') !== true) continue;
    await expect(title).toBeVisible();
    if ((await title.textContent()) === name) return;
  }
  throw new Error(`no presentation state ${name}`);
}
