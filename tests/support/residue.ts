import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const PIECE = 16 * 2 ** 20;

/** Something that must be nowhere, in every form in which a program would leave it. */
export interface Planted {
  readonly what: string;
  readonly forms: readonly Buffer[];
}

export const plantedWord = (word: string): Planted => ({
  what: word,
  forms: [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()],
});

/** A row of grey pixels: as stored in 16 bits of either order, as 8-bit grey, and as the red, green and blue that a screen gets. */
export function plantedRow(grey: readonly number[]): Planted {
  const stored = Buffer.from(Uint16Array.from(grey).buffer);
  const high = grey.map((value) => value & 0xff);
  return {
    what: 'a row of pixels',
    forms: [
      stored,
      Buffer.from(stored).swap16(),
      Buffer.from(high),
      Buffer.from(high.flatMap((value) => [value, value, value])),
      Buffer.from(high.flatMap((value) => [value, value, value, 255])),
    ],
  };
}

/** Where one of `planted` is found below the folders: in a file's bytes, or in the name of a file or folder. */
export function findResidue(folders: readonly string[], planted: readonly Planted[]): readonly string[] {
  const found: string[] = [];
  for (const folder of folders.filter((path) => existsSync(path)))
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const inName = searchIn([Buffer.from(path)], planted);
      const inBytes = entry.isFile() ? searchIn(piecesOf(path), planted) : [];
      found.push(...[...inName, ...inBytes].map((what) => `${what} in ${path}`));
    }
  return found;
}

/** What of `planted` is in bytes that come piece by piece. */
function searchIn(pieces: Iterable<Buffer>, planted: readonly Planted[]): readonly string[] {
  const longest = Math.max(...planted.flatMap(({ forms }) => forms.map(({ length }) => length)));
  const found = new Set<string>();
  let before = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = Buffer.concat([before, piece]);
    for (const { what, forms } of planted) if (forms.some((form) => bytes.includes(form))) found.add(what);
    // What lies across the cut.
    before = bytes.subarray(Math.max(0, bytes.length - longest));
  }
  return [...found];
}

/** A file of any length: a dump of memory has gigabytes. One that goes meanwhile was another program's. */
function* piecesOf(path: string): Generator<Buffer> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  try {
    for (;;) {
      const piece = Buffer.alloc(PIECE);
      const length = readSync(descriptor, piece, 0, PIECE, null);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
