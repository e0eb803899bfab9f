/** A person's own keys and buttons: changed on one screen, said everywhere, asked where another command would lose one, kept. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { en as app } from '../../renderer/app/messages/en.js';
import { fr as appFr } from '../../renderer/app/messages/fr.js';
import { en } from '../../renderer/app/shortcuts/messages/en.js';
import { fr } from '../../renderer/app/shortcuts/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';
import { chooseFromMenu, menuWords } from '../support/menu.js';

const row = (page: Page, command: string) => page.locator(`.keys-list [data-key="${command}"]`);
const notice = (page: Page) => page.locator('.keys-notice');
const isInverted = (page: Page) => page.getByRole('button', { name: app.invert, exact: true }).getAttribute('aria-pressed');
const accelerator = (electron: ElectronApplication, label: string) =>
  electron.evaluate(({ Menu }, sought) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    return entries.find((entry) => entry.label === sought)?.accelerator ?? null;
  }, label);

test('gives a command another key, says whose it was, and keeps it for the next start', async ({ launch }, info) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-keys-'));
  try {
    const first = await launch({ args: ['build/sample/CT'], profile });
    const { page } = first;
    await expect(page.locator('.overlay-step')).toHaveText('20 / 40');
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('dialog', { name: en.title })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);

    // By keys alone: find it, go to it, ask, press. A key that is needed elsewhere is refused, and one that is taken is asked for.
    await page.getByRole('searchbox', { name: en.find }).fill(app.invert);
    await page.keyboard.press('Tab');
    await expect(row(page, 'invert')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(notice(page)).toContainText(en.press(app.invert));
    await page.keyboard.press('Control+s');
    await expect(notice(page)).toContainText(en.reserved(app.invert));
    await page.keyboard.press('w');
    await expect(notice(page)).toContainText(en.taken('W', app.toolWindow));
    await page.screenshot({ path: info.outputPath('keys.png') });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: en.leave }).click();
    await expect(row(page, 'invert')).toContainText('I');
    await row(page, 'invert').click();
    await page.keyboard.press('w');
    await page.getByRole('button', { name: en.take(app.invert) }).click();
    await expect(notice(page)).toContainText(en.given(app.invert, 'W'));
    await page.getByRole('searchbox', { name: en.find }).fill('');
    await expect(row(page, 'tool-window')).toContainText(en.noKey);

    // Escape leaves the asking, and not the screen.
    await page.getByRole('searchbox', { name: en.find }).fill(app.openFiles);
    await row(page, 'open-files').click();
    await page.keyboard.press('Escape');
    await expect(notice(page)).toContainText(en.about);
    await row(page, 'open-files').click();
    await page.keyboard.press('Control+Shift+F8');
    await expect(notice(page)).toContainText(en.given(app.openFiles, 'Ctrl + Shift + F8'));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    expect(await isInverted(page)).toBe('false');
    await page.keyboard.press('i');
    expect(await isInverted(page)).toBe('false');
    await page.keyboard.press('w');
    expect(await isInverted(page)).toBe('true');
    await page.keyboard.press('Control+k');
    await expect(page.locator('.palette-list [data-key="invert"]')).toContainText('W');
    await page.keyboard.press('Escape');
    await expect.poll(() => accelerator(first.electron, menuWords('en').openFiles)).toBe('CmdOrCtrl+Shift+F8');
    await first.close();

    const second = await launch({ args: ['build/sample/CT'], profile, language: 'fr' });
    await expect(second.page.locator('.overlay-step')).toHaveText('20 / 40');
    await expect.poll(() => accelerator(second.electron, menuWords('fr').openFiles)).toBe('CmdOrCtrl+Shift+F8');
    await chooseFromMenu(second.electron, menuWords('fr').showKeys);
    await expect(second.page.getByRole('dialog', { name: fr.title })).toBeVisible();
    expect(await accessibilityFaults(second.page)).toEqual([]);
    await second.page.screenshot({ path: info.outputPath('touches.png') });
    await second.page.getByRole('searchbox', { name: fr.find }).fill(appFr.toolWindow);
    await second.page.getByRole('button', { name: fr.usualKey(appFr.toolWindow) }).click();
    await expect(notice(second.page)).toContainText(fr.taken('W', appFr.invert));
    await second.page.getByRole('button', { name: fr.take(appFr.toolWindow) }).click();
    await expect(row(second.page, 'tool-window')).toContainText('W');
    await second.page.getByRole('button', { name: fr.all }).click();
    await expect(notice(second.page)).toContainText(fr.allDone);
    await expect
      .poll(() => JSON.parse(readFileSync(join(profile, 'preferences.json'), 'utf8')) as unknown)
      .toMatchObject({ shortcuts: {} });
    await expect.poll(() => accelerator(second.electron, menuWords('fr').openFiles)).toBe('CmdOrCtrl+O');
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('has the buttons and the wheel do what the person says, whatever else a broken file holds', async ({ launch }) => {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-mouse-'));
  try {
    writeFileSync(
      join(profile, 'preferences.json'),
      '{ "version": 1, "theme": 7, "wheel": "zoom", "shortcuts": { "invert": "I", "x": ["Y"] } }',
    );
    const { page } = await launch({ args: ['build/sample/CT'], profile });
    const step = page.locator('.overlay-step');
    const zoom = page.locator('[data-overlay="zoom"]');
    await expect(step).toHaveText('20 / 40');
    await page.locator('.viewport').hover();
    const fitted = await zoom.textContent();
    await page.mouse.wheel(0, -120);
    await expect(zoom).not.toHaveText(fitted ?? '');
    await expect(step).toHaveText('20 / 40');

    await page.keyboard.press('Control+k');
    await page.keyboard.type(app.keysAndMouse);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const choose = async (label: string, name: string) => {
      await page.getByRole('button', { name: label }).click();
      await page.getByRole('option', { name }).click();
    };
    await choose(en.wheel, en.wheels.scroll);
    await choose(en.right, en.drags.scroll);
    await choose(en.left, en.drags.zoom);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.locator('.viewport').hover();
    await page.mouse.wheel(0, 120);
    await expect(step).toHaveText('21 / 40');
    const dragBy = async (button: 'left' | 'right', pixels: number) => {
      await page.locator('.viewport').hover();
      await page.mouse.down({ button });
      const box = await page.locator('.viewport').boundingBox();
      if (!box) throw new Error('the viewport has no place');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + pixels, { steps: 4 });
      await page.mouse.up({ button });
    };
    await dragBy('right', 32);
    await expect(step).toHaveText('25 / 40');
    const before = await zoom.textContent();
    await dragBy('left', -50);
    await expect(zoom).not.toHaveText(before ?? '');
    await expect(step).toHaveText('25 / 40');

    // A pinch, which Chromium tells as a wheel with Control: the point under it stays.
    await page.keyboard.press('Backspace');
    await expect(zoom).toHaveText(fitted ?? '');
    await page.locator('.viewport').evaluate((element) => {
      const box = element.getBoundingClientRect();
      const place = { clientX: box.left + box.width / 4, clientY: box.top + box.height / 2 };
      for (let turn = 0; turn < 10; turn++)
        element.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY: -7, ctrlKey: true, bubbles: true, cancelable: true }));
    });
    const percent = (text: string | null) => Number(text?.replace(/\D/g, ''));
    await expect.poll(async () => percent(await zoom.textContent()) / percent(fitted)).toBeGreaterThan(1.9);
    await expect(step).toHaveText('25 / 40');
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
