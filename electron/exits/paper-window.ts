import { BrowserWindow, type Session } from 'electron';
import type { HandOver } from '../../core/bridge.js';
import { webPreferences } from '../security/web-preferences.js';

/** What a printer that was told to stop says of it, in Chromium's words. */
const STOPPED = /cancel/i;

/** Sheets of main's own making, in a window that is never shown and has neither script nor bridge. */
export class PaperWindow {
  constructor(
    readonly session: Session,
    readonly parent: BrowserWindow,
  ) {}

  /** Shows the system's own dialog of its printers, which asks the person. */
  print(address: string): Promise<HandOver> {
    return this.#with(
      address,
      (window) =>
        new Promise((resolve) => {
          window.webContents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
            resolve(isPrinted ? 'done' : STOPPED.test(reason) ? 'cancelled' : 'failed');
          });
        }),
    );
  }

  /** @throws Error where it can't be made */
  toPdf(address: string): Promise<Uint8Array> {
    return this.#with(address, (window) => window.webContents.printToPDF({ pageSize: 'A4', printBackground: true }));
  }

  async #with<Result>(address: string, use: (window: BrowserWindow) => Promise<Result>): Promise<Result> {
    const { preload: _none, ...cage } = webPreferences(this.session, '', false);
    const window = new BrowserWindow({
      parent: this.parent,
      title: 'Negatoscope',
      show: false,
      webPreferences: { ...cage, javascript: false },
    });
    try {
      await window.loadURL(address);
      return await use(window);
    } finally {
      if (!window.isDestroyed()) window.destroy();
    }
  }
}
