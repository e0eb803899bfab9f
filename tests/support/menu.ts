import type { ElectronApplication } from '@playwright/test';
import { type Words, wordsFor } from '../../electron/window/words.js';

/** What the application menu's entries are called, in a language. */
export const menuWords = (language: 'en' | 'fr'): Words => wordsFor(language);

/**
 * Chooses an entry of the application menu, which no test can click, by its label.
 * @throws Error where there is no such entry, or where it can't be chosen
 */
export async function chooseFromMenu(electron: ElectronApplication, label: string): Promise<void> {
  const outcome = await electron.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => [item, ...(item.submenu?.items ?? [])]);
    const item = items.find((each) => each.label === wanted);
    if (!item) return `there is none, but ${items.map((each) => each.label).join(', ')}`;
    if (!item.enabled) return 'it is disabled';
    const [window] = BrowserWindow.getAllWindows();
    item.click(undefined, window, window?.webContents);
    return undefined;
  }, label);
  if (outcome !== undefined) throw new Error(`The menu entry ${label} can't be chosen: ${outcome}.`);
}
