/** The kept key, by the keyboard alone: behind a passphrase where the system has no store, the same codes in two starts, a backup, and forgotten. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type LaunchedApp } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { violations } from './export-axe.js';
import { column, openReview, saveButton, exportTest as test } from './export-walk.js';

const PASSPHRASE = 'an invented lantern 47';

async function openKey(page: Page) {
  await page.getByRole('radio', { name: 'Research' }).press('Space');
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Same codes in all copies/ }).press('Enter');
  return page.getByRole('dialog', { name: 'The same codes in all copies' });
}

/** The made-up code that would leave. */
async function codeOf({ page }: LaunchedApp): Promise<string> {
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const name = column(page, 'Leaves').getByRole('treeitem', { name: /^Patient’s name/ });
  return /ANON-\w+/.exec((await name.textContent()) ?? '')?.[0] ?? '';
}

test('a key gives the same codes after a start, opens by its passphrase alone, and can be backed up and forgotten', async ({
  launch,
  disk,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-key-'));
  const backup = join(disk.folder, 'backup.json');
  const args = [join(disk.sample, 'CT')];
  try {
    const first = await launch({ args, profile });
    await openReview(first);
    const dialog = await openKey(first.page);
    const without = await codeOf(first);
    await expect(dialog.getByText(/no key store that really protects/)).toBeVisible();
    expect(await violations(first.page, false), 'the key').toEqual([]);
    const make = dialog.getByRole('button', { name: 'Make a key and use it' });
    await dialog.getByLabel('Passphrase', { exact: true }).fill('short');
    await dialog.getByLabel('The passphrase once more').fill('short');
    await expect(make).toBeDisabled();
    await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await dialog.getByLabel('The passphrase once more').fill(PASSPHRASE);
    await first.page.keyboard.press('Enter');
    await expect(dialog.getByText('The key is kept, and used for this copy.')).toBeVisible({ timeout: 30_000 });
    const kept = readFileSync(join(profile, 'kept-key.json'), 'utf8');
    expect(kept).not.toContain(PASSPHRASE);
    expect(kept).toContain('"passphrase"');

    await answerDialogs(first.electron, { save: backup });
    await dialog.getByRole('button', { name: 'Save a backup…' }).press('Enter');
    await dialog.getByLabel('Passphrase', { exact: true }).fill(`${PASSPHRASE} backup`);
    await dialog.getByLabel('The passphrase once more').fill(`${PASSPHRASE} backup`);
    await first.page.keyboard.press('Enter');
    await expect(dialog.getByText('The backup is saved.')).toBeVisible({ timeout: 30_000 });
    await first.page.keyboard.press('Escape');
    const withKey = await codeOf(first);
    expect(withKey).toMatch(/^ANON-/);
    expect(withKey).not.toBe(without);
    await first.close();

    const second = await launch({ args, profile });
    await openReview(second);
    const again = await openKey(second.page);
    await again.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
    await second.page.keyboard.press('Enter');
    await expect(again.getByText('This isn’t the passphrase.')).toBeVisible({ timeout: 30_000 });
    await again.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await second.page.keyboard.press('Enter');
    await expect(again.getByRole('button', { name: 'Don’t use it for this copy' })).toBeVisible({ timeout: 30_000 });
    expect(await codeOf(second)).toBe(withKey);

    await again.getByRole('button', { name: 'Forget the key' }).press('Enter');
    await again.getByRole('button', { name: 'Yes, forget it' }).press('Enter');
    await expect(again.getByText('The key is forgotten.')).toBeVisible();
    expect(() => readFileSync(join(profile, 'kept-key.json'))).toThrow();
    expect(await codeOf(second)).not.toBe(withKey);

    await answerDialogs(second.electron, { open: [backup] });
    await again.getByRole('button', { name: 'Use a backup…' }).press('Enter');
    await again.getByLabel('Passphrase', { exact: true }).fill(`${PASSPHRASE} backup`);
    await second.page.keyboard.press('Enter');
    await expect(again.getByRole('button', { name: 'Don’t use it for this copy' })).toBeVisible({ timeout: 30_000 });
    expect(await codeOf(second)).toBe(withKey);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
