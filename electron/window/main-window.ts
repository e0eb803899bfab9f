import { BrowserWindow, type Session } from 'electron';
import { ORIGIN } from '../../core/bridge.js';
import { isOwnAddress } from '../ipc/sender.js';
import { webPreferences } from '../security/web-preferences.js';

/** Never anything of a scan: the title is seen in task lists and screen shares. */
const TITLE = 'Negatoscope';
/** The dark theme's ground, so that the window doesn't flash before the page is there. */
const GROUND = '#131313';
/** Times that a page which crashed is loaded anew; a file that kills it each time doesn't go round for ever. */
const MAX_RELOADS = 5;

export interface MainWindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly allowInspector: boolean;
  /** The page is gone and another comes: what it was granted has to be forgotten. */
  readonly onPageLost: () => void;
}

/** Makes the one window; it shows itself when the page has something to show. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: TITLE,
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: GROUND,
    webPreferences: webPreferences(options.session, options.preload, options.allowInspector),
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  keepPage(window, options.onPageLost);
  void load(window);
  return window;
}

/** A page that crashed, loaded itself anew or left for nowhere (`about:blank` asks nobody) is gone: everything of it is forgotten. */
function keepPage(window: BrowserWindow, onPageLost: () => void): void {
  let isFirst = true;
  let reloads = 0;
  const loadAgain = () => {
    reloads += 1;
    if (reloads <= MAX_RELOADS) void load(window);
  };
  window.webContents.on('did-navigate', (_event, url) => {
    if (!isFirst) onPageLost();
    isFirst = false;
    if (!isOwnAddress(url)) loadAgain();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    if (window.isDestroyed() || details.reason === 'clean-exit') return;
    onPageLost();
    loadAgain();
  });
}

async function load(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(`${ORIGIN}/`);
  } catch {
    // The window was closed while it loaded, or the page is lost again, which has its own event.
  }
}
