/** Marks on their way to files of their own: shown first with whose name they hold, written by main, valid, and seen again on the same pixels. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { readObject } from '../../core/study/objects/read-object.js';
import { marksEn as en } from '../../renderer/export/messages/marks-en.js';
import { marksFr as fr } from '../../renderer/export/messages/marks-fr.js';
import { en as objects } from '../../renderer/objects/messages/en.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, type LaunchedApp, type LaunchOptions, needs, test } from '../support/app.js';
import { answerDialogs, shownDialogs } from '../support/dialogs.js';
import { PHANTOM_COLUMNS, PHANTOM_ROWS, phantomFile } from '../support/measure-phantom.js';
import { aim, drag, type SeenPicture } from '../support/measure-walk.js';
import { shotOf } from '../support/shots.js';
import { tools } from '../support/tools.js';

const SQUARE: SeenPicture = { rows: PHANTOM_ROWS, columns: PHANTOM_COLUMNS };
const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-keep-'));
  folders.push(folder);
  return folder;
}

async function openWithMarks(launch: (options: LaunchOptions) => Promise<LaunchedApp>, options: LaunchOptions = {}) {
  const folder = scratch();
  writeFileSync(join(folder, 'IM0'), phantomFile({ modality: 'CT', spacing: [0.5, 0.5] }));
  const app = await launch({ ...options, args: [folder] });
  const { page } = app;
  await expect(page.locator('.overlay-step')).toBeVisible();
  await page.keyboard.press('m');
  const [length] = await drag(page, SQUARE, [40, 30], [100, 110]);
  await page.keyboard.press('u');
  const [region] = await drag(page, SQUARE, [120, 40], [160, 80]);
  await expect(page.locator('.mark-body')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await page.keyboard.press('Control+Shift+K');
  if (!length || !region) throw new Error('nothing was drawn');
  return { ...app, folder, length, region };
}

test('shows what would be written and whose name it holds, writes it where the person says, and shows it again on the same pixels', async ({
  launch,
}) => {
  needs(tools.dciodvfy);
  const app = await openWithMarks(launch);
  const { page, electron } = app;
  const dialog = page.getByRole('dialog', { name: en.title });
  await expect(dialog.getByText(en.filesTitle(3))).toBeVisible();
  await expect(dialog.getByText(en.warningTitle)).toBeVisible();
  await expect(dialog.getByRole('tab')).toHaveCount(3);
  // What is copied from the scan says so, and is shown as it would be written.
  await expect(dialog.locator('.marks-copied')).toContainText('Quillfeather^Zebediah');
  const name = dialog.getByRole('row', { name: /Patient's Name/ });
  await dialog.getByRole('treegrid').focus();
  for (let press = 0; press < 30 && (await name.count()) === 0; press += 1) await page.keyboard.press('ArrowDown');
  await expect(name).toContainText('Quillfeather^Zebediah');
  await expect(name).toContainText(en.origins.copied);
  expect(await accessibilityFaults(page)).toEqual([]);
  await shotOf(page, 'keep-marks');

  // Main's own question says it again, and a no writes nothing.
  const target = scratch();
  await answerDialogs(electron, { open: [target] });
  await dialog.getByRole('button', { name: en.save }).click();
  await expect.poll(async () => (await shownDialogs(electron)).length).toBe(2);
  const [where, whether] = await shownDialogs(electron);
  expect(where?.options.title).toBe('Where should your marks go?');
  expect(whether?.options.detail).toContain('NOT anonymised');
  await expect(dialog.getByRole('button', { name: en.save })).toBeEnabled();
  expect(readdirSync(target)).toEqual([]);

  const hashes = await dialog.locator('.marks-hash').allTextContents();
  await answerDialogs(electron, { open: [target], button: 1 });
  await dialog.getByRole('button', { name: en.save }).click();
  await expect(page.getByRole('dialog', { name: en.doneTitle })).toBeVisible({ timeout: 30_000 });
  expect(readdirSync(target).sort()).toEqual(['Negatoscope-marks-1', 'Negatoscope-marks-1.receipt.json']);
  const kept = join(target, 'Negatoscope-marks-1');
  const files = readdirSync(kept).sort();
  expect(files).toEqual(['IM000000.dcm', 'IM000001.dcm', 'IM000002.dcm']);
  expect(hashes.join()).toContain(
    createHash('sha256')
      .update(readFileSync(join(kept, 'IM000000.dcm')))
      .digest('hex'),
  );
  const kinds = files.map((file) => {
    const { stdout, stderr } = spawnSync(tools.dciodvfy.command, [join(kept, file)], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
    return readObject(parseFile(memorySource(readFileSync(join(kept, file)))))?.kind;
  });
  expect(kinds).toEqual(['presentation', 'key-objects', 'report']);
  await page.getByRole('button', { name: en.close, exact: true }).last().click();
  await app.close();

  // Another day: the scan and what was kept, opened together.
  const again = await launch({ args: [app.folder, kept] });
  await expect(again.page.locator('.overlay-step')).toBeVisible();
  await expect(again.page.locator('.series-row')).toHaveCount(4);
  await again.page.locator('.series-row', { hasText: 'PR' }).click();
  await again.page.getByRole('button', { name: objects.apply }).click();
  const lines = again.page.locator('.slice-overlay .shape-line');
  await expect(lines).toHaveCount(2);
  const starts = await lines.evaluateAll((paths) =>
    paths.map((path) => (path.getAttribute('d')?.match(/-?\d+(\.\d+)?/g) ?? []).slice(0, 2).map(Number)),
  );
  const box = await again.page.locator('.viewport').boundingBox();
  for (const [index, place] of [app.length, app.region].entries()) {
    const { x, y } = await aim(again.page, SQUARE, [place.column, place.row]);
    // A hand hits whole pixels of the screen.
    expect(Math.abs((starts[index]?.[0] ?? 0) + (box?.x ?? 0) - x), `across ${index}`).toBeLessThan(1.5);
    expect(Math.abs((starts[index]?.[1] ?? 0) + (box?.y ?? 0) - y), `down ${index}`).toBeLessThan(1.5);
  }
  await expect(again.page.locator('.slice-overlay text').first()).toContainText('mm');
  await shotOf(again.page, 'kept-again');
});

test('leaves out what isn’t ticked and says what isn’t saved, in French', async ({ launch }) => {
  const { page } = await openWithMarks(launch, { language: 'fr' });
  const dialog = page.getByRole('dialog', { name: fr.title });
  await expect(dialog.getByText(fr.filesTitle(3))).toBeVisible();
  await dialog.getByRole('checkbox', { name: new RegExp(fr.kinds.report) }).press('Space');
  await expect(dialog.getByText(fr.filesTitle(2))).toBeVisible();
  await expect(dialog.getByRole('tab')).toHaveCount(2);
  expect(await accessibilityFaults(page)).toEqual([]);
  await shotOf(page, 'keep-marks-fr');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
