import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainPng } from '../core/deid/picture/read-png.js';
import { ReviewError } from '../core/deid/review-error.js';
import { ParseError } from '../core/dicom/parse-error.js';
import { parseFile } from '../core/dicom/parse-file.js';
import { readSecond, SecondReaderError } from '../core/dicom/second-reader.js';
import { createGrants } from '../electron/files/grants.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { answerJson, printable, say } from './say.js';
import { required, verbArguments } from './verb-arguments.js';

/** Longest receipt, in bytes. */
const MAX_RECEIPT = 256 * 1024 * 1024;
const CHUNK = 4 * 1024 * 1024;

type Problem = 'missing' | 'not-in-receipt' | 'size-differs' | 'hash-differs' | 'not-readable' | 'second-reader-differs';
interface Listed {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** `verify DIR --receipt FILE`: every file of the receipt is there, is the one that was written, and nothing else is there. */
export async function verify(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { receipt: { type: 'string' }, json: { type: 'boolean' } });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError('Name one folder.');
  const receipt = readReceipt(required(values.receipt, 'receipt'));
  const problems: { path: string; problem: Problem }[] = [];
  const names = new Set(namesIn(folder));
  for (const file of receipt) {
    const problem = names.delete(file.path) ? await check(join(folder, file.path), file) : 'missing';
    if (problem) problems.push({ path: file.path, problem });
  }
  for (const name of names) problems.push({ path: name, problem: 'not-in-receipt' });
  if (values.json) answerJson({ schema: 1, files: receipt.length, verified: problems.length === 0, problems });
  for (const { path, problem } of problems) say(`${printable(path)}: ${problem}`);
  if (problems.length > 0) return EXIT.failed;
  say(`${receipt.length} files are as the receipt says.`);
  return EXIT.done;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new UsageError(`There is no folder "${folder}".`);
  }
}

function readReceipt(path: string): readonly Listed[] {
  let untrusted: unknown;
  try {
    if (lstatSync(path).size > MAX_RECEIPT) throw new UsageError('The receipt is too long.');
    untrusted = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The receipt "${path}" could not be read.`);
  }
  const files =
    typeof untrusted === 'object' && untrusted !== null && 'schema' in untrusted && untrusted.schema === 1 && 'files' in untrusted
      ? untrusted.files
      : null;
  if (!Array.isArray(files) || !files.every(isListed)) throw new UsageError(`"${path}" is not a receipt of this program.`);
  return files;
}

function isListed(value: unknown): value is Listed {
  if (typeof value !== 'object' || value === null) return false;
  const { path, sha256, bytes } = value as Partial<Record<keyof Listed, unknown>>;
  return (
    typeof path === 'string' &&
    /^[A-Z0-9]{8}(\.[a-z]{3})?$/.test(path) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    Number.isSafeInteger(bytes)
  );
}

async function check(path: string, listed: Listed): Promise<Problem | null> {
  if (!lstatSync(path).isFile()) return 'not-readable';
  if (lstatSync(path).size !== listed.bytes) return 'size-differs';
  if (hashOf(path) !== listed.sha256) return 'hash-differs';
  const grants = createGrants();
  try {
    let id: string | undefined;
    await grants.openInputs([path], (batch) => {
      id ??= batch.grants[0]?.id;
    });
    if (id === undefined) return 'not-readable';
    const source = grants.source(id);
    if (path.endsWith('.png')) readPlainPng(source);
    else readSecond(parseFile(source));
    return null;
  } catch (error) {
    if (error instanceof ParseError || error instanceof ReviewError) return 'not-readable';
    if (error instanceof SecondReaderError) return 'second-reader-differs';
    throw error;
  } finally {
    grants.close();
  }
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(CHUNK);
  const descriptor = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(descriptor, buffer, 0, CHUNK, null);
      if (length === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
}
