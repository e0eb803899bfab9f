import { Menu, type MenuItemConstructorOptions } from 'electron';
import { canRefuseCapture, type MenuCommand, type Shortcuts } from '../../core/bridge.js';
import { acceleratorOf } from './accelerators.js';
import type { Words } from './words.js';

/** The one entry that main answers itself. */
export interface AboutEntry {
  readonly label: string;
  readonly show: () => void;
}

/** The entry that says whether screenshots show the window; it stands there, with the reason, where the system can't refuse them. */
function captureEntry(words: Words, platform: string, send: (command: MenuCommand) => void): MenuItemConstructorOptions {
  const id: MenuCommand = 'toggle-capture';
  if (!canRefuseCapture(platform)) return { id, label: words.noCapture, enabled: false };
  return { id, label: words.toggleCapture, type: 'checkbox', click: () => send(id) };
}

/**
 * The application menu. Its entries are commands to the page. It has no copy and no paste: Chromium gives inputs theirs by
 * itself, but on macOS, where keys come from the menu alone; the page refuses copying everywhere outside inputs.
 * @param shortcuts the person's own keys, in the place of the usual ones
 */
export function applicationMenu(
  words: Words,
  platform: string,
  shortcuts: Shortcuts,
  send: (command: MenuCommand) => void,
  about: AboutEntry,
): Menu {
  const isMac = platform === 'darwin';
  const entry = (label: string, id: MenuCommand, usual?: string): MenuItemConstructorOptions => {
    const chosen = shortcuts[id];
    const accelerator = chosen ? acceleratorOf(chosen) : usual;
    return { label, click: () => send(id), ...(accelerator === undefined ? {} : { accelerator }) };
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      entry(words.openFiles, 'open-files', 'CmdOrCtrl+O'),
      entry(words.openFolder, 'open-folder', 'CmdOrCtrl+Shift+O'),
      entry(words.openSample, 'open-sample'),
      separator,
      entry(words.closeAll, 'close-all', 'CmdOrCtrl+W'),
      separator,
      entry(words.export, 'export', 'CmdOrCtrl+E'),
      entry(words.verifyCopy, 'verify-copy'),
      ...(isMac ? [] : [separator, { role: 'quit', label: words.quit } as const]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    submenu: [{ role: 'undo' }, { role: 'redo' }, separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      entry(words.toggleNames, 'toggle-names', 'CmdOrCtrl+H'),
      captureEntry(words, platform, send),
      entry(words.toggleTheme, 'toggle-theme'),
      entry(words.showKeys, 'show-keys', 'CmdOrCtrl+,'),
      separator,
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.actualSize },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
  const aboutEntry: MenuItemConstructorOptions = { label: about.label, click: about.show };
  const program: MenuItemConstructorOptions = {
    label: 'Negatoscope',
    submenu: [aboutEntry, separator, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, separator, { role: 'quit' }],
  };
  const help: MenuItemConstructorOptions = {
    label: words.help,
    submenu: [entry(words.showHelp, 'show-help', 'F1'), entry(words.showProof, 'show-proof'), ...(isMac ? [] : [separator, aboutEntry])],
  };
  return Menu.buildFromTemplate(isMac ? [program, file, edit, view, help] : [file, view, help]);
}
