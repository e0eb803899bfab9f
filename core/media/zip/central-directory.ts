import type { ByteSource } from '../../dicom/byte-source.js';
import { entryName } from '../entry-name.js';
import { MediaError, type MediaErrorCode } from '../media-error.js';
import type { MediaLimits } from '../media-limits.js';
import { type EndRecord, readEndRecord } from './end-record.js';

/** One file of a zip, as the central directory tells (APPNOTE.TXT 4.3.12). Nothing of it is trusted before it is opened. */
export interface DirectoryEntry {
  readonly untrustedName: string;
  readonly rawName: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Of its local header, from the start of the source. */
  readonly offset: number;
  /** Where the next local header, or the directory, begins: its bytes end before that. */
  readonly limit: number;
  readonly refusal: MediaErrorCode | null;
}

const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
export const LOCAL_BYTES = 30;
/** Most bytes of a directory: 200,000 entries with a long name and an extra field each. */
const MAX_DIRECTORY = 256 * 1024 * 1024;
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
export const STORED = 0;
export const DEFLATED = 8;
const ZIP64_EXTRA = 0x0001;

/**
 * Reads the list of contents; folders aren't in it.
 * @throws MediaError where there is no sound list
 */
export function readCentralDirectory(source: ByteSource, limits: MediaLimits): DirectoryEntry[] {
  const end = readEndRecord(source, limits.entries);
  if (end.directorySize > MAX_DIRECTORY) throw new MediaError('container-too-many-entries');
  const bytes = source.read(end.directoryOffset, end.directorySize);
  const found: RawEntry[] = [];
  let at = 0;
  for (let index = 0; index < end.entries; index++) {
    const entry = readEntry(bytes, at, end, limits);
    found.push(entry);
    at = entry.next;
  }
  return found.map(withLimits(found, end.directoryOffset)).filter(({ untrustedName, rawName }) => !isFolder(untrustedName, rawName));
}

type RawEntry = Omit<DirectoryEntry, 'limit'> & { readonly next: number };

function readEntry(bytes: Uint8Array, at: number, end: EndRecord, limits: MediaLimits): RawEntry {
  if (at + ENTRY_BYTES > bytes.length) throw new MediaError('container-damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, ENTRY_BYTES);
  if (view.getUint32(0, true) !== ENTRY) throw new MediaError('container-damaged');
  const flags = view.getUint16(8, true);
  const method = view.getUint16(10, true);
  const nameBytes = view.getUint16(28, true);
  const extraBytes = view.getUint16(30, true);
  const next = at + ENTRY_BYTES + nameBytes + extraBytes + view.getUint16(32, true);
  if (next > bytes.length) throw new MediaError('container-damaged');
  const rawName = bytes.slice(at + ENTRY_BYTES, at + ENTRY_BYTES + Math.min(nameBytes, limits.nameBytes));
  const extra = bytes.subarray(at + ENTRY_BYTES + nameBytes, at + ENTRY_BYTES + nameBytes + extraBytes);
  const large = largeFields(extra, [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)]);
  const [size, compressedSize, offset] = large ?? [0, 0, 0];
  const refusal: MediaErrorCode | null = !large
    ? 'entry-damaged'
    : nameBytes > limits.nameBytes
      ? 'entry-name-too-long'
      : flags & ENCRYPTED
        ? 'entry-encrypted'
        : method !== STORED && method !== DEFLATED
          ? 'entry-method-not-supported'
          : null;
  return {
    untrustedName: entryName(rawName),
    rawName,
    method,
    crc: view.getUint32(16, true),
    compressedSize,
    size,
    offset: offset + end.base,
    refusal,
    next,
  };
}

type Fields = readonly [size: number, compressedSize: number, offset: number];

/** A 32-bit field of ones stands for a 64-bit one in the extra field, in this order (APPNOTE.TXT 4.5.3); null where it isn't there. */
function largeFields(extra: Uint8Array, fields: Fields): Fields | null {
  if (!fields.includes(0xffffffff)) return fields;
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  while (at + 4 <= extra.length && view.getUint16(at, true) !== ZIP64_EXTRA) at += 4 + view.getUint16(at + 2, true);
  if (at + 4 > extra.length) return null;
  const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
  at += 4;
  const read = (field: number): number => {
    if (field !== 0xffffffff) return field;
    at += 8;
    return at <= end ? Number(view.getBigUint64(at - 8, true)) : Number.NaN;
  };
  const [size, compressedSize, offset] = [read(fields[0]), read(fields[1]), read(fields[2])];
  return [size, compressedSize, offset].every(Number.isSafeInteger) ? [size, compressedSize, offset] : null;
}

/** Entries may share no byte: each ends before the next one's header, whatever the order of the list. */
function withLimits(entries: readonly RawEntry[], directoryOffset: number): (entry: RawEntry) => DirectoryEntry {
  const offsets = entries.map((entry) => entry.offset).sort((one, other) => one - other);
  const limits = new Map<number, number>();
  const shared = new Set<number>();
  offsets.forEach((offset, index) => {
    if (limits.has(offset)) shared.add(offset);
    limits.set(offset, offsets[index + 1] ?? directoryOffset);
  });
  return ({ next: _, ...entry }) => {
    const limit = limits.get(entry.offset) ?? directoryOffset;
    const least = entry.offset + LOCAL_BYTES + entry.rawName.length + entry.compressedSize;
    const overlaps = shared.has(entry.offset) || least > limit;
    return { ...entry, limit, refusal: entry.refusal ?? (overlaps ? 'entry-overlaps' : null) };
  };
}

function isFolder(untrustedName: string, rawName: Uint8Array): boolean {
  const last = rawName.at(-1);
  return untrustedName === '' || last === 0x2f || last === 0x5c;
}
