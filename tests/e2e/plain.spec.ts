/** The plain view: a few large buttons with words, one control that switches it, and what kind of picture it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en as app } from '../../renderer/app/messages/en.js';
import { fr as appFr } from '../../renderer/app/messages/fr.js';
import { en } from '../../renderer/viewer/plain/messages/en.js';
import { fr } from '../../renderer/viewer/plain/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';

test('has a few large buttons in the place of all tools, and is there again at the next start', async ({ launch }, info) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-plain-'));
  try {
    const first = await launch({ args: ['build/sample/CT'], profile });
    const { page } = first;
    await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
    await expect(page.getByRole('group', { name: en.bar })).toHaveCount(0);
    await page.getByRole('button', { name: app.togglePlain }).click();
    const bar = page.getByRole('group', { name: en.bar });
    await expect(bar.getByRole('button')).toHaveCount(10);
    await expect(page.getByRole('group', { name: app.tools })).toHaveCount(0);
    const size = await bar.getByRole('button').first().boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(64);
    expect(await accessibilityFaults(page)).toEqual([]);

    const viewport = page.locator('.viewport');
    const press = (name: string) => bar.getByRole('button', { name, exact: true }).click();
    await press(en.names['next-image'] ?? '');
    await expect(viewport).toHaveAttribute('aria-label', /21 of 40/);
    await press(app.brighter);
    await expect(viewport).toHaveAttribute('aria-label', /window centre 20, width 400/);
    await press(en.names['reset-view'] ?? '');
    await expect(viewport).toHaveAttribute('aria-label', /window centre 40, width 400/);

    await press(en.names['explain-picture'] ?? '');
    const dialog = page.getByRole('dialog', { name: en.explainTitle });
    for (const sentence of [
      en.kinds.ct,
      en.planes.axial,
      en.edges(en.sides['R'] ?? '', en.sides['A'] ?? ''),
      en.series('21', '40'),
      en.meaning,
    ])
      await expect(dialog).toContainText(sentence);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await press(en.names.compare ?? '');
    await expect(page.locator('[data-cell]')).toHaveCount(2);
    await page.screenshot({ path: info.outputPath('plain.png') });
    await press(en.names.compare ?? '');
    await expect(page.locator('[data-cell]')).toHaveCount(1);
    await first.close();

    const second = await launch({ args: ['build/sample/CT'], profile, language: 'fr' });
    const french = second.page;
    await expect(french.getByRole('group', { name: fr.bar })).toBeVisible();
    await french.setViewportSize({ width: 1280, height: 800 });
    expect(await accessibilityFaults(french)).toEqual([]);
    await french.screenshot({ path: info.outputPath('simple.png') });
    await french.getByRole('button', { name: appFr.allTools }).click();
    await expect(french.getByRole('group', { name: appFr.tools })).toBeVisible();
    await expect(french.getByRole('group', { name: fr.bar })).toHaveCount(0);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
