import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What pdf.js asks for by name while it draws; its scripts are bundled with the page. */
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
/** Runs scripts of a document: never in this program. */
const SCRIPT_ENGINE = /quickjs/;

/**
 * Copies the character maps, fonts, decoders and colour profiles of pdf.js.
 * @param {string} folder
 */
export function copyPdfFiles(folder) {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  for (const name of FOLDERS)
    cpSync(join(from, name), join(folder, name), { recursive: true, filter: (path) => !SCRIPT_ENGINE.test(path) });
}
