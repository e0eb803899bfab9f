import { expect, type LaunchedApp, test } from '../support/app.js';
import { answerDialogs, shownDialogs } from '../support/dialogs.js';
import { chooseFromMenu, menuWords } from '../support/menu.js';

/** What the menu says reaches the page, and what it opens is what the buttons open. */
for (const language of ['en', 'fr'] as const) {
  test(`the menu commands the page (${language})`, async ({ launch }) => {
    const words = menuWords(language);
    const { electron, page }: LaunchedApp = await launch({ language });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await chooseFromMenu(electron, words.toggleTheme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

    // Linux can't keep a window out of screenshots: the entry says so, and can't be chosen.
    const entry = process.platform === 'linux' ? words.noCapture : words.toggleCapture;
    const choosing = chooseFromMenu(electron, entry);
    if (process.platform === 'linux') await expect(choosing).rejects.toThrow('it is disabled');
    else await choosing;

    await chooseFromMenu(electron, words.showHelp);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await answerDialogs(electron, {});
    await chooseFromMenu(electron, words.openFolder);
    await expect.poll(() => shownDialogs(electron)).toHaveLength(1);

    await chooseFromMenu(electron, words.openSample);
    await expect(page.locator('.series-row canvas')).toHaveCount(2);
    await chooseFromMenu(electron, words.closeAll);
    await expect(page.locator('.series-row')).toHaveCount(0);
  });
}
