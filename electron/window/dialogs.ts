import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { ExportQuestions } from '../ipc/exporting.js';
import { sizeText, type Words } from './words.js';

/** What the person picks in the system's own dialog; null where they cancelled. */
export async function chooseInputs(window: BrowserWindow, words: Words, what: 'files' | 'folder'): Promise<readonly string[] | null> {
  const options: OpenDialogOptions =
    what === 'files'
      ? { title: plain(words.openFiles), properties: ['openFile', 'multiSelections', 'dontAddToRecent'] }
      : { title: plain(words.openFolder), properties: ['openDirectory', 'multiSelections', 'dontAddToRecent'] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** The two questions before anything is written: where, and whether. */
export function exportQuestions(window: BrowserWindow, words: Words, locale: string): ExportQuestions {
  return {
    async chooseParent(what) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: words.written[what].chooseTarget,
        buttonLabel: words.chooseHere,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async confirm({ what, files, bytes, parent, name }) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        title: 'Negatoscope',
        message: words.question(words.files(files), sizeText(bytes, locale)),
        detail: words.written[what].consequence(parent, name),
        buttons: [words.cancel, words.written[what].write],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      return response === 1;
    },
  };
}

/** A menu's words without the ellipsis. */
function plain(label: string): string {
  return label.replace('…', '');
}
