import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, needs } from '../support/app.js';
import { head, type Phantom, scanPhantom, sliceFile } from '../support/head-phantom.js';
import { repository } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { exported, lookThrough, openExport, type Scratch, saveButton, saveInto, exportTest as test } from './export-walk.js';

const SLICES = scanPhantom({ phantom: head, kind: 'MR', spacing: 3, pixel: 2, from: -120, to: 90 });

/** A box before the face: the form of a head without a nose. */
const covered: Phantom = (x, y, z) => (z < -30 && z > -130 && Math.abs(x) < 60 && y < -60 && y > -112 ? 'skin' : head(x, y, z));
const UNSURE = scanPhantom({ phantom: covered, kind: 'CT', spacing: 3, pixel: 3, half: 124, from: -140, to: 110 });

function headFolder(disk: Scratch, slices = SLICES): string {
  const folder = disk.empty('head');
  for (const [index, slice] of slices.entries())
    writeFileSync(join(folder, `${String(index).padStart(3, '0')}.dcm`), sliceFile(slice, index));
  return folder;
}

const notice = (page: Page) => page.locator('.face-notice');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'This is the face that would leave' });

test('a head series is flagged, shown, defaced and exported, and pydicom finds its brain unchanged', async ({ launch, disk }) => {
  needs(tools.pydicom);
  const folder = headFolder(disk);
  const app = await launch({ args: [folder] });
  const { page } = app;
  await expect(page.getByText(`${SLICES.length} images`).first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
  // Unless somebody decides, it stays here.
  await expect(notice(page)).toContainText(`A face could be rebuilt from one series (MR, ${SLICES.length} slices 3 mm apart).`, {
    timeout: 60_000,
  });
  await expect(saveButton(page)).toBeDisabled();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Look at the face…' }).click();
  await expect(page.locator('.face-view[data-drawn]')).toHaveCount(2, { timeout: 30_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  const before = await page.locator('.face-view canvas').first().screenshot();
  await page.getByRole('slider', { name: 'Turn' }).focus();
  for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
  await expect(page.locator('.face-view[data-drawn]')).toHaveCount(2);
  expect((await page.locator('.face-view canvas').first().screenshot()).equals(before)).toBe(false);

  await dialog(page).getByText('recognise nobody in it').click();
  await dialog(page).getByRole('button', { name: 'Remove the face' }).click();
  await expect(notice(page)).toContainText('The face is removed from one series', { timeout: 60_000 });
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('removed from head volumes')).toBeVisible();
  const { folder: copy, receipt } = exported(target);
  expect(receipt).toMatchObject({ faces: 'deface', leftOut: 0 });
  const said = execFileSync(
    tools.pydicom.command,
    [...tools.pydicom.prefix, join(repository, 'tests/support/check-defaced.py'), folder, copy],
    { encoding: 'utf8' },
  );
  const { pairs, changed, brain, brainChanged, features, methods } = JSON.parse(said) as Record<string, number & string[]>;
  expect(pairs).toBe(SLICES.length);
  expect(changed).toBeGreaterThan(10_000);
  expect(brain).toBeGreaterThan(10_000);
  expect(brainChanged).toBe(0);
  expect(features).toEqual(['NO']);
  expect(methods).toContain('113102');
});

test('keeping the face asks once more, and the receipt says so; taking it back leaves the series out', async ({ launch, disk }) => {
  const app = await launch({ args: [headFolder(disk)] });
  const { page } = app;
  await expect(page.getByText(`${SLICES.length} images`).first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
  await page.getByRole('button', { name: 'Look at the face…' }).click({ timeout: 60_000 });
  await dialog(page).getByRole('button', { name: 'Keep the face…' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('can turn it into this face');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Let the face leave' }).click();
  await expect(notice(page)).toContainText('A face that can be rebuilt leaves', { timeout: 60_000 });
  await lookThrough(page);
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Leave it out again' }).click();
  await expect(notice(page)).toContainText('until you decide', { timeout: 60_000 });
  await expect(saveButton(page)).toBeDisabled();
});

test('one slice of a head needs no decision, and the review of a picture says why', async ({ launch, disk }) => {
  const app = await launch({ args: [headFolder(disk)] });
  const { page } = app;
  await expect(page.getByText(`${SLICES.length} images`).first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
  await expect(notice(page)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('radio', { name: /This image/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 picture and/, { timeout: 60_000 });
  await expect(notice(page)).toHaveCount(0);
});

test('a head on which no face is found leaves only once it was drawn for somebody to see', async ({ launch, disk }) => {
  const { page } = await launch({ args: [headFolder(disk, UNSURE)] });
  await expect(page.getByText(`${UNSURE.length} images`).first()).toBeVisible({ timeout: 60_000 });
  await openExport(page);
  await expect(notice(page)).toContainText('the program finds no face on it', { timeout: 60_000 });
  await page.evaluate((words) => {
    new MutationObserver((_, observer) => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
      if (!button) return;
      observer.disconnect();
      document.body.dataset['atFirst'] = button.disabled ? 'waits' : 'leaves unseen';
    }).observe(document.body, { subtree: true, childList: true });
  }, 'Let the series leave…');
  await page.getByRole('button', { name: 'Look at the head…' }).click();
  await expect(page.locator('.face-view[data-drawn]')).toHaveCount(1, { timeout: 30_000 });
  await expect(page.locator('body')).toHaveAttribute('data-at-first', 'waits');
  await expect(page.getByRole('img', { name: 'The surface of the head, as it is' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Let the series leave…' }).click();
  await page.getByRole('button', { name: 'Let it leave', exact: true }).click();
  await expect(notice(page)).toContainText('leaves as it is', { timeout: 60_000 });
});
