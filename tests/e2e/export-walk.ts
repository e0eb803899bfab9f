import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { picturesMessages } from '../../renderer/export/pictures/messages/pictures-messages.js';
import { expect, type LaunchedApp, test } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { repository } from '../support/real-files.js';

/** A folder of its own for a test, deleted with what is in it. */
export interface Scratch {
  readonly folder: string;
  /**
   * The sample study that the build makes (40 slices and an ultrasound-like picture of an invented person), copied: a build that
   * goes on meanwhile changes files, and a changed file stops an export.
   */
  readonly sample: string;
  empty(name: string): string;
}

function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-export-'));
  const sample = join(folder, 'sample');
  cpSync(join(repository, 'build', 'sample'), sample, { recursive: true });
  return {
    folder,
    sample,
    empty(name) {
      const made = join(folder, name);
      mkdirSync(made);
      return made;
    },
  };
}

/** `test` with a scratch folder. */
export const exportTest = test.extend<{ disk: Scratch }>({
  disk: async ({ browserName: _unused }, use) => {
    const disk = scratch();
    await use(disk);
    rmSync(disk.folder, { recursive: true, force: true });
  },
});

export const saveButton = (page: Page): Locator => page.getByRole('button', { name: 'Save the copy' });
export const column = (page: Page, name: 'Stays here' | 'Leaves' | 'Pictures that leave'): Locator => page.getByRole('region', { name });

/** Opens the export of the whole study by its key. */
export async function openExport(page: Page): Promise<void> {
  const screen = page.getByRole('main', { name: 'What would leave' });
  // A key that comes before the window listens is lost, as a person's would be.
  await expect(async () => {
    if (!(await screen.isVisible())) await page.keyboard.press('Control+e');
    await expect(screen).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
}

/** Waits until the sample's slices are all read, opens the export of the whole study, waits for its review, and looks through the pictures. */
export async function openReview({ page }: Pick<LaunchedApp, 'page'>): Promise<void> {
  await expect(page.getByText('40 images').first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
}

export const picturesDialog = (page: Page): Locator => page.getByRole('dialog', { name: /is a name written in them/ });

/** The search came to its end. */
const OVER = { en: /^The program looked through/, fr: /^Le programme a parcouru/ } as const;

/**
 * Looks through the pictures that leave as a person who doesn't wait for the search: page by page, to the end of the sheet. What needs
 * a look of its own isn't looked at.
 * @param isSearching false where the search was stopped before
 */
export async function lookThrough(page: Page, language: 'en' | 'fr' = 'en', isSearching = true): Promise<void> {
  const words = picturesMessages(language);
  await page.getByRole('button', { name: words.open }).click({ timeout: 120_000 });
  const dialog = page.getByRole('dialog', { name: words.title });
  if (isSearching) {
    const stop = dialog.getByRole('button', { name: words.searchStop });
    // Of a few pictures it may be over before a hand is there.
    await expect(stop.or(dialog.getByText(OVER[language]))).toBeVisible();
    await stop.click({ timeout: 2000 }).catch(() => expect(dialog.getByText(OVER[language])).toBeVisible());
  }
  const agree = dialog.getByRole('button', { name: /no name is left in|n’y reste aucun nom/ });
  const next = dialog.getByRole('button', { name: words.nextPage });
  await expect(async () => {
    if (await next.isVisible()) await next.click({ timeout: 1000 });
    await expect(agree).toBeEnabled({ timeout: 500 });
  }).toPass({ timeout: 120_000, intervals: [0] });
  await agree.click();
  await dialog.getByRole('button', { name: words.doneHint }).click();
}

/** Answers main's dialogs with a folder and consent, and saves. */
export async function saveInto({ page, electron }: LaunchedApp, folder: string): Promise<void> {
  await answerDialogs(electron, { open: [folder], button: 1 });
  await saveButton(page).click();
}

export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Every row of the list of files that is on the screen, which holds only the rows in view. */
export async function listedFiles(page: Page): Promise<readonly ListedFile[]> {
  const table = page.getByRole('grid', { name: /fingerprint/ });
  const count = Number(await table.getAttribute('aria-rowcount')) - 1;
  const found = new Map<string, ListedFile>();
  for (let top = 0; found.size < count && top < 100_000; top += 100) {
    await table.evaluate((element, to) => element.scrollTo({ top: to }), top);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (const row of await table.getByRole('row').all()) {
      const [name, bytes, sha256] = (await row.locator('[role=rowheader], [role=gridcell]').allTextContents()) as [
        string?,
        string?,
        string?,
      ];
      if (name && bytes && sha256) found.set(name, { name, bytes: Number(bytes.replaceAll(/\D/g, '')), sha256 });
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The files of a folder in the order of their names, with what their bytes really are. */
export function filesOnDisk(folder: string): readonly ListedFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}

/** The one folder that an export made, and its receipt. */
export function exported(target: string): { readonly folder: string; readonly receipt: Record<string, unknown> } {
  const entries = readdirSync(target).sort();
  const folder = entries.find((name) => !name.endsWith('.json'));
  const receipt = entries.find((name) => name.endsWith('.receipt.json'));
  if (!folder || !receipt || entries.length !== 2) throw new Error(`a folder and a receipt were expected, not ${entries.length} entries`);
  return { folder: join(target, folder), receipt: JSON.parse(readFileSync(join(target, receipt), 'utf8')) as Record<string, unknown> };
}
