import { BrowserWindow, type Session } from 'electron';
import { ORIGIN } from '../../core/bridge.js';
import { webPreferences } from '../security/web-preferences.js';

/**
 * The licences in a window of their own: a static page of the app's own origin without script or bridge, and without a preload,
 * so that nothing in it can speak to main.
 */
export function showLicences(parent: BrowserWindow, session: Session, locale: string): BrowserWindow {
  const { preload: _none, ...cage } = webPreferences(session, '', false);
  const window = new BrowserWindow({
    parent,
    title: 'Negatoscope',
    width: 760,
    height: 640,
    minimizable: false,
    fullscreenable: false,
    backgroundColor: '#131313',
    show: false,
    webPreferences: { ...cage, javascript: false },
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  const language = locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  // It can fail only where the window was closed meanwhile, or the program's own files are damaged: it then stays hidden.
  window.loadURL(`${ORIGIN}/licences.${language}.html`).catch(() => window.destroy());
  return window;
}
