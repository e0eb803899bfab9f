import { randomBytes } from 'node:crypto';
import { ORIGIN } from '../../core/bridge.js';
import { pageHeaders } from '../security/headers.js';

/** One page for paper: markup of main's own, without script, and the picture on it. */
export interface Sheet {
  readonly html: string;
  readonly css: string;
  readonly picture: Uint8Array<ArrayBuffer> | null;
}

/** What is on its way to paper, under addresses of the app's own origin that nobody can guess, as long as it takes. */
export class Sheets {
  readonly #laid = new Map<string, Sheet>();

  /** Lays a sheet out. `make` is told the addresses of its style and its picture. @returns its address, and how it is taken away */
  lay(
    make: (addresses: { readonly style: string; readonly picture: string }) => Omit<Sheet, 'css'>,
    css: string,
  ): {
    readonly address: string;
    readonly clear: () => void;
  } {
    const path = `/paper/${randomBytes(16).toString('hex')}`;
    this.#laid.set(path, { ...make({ style: `${path}.css`, picture: `${path}.png` }), css });
    return { address: `${ORIGIN}${path}.html`, clear: () => this.#laid.delete(path) };
  }

  /** Undefined for every address but those of a sheet that is laid out. */
  answer(untrustedPath: string): Response | undefined {
    const match = /^(\/paper\/[0-9a-f]{32})\.(html|css|png)$/.exec(untrustedPath);
    const sheet = this.#laid.get(match?.[1] ?? '');
    if (!sheet) return undefined;
    switch (match?.[2]) {
      case 'html':
        return new Response(sheet.html, { status: 200, headers: pageHeaders('text/html; charset=utf-8') });
      case 'css':
        return new Response(sheet.css, { status: 200, headers: pageHeaders('text/css; charset=utf-8') });
      default:
        return sheet.picture ? new Response(sheet.picture, { status: 200, headers: pageHeaders('image/png') }) : undefined;
    }
  }
}
