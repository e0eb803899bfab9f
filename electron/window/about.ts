import { type BrowserWindow, dialog } from 'electron';
import type { AboutWords } from './about-words.js';

/** What the about box says; nothing in it comes from a scan or from the page. */
export interface AboutFacts {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The development substitute of scripts/. */
  readonly substitute: boolean;
}

/** What the person chose in the about box. */
export type AboutChoice = 'close' | 'proof' | 'licences';

/** The box as Electron's dialog takes it: the first button is what Escape and Enter mean. */
export function aboutBox(words: AboutWords, facts: AboutFacts): { readonly detail: string; readonly buttons: readonly string[] } {
  const runtime = `Electron ${facts.electron} · Chromium ${facts.chromium} · Node ${facts.node}`;
  return {
    detail: [
      words.what,
      facts.substitute ? `${runtime}\n${words.substitute}` : runtime,
      words.licence,
      words.checksNothing,
      words.notMedical,
    ].join('\n\n'),
    buttons: [words.close, words.proof, words.licences],
  };
}

/** Shows the box and waits for the person. */
export async function showAbout(window: BrowserWindow, words: AboutWords, facts: AboutFacts): Promise<AboutChoice> {
  const { detail, buttons } = aboutBox(words, facts);
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    title: words.title,
    message: `Negatoscope ${facts.version}`,
    detail,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return (['close', 'proof', 'licences'] as const)[response] ?? 'close';
}
