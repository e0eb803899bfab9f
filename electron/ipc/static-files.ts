import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pageHeaders } from '../security/headers.js';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  // What pdf.js loads at need: character maps, standard fonts, colour profiles.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/vnd.iccprofile',
  '.txt': 'text/plain; charset=utf-8',
  '.onnx': 'application/octet-stream',
};

/**
 * A file of the built page by its address: names of plain letters only, so that no address can lead out of the folder,
 * and only kinds that the build makes. undefined where there is none.
 */
export function answerStatic(root: string, untrustedPath: string): Response | undefined {
  const segments = untrustedPath === '/' ? ['index.html'] : untrustedPath.slice(1).split('/');
  if (!segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment))) return undefined;
  const type = MIME_TYPES[extname(segments.at(-1) ?? '')];
  if (type === undefined) return undefined;
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, ...segments));
  } catch {
    return undefined;
  }
  return new Response(new Uint8Array(bytes), { status: 200, headers: pageHeaders(type) });
}
