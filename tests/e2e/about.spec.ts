import { aboutWordsFor } from '../../electron/window/about-words.js';
import { expect, test } from '../support/app.js';
import { answerDialogs, shownDialogs } from '../support/dialogs.js';
import { chooseFromMenu } from '../support/menu.js';

for (const language of ['en', 'fr'] as const) {
  const words = aboutWordsFor(language);

  test(`the about box says versions and licence, that it checks for nothing, and opens the proof (${language})`, async ({ launch }) => {
    const { electron, page } = await launch({ language });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await answerDialogs(electron, { button: 1 });
    await chooseFromMenu(electron, words.title);
    await expect(page.getByRole('dialog')).toBeVisible();
    const [box] = await shownDialogs(electron);
    const versions = await electron.evaluate(({ app }) => ({ app: app.getVersion(), electron: process.versions['electron'] }));
    expect(box?.options.message).toBe(`Negatoscope ${versions.app}`);
    for (const part of [`Electron ${versions.electron}`, 'Apache', words.checksNothing, words.notMedical])
      expect(box?.options.detail).toContain(part);
    expect(box?.options.buttons).toEqual([words.close, words.proof, words.licences]);
  });

  test(`the licences open in a window that can run and reach nothing (${language})`, async ({ launch }, info) => {
    const { electron, page } = await launch({ language });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await answerDialogs(electron, { button: 2 });
    const opened = electron.waitForEvent('window');
    await chooseFromMenu(electron, words.title);
    const licences = await opened;
    await expect(licences.getByRole('heading', { level: 1 })).toHaveText(words.licences);
    expect(licences.url()).toBe(`app://negatoscope/licences.${language}.html`);
    await licences.getByText('react-dom').click();
    await expect(licences.locator('details[open] pre').first()).toContainText('MIT License');
    expect(await licences.evaluate(() => 'negatoscope' in window)).toBe(false);
    // Its style came, though no style of a page may be inline.
    expect(await licences.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
    await licences.screenshot({ path: info.outputPath('licences.png') });
    await licences.close();
    await expect(page.locator('html')).toBeVisible();
  });
}
