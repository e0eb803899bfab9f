import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '../support/app.js';
import { openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

test('theme, language, hidden names and the last destination come back at the next start, and nothing else is kept', async ({
  launch,
  disk,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-liked-'));
  try {
    const first = await launch({ args: [join(disk.sample, 'CT')], profile });
    await openReview(first);
    await first.page.getByRole('radio', { name: 'Research' }).click();
    await expect(saveButton(first.page)).toBeEnabled({ timeout: 60_000 });
    await saveInto(first, disk.empty('target'));
    await expect(first.page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
    await first.page.getByRole('button', { name: 'Close', exact: true }).click();
    await first.page.getByRole('button', { name: /Light theme/ }).click();
    await first.page.keyboard.press('h');
    await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect
      .poll(() => JSON.parse(readFileSync(join(profile, 'preferences.json'), 'utf8')) as unknown)
      .toEqual({
        version: 1,
        ...{ theme: 'light', language: 'system', identity: 'hidden', capture: 'allowed', destination: 'research', layout: 'automatic' },
        view: 'full',
        ...{ leftButton: 'window', middleButton: 'pan', rightButton: 'zoom', wheel: 'scroll', shortcuts: {} },
      });
    await first.close();

    const second = await launch({ args: [join(disk.sample, 'CT')], profile });
    await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'light');
    await openReview(second);
    await expect(second.page.getByRole('radio', { name: 'Research' })).toBeChecked();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
