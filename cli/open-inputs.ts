import { lstatSync } from 'node:fs';
import type { Grant, SkipReason } from '../core/bridge.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import { ParseError, type ParseErrorCode } from '../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../core/dicom/parse-file.js';
import { createGrants, type Grants } from '../electron/files/grants.js';
import { UsageError } from './exit.js';

/** Why an input wasn't read. */
export type UnreadReason = SkipReason | ParseErrorCode;

/** One file that was met: the path is the input as given joined with the path below it. */
export interface MetFile {
  readonly grant: Grant;
  readonly path: string;
}

export interface OpenedInputs {
  readonly grants: Grants;
  readonly files: readonly MetFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
}

/** Walks the inputs. @throws UsageError where an input doesn't exist. */
export async function openInputs(inputs: readonly string[]): Promise<OpenedInputs> {
  const grants = createGrants();
  const files: MetFile[] = [];
  const skipped: { path: string; reason: SkipReason }[] = [];
  for (const input of inputs) if (!isThere(input)) throw new UsageError(`There is no file or folder "${input}".`);
  await grants.openInputs(inputs, (batch) => {
    for (const grant of batch.grants) files.push({ grant, path: grants.inputPath(grant.id) });
    for (const item of batch.skipped) skipped.push({ path: item.inputPath, reason: item.reason });
  });
  return { grants, files, skipped };
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Parses one met file, or says why it isn't read. */
export function parseMet(grants: Grants, file: MetFile): ParsedFile | UnreadReason {
  try {
    return parseFile(grants.source(file.grant.id));
  } catch (error) {
    if (error instanceof ParseError) return error.code;
    if (error instanceof ByteRangeError) return 'unreadable';
    throw error;
  }
}
