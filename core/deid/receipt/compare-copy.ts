import type { FileRange, GrantId } from '../../bridge.js';
import { ByteRangeError, type ByteSource } from '../../dicom/byte-source.js';
import { locateEntries, type PlainZipEntry } from '../packing/read-zip.js';
import { ReviewError } from '../review-error.js';
import { pairFiles } from './pair-files.js';
import type { ReceiptFile } from './receipt.js';

/** One file of the copy as it is now. */
export interface FoundFile {
  readonly id: GrantId;
  readonly bytes: number;
}

/** What became of one file. `unreadable`: it is there, and the disk doesn't give it. */
export interface CopyProblem {
  /** The name; of a file in a zip, with the zip's before it. Of an added file it is text from outside. */
  readonly untrustedPath: string;
  readonly problem: 'changed' | 'missing' | 'added' | 'unreadable';
}

/** How the bytes of a copy are reached. */
export interface CopyBytes {
  /** The SHA-256 of ranges, in their order; null for what can't be read. */
  hash(ranges: readonly FileRange[]): Promise<readonly (string | null)[]>;
  /** Asked for a zip alone, of which something is changed. */
  open(file: FoundFile): ByteSource;
}

interface Compared extends FileRange {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Compares a copy with what its receipt lists: by name, then by length, then by SHA-256. Nothing of a scan is parsed; a zip is opened
 * only to say which of its files isn't what it was.
 * @param copy its files by their path in the copy
 */
export async function compareCopy(
  listed: readonly ReceiptFile[],
  copy: ReadonlyMap<string, FoundFile>,
  bytes: CopyBytes,
): Promise<readonly CopyProblem[]> {
  const { pairs, missing, added } = pairFiles(listed, copy);
  const sameLength = pairs.filter(({ listed: { bytes: length }, found }) => length === found.bytes);
  const hashed = await differing(
    sameLength.map(({ listed: { path, sha256 }, found }) => ({ path, sha256, id: found.id, offset: 0, length: found.bytes })),
    bytes,
  );
  const differs = new Map(hashed.map((problem) => [problem.untrustedPath, problem]));
  const problems: CopyProblem[] = [];
  for (const { listed: file, found } of pairs) {
    const problem = found.bytes === file.bytes ? differs.get(file.path) : ({ untrustedPath: file.path, problem: 'changed' } as const);
    if (!problem) continue;
    const inside = file.entries && problem.problem === 'changed' ? await compareInside(file.path, file.entries, found, bytes) : [];
    problems.push(...(inside.length > 0 ? inside : [problem]));
  }
  return [...problems, ...named(missing, 'missing'), ...named(added, 'added')];
}

/** What is different in a zip; nothing where it can't be told, because it isn't a zip of this program any more. */
async function compareInside(
  zip: string,
  listed: readonly ReceiptFile[],
  found: FoundFile,
  bytes: CopyBytes,
): Promise<readonly CopyProblem[]> {
  const entries = entriesOf(bytes.open(found));
  if (!entries) return [];
  const { pairs, missing, added } = pairFiles(listed, new Map(entries.map((entry) => [entry.name, entry])));
  const within = (name: string) => `${zip}/${name}`;
  const compared = pairs.map(({ listed: file, found: entry }) => ({
    path: within(file.path),
    sha256: file.sha256,
    id: found.id,
    offset: entry.offset,
    length: entry.source.size,
  }));
  return [...(await differing(compared, bytes)), ...named(missing.map(within), 'missing'), ...named(added.map(within), 'added')];
}

function entriesOf(source: ByteSource): readonly PlainZipEntry[] | null {
  try {
    return locateEntries(source);
  } catch (error) {
    if (error instanceof ReviewError || error instanceof ByteRangeError) return null;
    throw error;
  }
}

async function differing(ranges: readonly Compared[], bytes: CopyBytes): Promise<readonly CopyProblem[]> {
  const hashes = await bytes.hash(ranges.map(({ id, offset, length }) => ({ id, offset, length })));
  return ranges.flatMap(({ path, sha256 }, index): readonly CopyProblem[] => {
    const hash = hashes[index] ?? null;
    if (hash === sha256) return [];
    return [{ untrustedPath: path, problem: hash === null ? 'unreadable' : 'changed' }];
  });
}

const named = (paths: readonly string[], problem: CopyProblem['problem']): readonly CopyProblem[] =>
  paths.map((untrustedPath) => ({ untrustedPath, problem }));
