import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/app/messages/en.js';
import { fr } from '../../renderer/app/messages/fr.js';
import { aboutMessages } from '../../renderer/export/messages/about-messages.js';
import { exportMessages } from '../../renderer/export/messages/export-messages.js';
import { picturesMessages } from '../../renderer/export/pictures/messages/pictures-messages.js';
import { lookThrough } from '../e2e/export-walk.js';
import { expect, type LaunchedApp, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { dropFiles } from '../support/drop-files.js';
import { drag } from '../support/measure-walk.js';
import { repository } from '../support/real-files.js';

const SCREENSHOTS = join(repository, 'docs', 'screenshots');
const CONFIRM = 1;

/** A few measures and marks on the picture, and their list. */
async function drawSome(page: Page): Promise<void> {
  const slice = { rows: 256, columns: 256 };
  await page.keyboard.press('q');
  await drag(page, slice, [95, 110], [180, 110]);
  await drag(page, slice, [42, 170], [213, 170]);
  await page.keyboard.press('e');
  await drag(page, slice, [128, 92], [168, 124]);
  await page.keyboard.press('j');
  await drag(page, slice, [200, 60], [178, 84]);
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+L');
  await expect(page.locator('.measures-row')).toHaveCount(4);
}

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['dark', 'light'] as const) {
    test.describe(`${language}-${theme}`, () => {
      const words = language === 'en' ? en : fr;
      const copyWords = exportMessages(language);
      let folder: string;
      test.beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'negatoscope-screens-'));
        mkdirSync(SCREENSHOTS, { recursive: true });
      });
      test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

      /** The window as it is once nothing moves any more. */
      const shoot = async (page: Page, name: string) => {
        await page.mouse.move(0, 0);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(SCREENSHOTS, `${language}-${theme}-${name}.png`), animations: 'disabled', caret: 'hide' });
      };
      const open = async (launch: () => Promise<LaunchedApp>) => {
        const app = await launch();
        await expect(app.page.getByRole('button', { name: words.openSample })).toBeVisible();
        if (theme === 'light') await app.page.getByRole('button', { name: words.toLight }).click();
        return app;
      };
      const openSample = async ({ page }: LaunchedApp) => {
        await page.getByRole('button', { name: words.openSample }).click();
        await expect(page.locator('.series-row canvas')).toHaveCount(2);
        await expect(page.locator('.overlay-step')).toBeVisible();
      };
      const openReview = async (app: LaunchedApp) => {
        await openSample(app);
        await app.page.keyboard.press('Control+E');
        await app.page.getByRole('button', { name: picturesMessages(language).open }).waitFor({ timeout: 60_000 });
        await shoot(app.page, 'review-unseen');
        await lookThrough(app.page, language);
        await expect(app.page.getByRole('button', { name: copyWords.save })).toBeEnabled();
        await expect(app.page.locator('.export-tile canvas').first()).toBeVisible();
      };

      test('start, viewer and dialogs', async ({ launch }) => {
        const app = await open(() => launch({ language }));
        const { page } = app;
        await shoot(page, 'start');
        await openSample(app);
        await shoot(page, 'viewer');
        await page.locator('.series-row').last().click();
        await expect(page.locator('.overlay-step')).toHaveText(words.stepText('1', '1'));
        await shoot(page, 'viewer-ultrasound');
        await page.keyboard.press('h');
        await expect(page.getByText(words.identityHidden)).toBeVisible();
        await shoot(page, 'viewer-identity-hidden');
        await page.keyboard.press('h');
        await page.locator('.series-row').first().click();
        await page.keyboard.press('d');
        await expect(page.getByText('(0008,0005)')).toBeVisible();
        await shoot(page, 'details');
        await page.keyboard.press('d');
        await drawSome(page);
        await shoot(page, 'measures');
        await page.keyboard.press('Shift+L');
        await page.keyboard.press('Control+K');
        await expect(page.getByRole('dialog')).toBeVisible();
        await shoot(page, 'commands');
        await page.keyboard.press('Escape');
        await page.keyboard.press('F1');
        await expect(page.getByRole('dialog')).toBeVisible();
        await shoot(page, 'help');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: new RegExp(`^${words.sealed}`) }).click();
        await expect(page.getByRole('button', { name: aboutMessages(language).proof.again })).toBeEnabled();
        await shoot(page, 'proof');
      });

      test('what could not be opened', async ({ launch }) => {
        const app = await open(() => launch({ language }));
        const { page } = app;
        writeFileSync(join(folder, 'notes.txt'), 'not a scan');
        writeFileSync(join(folder, 'empty.dcm'), '');
        await dropFiles(page, [folder]);
        await expect(page.getByText(words.nothingFound)).toBeVisible();
        await shoot(page, 'nothing-found');
        await page.getByRole('button', { name: words.showWhy }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await shoot(page, 'not-opened');
      });

      test('review and receipt', async ({ launch }) => {
        const app = await open(() => launch({ language }));
        const { electron, page } = app;
        await openReview(app);
        await shoot(page, 'review');
        await page.locator('.export-tile-picture').first().click();
        await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible();
        await shoot(page, 'review-look');
        await page.keyboard.press('Escape');
        await answerDialogs(electron, { open: [folder], button: CONFIRM });
        await page.getByRole('button', { name: copyWords.save }).click();
        await expect(page.getByText(copyWords.doneTitle)).toBeVisible();
        await shoot(page, 'done');
      });

      test('a copy that could not be written', async ({ launch }) => {
        const app = await open(() => launch({ language }));
        const { electron, page } = app;
        await openReview(app);
        await answerDialogs(electron, { open: [join(folder, 'unplugged')], button: CONFIRM });
        await page.getByRole('button', { name: copyWords.save }).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await shoot(page, 'failed');
      });
    });
  }
}
