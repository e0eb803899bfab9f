import type { ReceiptFile } from '../core/bridge.js';
import { readPlainZip } from '../core/deid/packing/read-zip.js';
import { readPlainJpeg } from '../core/deid/picture/read-jpeg.js';
import { readPlainPng } from '../core/deid/picture/read-png.js';
import { pairFiles } from '../core/deid/receipt/pair-files.js';
import { ReviewError } from '../core/deid/review-error.js';
import { readPlainWebm } from '../core/deid/video/read-webm.js';
import type { ByteSource } from '../core/dicom/byte-source.js';
import { ParseError } from '../core/dicom/parse-error.js';
import { parseFile } from '../core/dicom/parse-file.js';
import { readSecond, SecondReaderError } from '../core/dicom/second-reader.js';
import { openGranted } from './host/granted.js';
import { kindAt } from './host/places.js';
import { startHash } from './host/secrets.js';

export type Problem = 'missing' | 'not-in-receipt' | 'size-differs' | 'hash-differs' | 'not-readable' | 'second-reader-differs';

export interface FoundProblem {
  readonly path: string;
  readonly problem: Problem;
}

const CHUNK = 4 * 1024 * 1024;

/** Everything that is wrong with one written file, and with what is inside it. */
export async function checkWritten(path: string, listed: ReceiptFile): Promise<readonly FoundProblem[]> {
  if (kindAt(path) !== 'file') return [{ path: listed.path, problem: 'not-readable' }];
  const granted = await openGranted([path]);
  try {
    const [file] = granted.files;
    return file ? checkBytes(granted.source(file.id), listed, listed.path) : [{ path: listed.path, problem: 'not-readable' }];
  } finally {
    granted.close();
  }
}

function checkBytes(source: ByteSource, listed: ReceiptFile, name: string): readonly FoundProblem[] {
  const found = (problem: Problem): readonly FoundProblem[] => [{ path: name, problem }];
  if (source.size !== listed.bytes) return found('size-differs');
  if (hashOf(source) !== listed.sha256) return found('hash-differs');
  try {
    if (listed.entries) return checkEntries(source, listed.entries, name);
    if (listed.path.endsWith('.png')) readPlainPng(source);
    else if (listed.path.endsWith('.jpg')) readPlainJpeg(source);
    else if (listed.path.endsWith('.webm')) readPlainWebm(source);
    else readSecond(parseFile(source));
    return [];
  } catch (error) {
    if (error instanceof ParseError || error instanceof ReviewError) return found('not-readable');
    if (error instanceof SecondReaderError) return found('second-reader-differs');
    throw error;
  }
}

function checkEntries(zip: ByteSource, listed: readonly ReceiptFile[], name: string): readonly FoundProblem[] {
  const inside = new Map(readPlainZip(zip).map((entry) => [entry.name, entry.source]));
  const { pairs, missing, added } = pairFiles(listed, inside);
  const within = (path: string) => `${name}/${path}`;
  return [
    ...pairs.flatMap(({ listed: entry, found }) => checkBytes(found, entry, within(entry.path))),
    ...withProblem(missing.map(within), 'missing'),
    ...withProblem(added.map(within), 'not-in-receipt'),
  ];
}

export const withProblem = (paths: readonly string[], problem: Problem): readonly FoundProblem[] =>
  paths.map((path) => ({ path, problem }));

function hashOf(source: ByteSource): string {
  const hash = startHash();
  for (let at = 0; at < source.size; at += CHUNK) hash.update(source.read(at, Math.min(CHUNK, source.size - at)));
  return hash.digest();
}
