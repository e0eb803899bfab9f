/** The window before anything is open: the light box, both languages, both themes, the keyboard, what assistive tools hear. */
import { join } from 'node:path';
import { en } from '../../renderer/app/messages/en.js';
import { fr } from '../../renderer/app/messages/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';
import { repository } from '../support/real-files.js';

test('says what it is, that nothing leaves, and how to begin', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  await expect(page.getByText(en.promise)).toBeVisible();
  for (const name of [en.openFiles, en.openFolder, en.openSample, en.seeProof])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(`^${en.sealed}`) })).toBeVisible();
  expect(await page.title()).toBe('Negatoscope');
});

test('speaks French where the system does, and switches', async ({ launch }) => {
  const { page } = await launch({ language: 'fr' });
  await expect(page.getByRole('heading', { name: fr.dropHere })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  await page.getByRole('button', { name: fr.switchLanguage }).click();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
});

test('has a light and a dark theme, both without accessibility faults', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: en.toLight }).click();
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('opens the proof by keyboard alone, and comes back to where it was', async ({ launch }) => {
  const { page } = await launch();
  const proof = page.getByRole('button', { name: en.seeProof, exact: true });
  await expect(proof).toBeVisible();
  for (let presses = 0; presses < 20 && !(await proof.evaluate((button) => button === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(proof).toBeFocused();
});

test('shows that files can be let go anywhere', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: en.dropHere })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(repository, 'package.json')], dragOperationsMask: 1 };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 40, y: 700, data });
  await expect(page.getByText(en.dropNow)).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'dragCancel', x: 40, y: 700, data });
  await session.detach();
});
