import { isOutputName } from '../../bridge.js';
import { type ByteSource, rangeSource } from '../../dicom/byte-source.js';
import { crc32 } from '../../media/crc32.js';
import { MediaError } from '../../media/media-error.js';
import { MEDIA_LIMITS } from '../../media/media-limits.js';
import { type DirectoryEntry, readCentralDirectory, STORED } from '../../media/zip/central-directory.js';
import { layOutZip } from '../../media/zip/lay-out-zip.js';
import { ReviewError } from '../review-error.js';

/** One file inside a zip that this program wrote. */
export interface PlainZipEntry {
  readonly name: string;
  /** Where its bytes begin in the zip. */
  readonly offset: number;
  readonly source: ByteSource;
}

const CHUNK = 1024 * 1024;

/**
 * Reads a zip that may leave: every byte of it is a member's, or what a zip of these members needs; the names are this program's, the
 * members are stored and have their checksums.
 * @throws ReviewError for anything more or less.
 */
export function readPlainZip(source: ByteSource): readonly PlainZipEntry[] {
  const { entries, headers, end, sums } = locateMembers(source);
  let at = 0;
  for (const [index, { offset, source: inside }] of entries.entries()) {
    expectBytes(source, at, headers[index] as Uint8Array);
    if (checksum(inside) !== sums[index]) fail();
    at = offset + inside.size;
  }
  expectBytes(source, at, end);
  return entries;
}

/**
 * Where the members of a zip lie that has the shape of one of this program, whatever has become of their bytes.
 * @throws ReviewError where it hasn't
 */
export const locateEntries = (source: ByteSource): readonly PlainZipEntry[] => locateMembers(source).entries;

interface Located {
  readonly entries: readonly PlainZipEntry[];
  /** What has to stand before each member, and after the last. */
  readonly headers: readonly Uint8Array[];
  readonly end: Uint8Array;
  /** The checksum that the zip gives each. */
  readonly sums: readonly number[];
}

function locateMembers(source: ByteSource): Located {
  const listed = listMembers(source);
  const { headers, end } = layOutZip(listed.map(({ untrustedName: name, size, crc }) => ({ name, size, crc })));
  const entries: PlainZipEntry[] = [];
  let at = 0;
  for (const [index, { untrustedName: name, size }] of listed.entries()) {
    const offset = at + (headers[index] as Uint8Array).length;
    at = offset + size;
    if (at > source.size) fail();
    entries.push({ name, offset, source: rangeSource(source, offset, size) });
  }
  if (at + end.length !== source.size) fail();
  return { entries, headers, end, sums: listed.map(({ crc }) => crc) };
}

function listMembers(source: ByteSource): readonly DirectoryEntry[] {
  try {
    const listed = readCentralDirectory(source, MEDIA_LIMITS);
    const names = new Set(listed.map(({ untrustedName }) => untrustedName));
    const isOurs = listed.every(
      ({ untrustedName, method, refusal }) => isOutputName(untrustedName) && method === STORED && refusal === null,
    );
    if (!isOurs || names.size !== listed.length) fail();
    return listed;
  } catch (error) {
    if (error instanceof MediaError) fail();
    throw error;
  }
}

/** Bytes that have to stand there. */
function expectBytes(source: ByteSource, at: number, expected: Uint8Array): void {
  const bytes = source.read(at, expected.length);
  if (expected.some((byte, index) => byte !== bytes[index])) fail();
}

function checksum(source: ByteSource): number {
  let crc = 0;
  for (let at = 0; at < source.size; at += CHUNK) crc = crc32(source.read(at, Math.min(CHUNK, source.size - at)), crc);
  return crc;
}

function fail(): never {
  throw new ReviewError('review-differs', '');
}
