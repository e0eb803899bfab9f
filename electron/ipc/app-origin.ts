import type { Protocol } from 'electron';
import type { Sheets } from '../exits/sheets.js';
import { answerBytes, type ReadableBytes, refuse } from './byte-server.js';
import { isOwnAddress } from './sender.js';
import { answerStatic } from './static-files.js';

/** The scheme of the app's own origin, and what it may do. Called once, before the app is ready. */
export const APP_SCHEME = {
  scheme: 'app',
  // `standard` gives it an origin, `secure` makes it a secure context; synchronous requests from workers need no more.
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
} as const;

/** Serves `app://negatoscope/`: the built page, the bytes that were granted, staged or written, and what is on its way to paper. */
export function serveOrigin(protocol: Protocol, root: string, bytes: ReadableBytes, sheets: Pick<Sheets, 'answer'>): void {
  protocol.handle(APP_SCHEME.scheme, (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return refuse(404);
    const { pathname } = new URL(request.url);
    const match = /^\/(bytes|staged|written|heads)\/([a-z0-9,-]+)$/.exec(pathname);
    if (match?.[1] && match[2]) return answerBytes(bytes, match[1], match[2], request.headers.get('range'));
    return sheets.answer(pathname) ?? answerStatic(root, pathname) ?? refuse(404);
  });
}
