import { en } from '../../renderer/app/messages/en.js';
import { fr } from '../../renderer/app/messages/fr.js';
import { manualEn } from '../../renderer/manual/content/en.js';
import { manualFr } from '../../renderer/manual/content/fr.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { expect, test } from '../support/app.js';

for (const [language, manual, query, theme] of [
  ['en', manualEn, 'face', 'dark'],
  ['fr', manualFr, 'visage', 'light'],
] as const)
  test(`the manual is searched and read by the keyboard alone (${language}, ${theme})`, async ({ launch }, info) => {
    const { page } = await launch({ language });
    await expect(page.getByRole('button', { name: (language === 'en' ? en : fr).openSample })).toBeVisible();
    if (theme === 'light') await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: manual.title });
    const text = dialog.getByRole('article');
    await expect(text).toHaveAccessibleName(manual.text.start.title);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath('start.png') });

    // The search has the focus; Enter goes to what was found, with the word marked.
    await page.keyboard.type(query);
    await expect(text).toHaveAccessibleName(manual.text.faces.title);
    await expect(text.locator('mark').first()).toHaveText(new RegExp(query, 'i'));
    await expect(text.locator('mark').first()).toBeInViewport();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath('found.png') });
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();

    // Back to the list, where arrow keys turn the page.
    await page.keyboard.press('Shift+Tab');
    await expect(dialog.getByRole('option', { selected: true })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(text).not.toHaveAccessibleName(manual.text.faces.title);

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    await expect(dialog.getByRole('searchbox')).toHaveValue('');
    await expect(dialog.getByRole('option')).toHaveCount(Object.keys(manual.text).length);
    await page.keyboard.type('xylophone');
    await expect(dialog.getByText(manual.none)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

test('every chapter can be shown, and nothing of it is wrong for a screen reader', async ({ launch }, info) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: en.openSample })).toBeVisible();
  await page.keyboard.press('F1');
  const text = page.getByRole('dialog').getByRole('article');
  const options = page.getByRole('dialog').getByRole('option');
  const titles = await options.allTextContents();
  for (const [index, title] of titles.entries()) {
    await options.nth(index).click();
    await expect(text).toHaveAccessibleName(title);
    await page.screenshot({ path: info.outputPath(`${index}.png`) });
  }
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('the manual opens beside the review, where it is needed, and leaves it as it was', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: en.openSample }).click();
  await expect(page.locator('.series-row canvas')).toHaveCount(2);
  await page.keyboard.press('Control+E');
  await expect(page.locator('.export-tile canvas').first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog', { name: manualEn.title });
  await expect(dialog.getByRole('article')).toHaveAccessibleName(manualEn.text.stays.title);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.export-tile canvas').first()).toBeVisible();
});
