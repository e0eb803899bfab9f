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
  const listed = listMembers(source);
  const { headers, end } = layOutZip(listed.map(({ untrustedName: name, size, crc }) => ({ name, size, crc })));
  const entries: PlainZipEntry[] = [];
  let at = 0;
  for (const [index, { untrustedName: name, size, crc }] of listed.entries()) {
    at = passOver(source, at, headers[index] as Uint8Array);
    if (at + size > source.size) fail();
    const inside = rangeSource(source, at, size);
    if (checksum(inside) !== crc) fail();
    entries.push({ name, offset: at, source: inside });
    at += size;
  }
  if (passOver(source, at, end) !== source.size) fail();
  return entries;
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

/** The place behind bytes that have to stand there. */
function passOver(source: ByteSource, at: number, expected: Uint8Array): number {
  if (at + expected.length > source.size) fail();
  const bytes = source.read(at, expected.length);
  if (expected.some((byte, index) => byte !== bytes[index])) fail();
  return at + expected.length;
}

function checksum(source: ByteSource): number {
  let crc = 0;
  for (let at = 0; at < source.size; at += CHUNK) crc = crc32(source.read(at, Math.min(CHUNK, source.size - at)), crc);
  return crc;
}

function fail(): never {
  throw new ReviewError('review-differs', '');
}
