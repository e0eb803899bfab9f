import type { SkipReason } from '../core/bridge.js';
import type { FileRefusal } from '../core/describe-file.js';
import { ByteRangeError, type ByteSource } from '../core/dicom/byte-source.js';
import { ParseError } from '../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../core/dicom/parse-file.js';
import { MediaError, type MediaErrorCode } from '../core/media/media-error.js';
import { OpenedFiles } from '../core/media/opened-files.js';
import { UsageError } from './exit.js';
import { type GrantedHere, openGranted } from './host/granted.js';
import { kindAt } from './host/places.js';

/** Why an input wasn't read. */
export type UnreadReason = SkipReason | FileRefusal | MediaErrorCode;

/** One file that was met, also inside another: the path is the input as given joined with the path below it. */
export interface MetFile {
  /** Of the granted file, or of one inside it. */
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

interface Skipped {
  readonly path: string;
  readonly reason: UnreadReason;
}

export interface OpenedInputs {
  readonly granted: GrantedHere;
  readonly opened: OpenedFiles;
  readonly files: readonly MetFile[];
  readonly skipped: readonly Skipped[];
  /** The path of every file on the disk that was met, containers too. */
  readonly sources: readonly string[];
}

/** Walks the inputs, and the zips and gzips among them. @throws UsageError where an input doesn't exist. */
export async function openInputs(inputs: readonly string[]): Promise<OpenedInputs> {
  for (const input of inputs) if (kindAt(input) === 'nothing') throw new UsageError(`There is no file or folder "${input}".`);
  const granted = await openGranted(inputs);
  const skipped: Skipped[] = [...granted.skipped];
  const opened = new OpenedFiles((id) => granted.source(id));
  const files = granted.files.flatMap((file) => openFile(opened, file, skipped));
  return { granted, opened, files, skipped, sources: granted.files.map(({ path }) => path) };
}

/** The file itself, or where it is a container all that is in it, level by level. */
function openFile(opened: OpenedFiles, file: MetFile, skipped: Skipped[]): MetFile[] {
  const files: MetFile[] = [];
  const paths = new Set<string>();
  // Entries of one container may have one name: a row of a report has to say which.
  const pathOf = (untrustedName: string): string => {
    let path = untrustedName;
    for (let count = 2; paths.has(path); count++) path = `${untrustedName} (${count})`;
    paths.add(path);
    return path;
  };
  const waiting = [file];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    try {
      const listing = opened.list(next.id, next.size, next.path);
      if (!listing) {
        files.push({ ...next, path: pathOf(next.path) });
        continue;
      }
      for (const { untrustedName, reason } of listing.refused) skipped.push({ path: pathOf(untrustedName), reason });
      waiting.push(...listing.files.map(({ id, size, untrustedName }) => ({ id, size, path: untrustedName })).reverse());
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) throw error;
      skipped.push({ path: pathOf(next.path), reason });
    }
  }
  return files;
}

/** The bytes of one met file, or why they aren't read. */
export function openMet(opened: OpenedFiles, file: MetFile): ByteSource | UnreadReason {
  try {
    return opened.open(file.id, file.size).source;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return reason;
  }
}

/** Parses one met file, or says why it isn't read. */
export function parseMet(opened: OpenedFiles, file: MetFile): ParsedFile | UnreadReason {
  try {
    return parseFile(opened.open(file.id, file.size).source);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return reason;
  }
}

function reasonOf(error: unknown): UnreadReason | null {
  if (error instanceof ParseError || error instanceof MediaError) return error.code;
  return error instanceof ByteRangeError ? 'unreadable' : null;
}
