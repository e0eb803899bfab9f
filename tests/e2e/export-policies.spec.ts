/** Choices under a name: kept for the next start, passed on as a file, opened from one; a file that isn't one changes nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { NO_OPTIONS } from '../../core/deid/policy.js';
import { policyFromJson } from '../../core/deid/policy-json.js';
import { expect } from '../support/app.js';
import { answerDialogs } from '../support/dialogs.js';
import { violations } from './export-axe.js';
import { openReview, saveButton, exportTest as test } from './export-walk.js';

async function openOptions(page: Page) {
  await page.getByRole('button', { name: 'Choose yourself…' }).press('Enter');
  return page.getByRole('dialog', { name: 'Choose what is kept' });
}

test('a choice is kept under a name, shared as a file that the command line takes, and comes back after a start', async ({
  launch,
  disk,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-shelf-'));
  try {
    const app = await launch({ args: [join(disk.sample, 'CT')], profile });
    const { electron, page } = app;
    await openReview(app);
    const dialog = await openOptions(page);
    await dialog.getByRole('radio', { name: 'Move them' }).press('Space');
    await dialog.getByRole('checkbox', { name: 'Which machine it was' }).press('Space');
    const name = dialog.getByRole('textbox', { name: 'Name for this choice' });
    const keep = dialog.getByRole('button', { name: 'Keep', exact: true });
    await name.fill('Étude');
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(keep).toBeDisabled();
    await name.fill('Spine study 2');
    await keep.press('Enter');
    await expect(dialog.getByText('“Spine study 2” is kept.')).toBeVisible();
    expect(await violations(page, false), 'the kept choices').toEqual([]);

    const file = join(disk.folder, 'shared.json');
    await answerDialogs(electron, { save: file });
    await dialog.getByRole('button', { name: 'Save as a file…' }).press('Enter');
    await expect(dialog.getByText('The file is saved.')).toBeVisible();
    expect(policyFromJson(readFileSync(file, 'utf8'))).toEqual({
      ok: true,
      policy: {
        schema: 1,
        name: 'Spine study 2',
        options: { ...NO_OPTIONS, retainDates: 'modified', retainDeviceIdentity: true },
      },
    });
    await app.close();

    const later = await launch({ args: [join(disk.sample, 'CT')], profile });
    await openReview(later);
    const again = await openOptions(later.page);
    await again.getByRole('button', { name: 'Use “Spine study 2”' }).press('Enter');
    await expect(again.getByRole('radio', { name: 'Move them' })).toBeChecked();
    await again.getByRole('button', { name: 'Show what would leave' }).press('Enter');
    await expect(later.page.getByText(/leaves?, moved by a secret number of days/)).toBeVisible({ timeout: 60_000 });
    await expect(saveButton(later.page)).toBeEnabled({ timeout: 60_000 });
    const third = await openOptions(later.page);
    await third.getByRole('button', { name: 'Forget “Spine study 2”' }).press('Enter');
    await expect(third.getByText('You keep none yet.')).toBeVisible();
    expect(readFileSync(join(profile, 'policies.json'), 'utf8')).not.toContain('Spine');
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('a file is used whole or not at all, and what is wrong with it is said', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { electron, page } = app;
  await openReview(app);
  const dialog = await openOptions(page);
  const path = join(disk.folder, 'given.json');
  const open = async (content: string) => {
    writeFileSync(path, content);
    await answerDialogs(electron, { open: [path] });
    await dialog.getByRole('button', { name: 'Open a file…' }).press('Enter');
  };
  await open('{ not json');
  await expect(dialog.getByText(/it can’t be read/)).toBeVisible();
  await open('{ "schema": 1, "name": "x", "options": { "retainUids": true, "sendHome": true } }');
  await expect(dialog.getByText('It stands at: options.sendHome', { exact: false })).toBeVisible();
  const uids = dialog.getByRole('checkbox', { name: 'Serial numbers of the original' });
  await expect(uids).not.toBeChecked();
  await open('{ "schema": 1, "name": "given", "options": { "retainUids": true } }');
  await expect(dialog.getByText(/“given” is chosen below/)).toBeVisible();
  await expect(uids).toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).last().press('Enter');
  // Nothing was applied.
  await expect(page.getByRole('radio', { name: 'Second opinion' })).toBeChecked();
});
