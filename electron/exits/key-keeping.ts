import type { BrowserWindow } from 'electron';
import type { Bridge } from '../../core/bridge.js';
import type { KeyFile } from '../kept-key.js';
import { openShared, type SharedKind, saveShared } from './shared-files.js';
import { sheetWords } from './sheet-words.js';

export type KeyKeeping = Pick<Bridge, 'keyState' | 'readKey' | 'keepKey' | 'forgetKey' | 'openKeyFile' | 'saveKeyFile'>;

/** The kept key: in the profile, and as a backup behind a passphrase, which the command line takes too. */
export function keyKeeping(window: BrowserWindow, key: KeyFile, documents: () => string): KeyKeeping {
  const kind = (language: 'en' | 'fr', title: string): SharedKind => ({ title, name: sheetWords(language).keyFile, extension: 'json' });
  return {
    keyState: async () => key.state(),
    readKey: async () => key.read(),
    keepKey: async (wanted) => key.keep(wanted),
    forgetKey: async () => key.forget(),
    openKeyFile: (language) => openShared(window, kind(language, sheetWords(language).openKey)),
    saveKeyFile: (locked, language) =>
      saveShared(window, kind(language, sheetWords(language).saveKey), documents(), 'Negatoscope-key.json', `${JSON.stringify(locked)}\n`),
  };
}
