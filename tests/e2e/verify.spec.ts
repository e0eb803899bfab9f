/** "Is this copy still what was written?", in the window: by menu, by keyboard, in both languages; one changed byte is told. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { verifyMessages } from '../../renderer/export/messages/verify-messages.js';
import { expect, type LaunchedApp } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { chooseFromMenu, menuWords } from '../support/menu.js';
import { runCli } from '../support/run-cli.js';
import { violations } from './export-axe.js';
import { type Scratch, exportTest as test } from './export-walk.js';

function exportSample(disk: Scratch, out: string): { readonly copy: string; readonly receipt: string } {
  const format = out.endsWith('.zip') ? 'zip' : 'dicom';
  const run = runCli(['export', join(disk.sample, 'CT'), '--out', join(disk.folder, out), '--format', format, '--text', 'off']);
  expect(run.stderr).toContain('verified');
  return { copy: join(disk.folder, out), receipt: join(disk.folder, `${out}.receipt.json`) };
}

/** Picks a copy and its receipt, and starts the check. */
async function check({ electron, page }: LaunchedApp, language: 'en' | 'fr', copy: string, receipt: string): Promise<void> {
  const words = verifyMessages(language);
  await answerDialogs(electron, { open: [copy] });
  await page.getByRole('button', { name: copy.endsWith('.zip') ? words.chooseZip : words.chooseFolder }).click();
  await expect(page.getByText(copy.slice(copy.lastIndexOf('/') + 1), { exact: true })).toBeVisible();
  await answerDialogs(electron, { open: [receipt] });
  await page.getByRole('button', { name: words.chooseReceipt }).click();
  await expect(page.getByText(receipt.slice(receipt.lastIndexOf('/') + 1), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: words.check, exact: true }).click();
}

/** Opens the check by the menu. A command that comes before the window listens is lost, as a person's would be. */
async function openCheck({ electron, page }: LaunchedApp, language: 'en' | 'fr'): Promise<void> {
  const dialog = page.getByRole('dialog', { name: verifyMessages(language).title });
  await expect(async () => {
    if (!(await dialog.isVisible())) await chooseFromMenu(electron, menuWords(language).verifyCopy);
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
}

const answer = (page: Page) => page.getByRole('dialog').getByRole('status');

for (const language of ['en', 'fr'] as const) {
  const words = verifyMessages(language);

  test(`a folder is compared with its receipt: the same, changed, missing, added (${language})`, async ({ launch, disk }, info) => {
    const { copy, receipt } = exportSample(disk, 'copy');
    const app = await launch({ language });
    const { page } = app;
    await openCheck(app, language);
    await expect(page.getByRole('button', { name: words.check, exact: true })).toBeDisabled();
    await check(app, language, copy, receipt);
    await expect(answer(page)).toContainText(words.same(40));
    expect(await violations(page, false), 'the answer').toEqual([]);
    await page.screenshot({ path: info.outputPath(`same-${language}.png`) });

    const path = join(copy, 'IM000003.dcm');
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(path, bytes);
    rmSync(join(copy, 'IM000007.dcm'));
    mkdirSync(join(copy, 'more'));
    copyFileSync(join(copy, 'IM000000.dcm'), join(copy, 'more', 'note.txt'));
    await check(app, language, copy, receipt);
    await expect(answer(page)).toContainText(words.differs({ changed: 1, missing: 1, added: 1, unreadable: 0 }));
    for (const [name, kind] of [
      ['IM000003.dcm', 'changed'],
      ['IM000007.dcm', 'missing'],
      ['more/note.txt', 'added'],
    ] as const)
      await expect(page.getByRole('option', { name })).toContainText(words.kinds[kind]);
    expect(await violations(page, false), 'the differences').toEqual([]);
    await page.screenshot({ path: info.outputPath(`differs-${language}.png`) });
  });
}

test('a zip is compared, and told which file in it isn’t the one; another shape and another file are told', async ({ launch, disk }) => {
  const words = verifyMessages('en');
  const { copy, receipt } = exportSample(disk, 'copy.zip');
  const folder = exportSample(disk, 'folder');
  const app = await launch();
  const { page } = app;
  // By the keyboard alone: the list of commands, then what is typed.
  await expect(async () => {
    if (!(await page.getByRole('dialog').isVisible())) await page.keyboard.press('Control+k');
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.type('Check a copy');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: words.title })).toBeVisible();
  await check(app, 'en', copy, receipt);
  await expect(answer(page)).toContainText(words.same(40));
  const bytes = readFileSync(copy);
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
  writeFileSync(copy, bytes);
  await check(app, 'en', copy, receipt);
  await expect(page.getByRole('option', { name: 'IM000000.zip/IM000000.dcm' })).toContainText(words.kinds.changed);
  await check(app, 'en', copy, folder.receipt);
  await expect(answer(page)).toContainText(words.receiptOfFolder);
  await check(app, 'en', folder.copy, receipt);
  await expect(answer(page)).toContainText(words.receiptOfZip);
  await check(app, 'en', folder.copy, join(folder.copy, 'IM000000.dcm'));
  await expect(answer(page)).toContainText(words.notAReceipt);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a long check can be stopped, and says that nothing can be said', async ({ launch, disk }) => {
  const words = verifyMessages('en');
  const { copy, receipt } = exportSample(disk, 'copy');
  const app = await launch();
  const { page, electron } = app;
  await openCheck(app, 'en');
  // Reading takes as long as it takes: main doesn't answer until it is stopped.
  await electron.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('negatoscope:hashRanges');
    ipcMain.handle('negatoscope:hashRanges', () => new Promise(() => undefined));
  });
  await check(app, 'en', copy, receipt);
  await page.getByRole('button', { name: words.cancel }).click();
  await expect(answer(page)).toContainText(words.stopped);
  await expect(page.getByRole('button', { name: words.check, exact: true })).toBeEnabled();
});
