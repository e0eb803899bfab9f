import { type ByteSource, rangeSource } from '../../dicom/byte-source.js';
import type { Container, ContainerEntry } from '../container.js';
import { crc32 } from '../crc32.js';
import { inflateBounded } from '../inflate-bounded.js';
import { MediaError } from '../media-error.js';
import { type MediaLimits, mostInflated } from '../media-limits.js';
import { type DirectoryEntry, LOCAL_BYTES, readCentralDirectory, STORED } from './central-directory.js';

const LOCAL = 0x04034b50;
const FIRST_PART = [0x50, 0x4b, 7, 8];

/** The files of a zip, without unpacking any. @throws MediaError where there is no sound list of contents */
export function openZip(source: ByteSource, limits: MediaLimits): Container {
  try {
    return { entries: readCentralDirectory(source, limits).map((entry) => entryOf(source, entry, limits)) };
  } catch (error) {
    // The first part of several begins with a marker of its own, and has no list of contents.
    const head = source.read(0, Math.min(source.size, FIRST_PART.length));
    const isFirstPart = FIRST_PART.every((byte, index) => head[index] === byte);
    throw isFirstPart && error instanceof MediaError && error.code === 'container-damaged' ? new MediaError('container-split') : error;
  }
}

function entryOf(source: ByteSource, entry: DirectoryEntry, limits: MediaLimits): ContainerEntry {
  const { untrustedName, size: untrustedSize, refusal } = entry;
  const facts = { untrustedName, untrustedSize, refusal };
  return entry.method === STORED
    ? { ...facts, kind: 'stored', locate: () => locate(source, entry) }
    : { ...facts, kind: 'deflated', inflate: () => inflate(source, entry, limits) };
}

function locate(source: ByteSource, entry: DirectoryEntry): { source: ByteSource; offset: number } {
  const offset = startOfBytes(source, entry);
  if (entry.size !== entry.compressedSize) throw new MediaError('entry-size-differs');
  return { source: rangeSource(source, offset, entry.size), offset };
}

function inflate(source: ByteSource, entry: DirectoryEntry, limits: MediaLimits): Uint8Array {
  const start = startOfBytes(source, entry);
  const most = mostInflated(entry.compressedSize, limits);
  if (entry.size > most) throw new MediaError('entry-too-large');
  const bytes = inflateBounded(rangeSource(source, start, entry.compressedSize), most);
  if (bytes.length !== entry.size) throw new MediaError('entry-size-differs');
  if (crc32(bytes) !== entry.crc) throw new MediaError('entry-checksum-differs');
  return bytes;
}

/** The local header must be the one that the directory speaks of: same name, same method. Its sizes aren't used: streamed zips lack them. */
function startOfBytes(source: ByteSource, entry: DirectoryEntry): number {
  if (entry.refusal) throw new MediaError(entry.refusal);
  const length = LOCAL_BYTES + entry.rawName.length;
  if (entry.offset + length > entry.limit) throw new MediaError('entry-overlaps');
  const header = source.read(entry.offset, length);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== LOCAL || view.getUint16(8, true) !== entry.method) throw new MediaError('entry-damaged');
  const nameBytes = view.getUint16(26, true);
  const sameName = nameBytes === entry.rawName.length && entry.rawName.every((byte, index) => byte === header[LOCAL_BYTES + index]);
  if (!sameName) throw new MediaError('entry-damaged');
  const start = entry.offset + LOCAL_BYTES + nameBytes + view.getUint16(28, true);
  if (start + entry.compressedSize > entry.limit) throw new MediaError('entry-overlaps');
  return start;
}
