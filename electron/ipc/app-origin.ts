import type { Protocol } from 'electron';
import type { Sheets } from '../exits/sheets.js';
import { boundedBody } from './bounded-body.js';
import { answerBytes, type ReadableBytes, refuse } from './byte-server.js';
import { isOwnAddress } from './sender.js';
import { answerStatic } from './static-files.js';

/** The scheme of the app's own origin, and what it may do. Called once, before the app is ready. */
export const APP_SCHEME = {
  scheme: 'app',
  // `standard` gives it an origin, `secure` makes it a secure context; synchronous requests from workers need no more.
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
} as const;

/** What a session's pages find at `app://negatoscope/`. */
export interface OwnOrigin {
  /** Folders of built files; the first that has one answers. */
  readonly roots: readonly string[];
  /** What was granted, staged or written. */
  readonly bytes: ReadableBytes;
  /** What is on its way to paper. */
  readonly sheets?: Pick<Sheets, 'answer'>;
  /** What answers the calls of a verb's page, which no other page can make. */
  readonly calls?: OriginCalls;
}

export interface OriginCalls {
  /** Longest body of a call. */
  readonly mostBytes: number;
  answer(untrustedCall: string, untrustedBody: Uint8Array): Promise<Response>;
}

/** Serves the app's own origin to a session. */
export function serveOrigin(protocol: Protocol, { roots, bytes, sheets, calls }: OwnOrigin): void {
  protocol.handle(APP_SCHEME.scheme, async (request) => {
    if (!isOwnAddress(request.url)) return refuse(404);
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && calls) {
      const call = /^\/verb\/(\w+)$/.exec(pathname)?.[1];
      if (call === undefined) return refuse(404);
      const body = await boundedBody(request.body, calls.mostBytes);
      return body ? calls.answer(call, body) : refuse(413);
    }
    if (request.method !== 'GET') return refuse(404);
    const match = /^\/(bytes|staged|written|heads)\/([a-z0-9,-]+)$/.exec(pathname);
    if (match?.[1] && match[2]) return answerBytes(bytes, match[1], match[2], request.headers.get('range'));
    const sheet = sheets?.answer(pathname);
    if (sheet) return sheet;
    for (const root of roots) {
      const file = answerStatic(root, pathname);
      if (file) return file;
    }
    return refuse(404);
  });
}
