import type { ByteSource } from '../../dicom/byte-source.js';
import { MediaError } from '../media-error.js';

/** Where the central directory lies, as the end of the file tells (APPNOTE.TXT 4.3.14 to 4.3.16). Every number is checked. */
export interface EndRecord {
  readonly directoryOffset: number;
  readonly directorySize: number;
  readonly entries: number;
  /** What has to be added to every offset: bytes that were put before the zip, such as a program that unpacks it. */
  readonly base: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END_64 = 0x06064b50;
const END_64_BYTES = 56;
/** The least size of one directory entry. */
const ENTRY_BYTES = 46;

/**
 * Finds the end record from behind; of several places that look like one, the last whose directory fits in front of it counts.
 * @throws MediaError `container-damaged`, `container-split`, `container-too-many-entries`
 */
export function readEndRecord(source: ByteSource, maxEntries: number): EndRecord {
  const tailSize = Math.min(source.size, END_BYTES + MAX_COMMENT);
  const tailStart = source.size - tailSize;
  const tail = source.read(tailStart, tailSize);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tailSize - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) > tailSize) continue;
    const record = readAt(source, view, at, tailStart);
    if (!record) continue;
    if (record.entries > maxEntries) throw new MediaError('container-too-many-entries');
    return record;
  }
  throw new MediaError('container-damaged');
}

/** Whether a file ends as the last part of a zip in several parts does, whatever it begins with: the middle of some file. */
export function isLastPart(source: ByteSource): boolean {
  if (source.size < END_BYTES) return false;
  const end = viewOf(source.read(source.size - END_BYTES, END_BYTES));
  return end.getUint32(0, true) === END && end.getUint16(20, true) === 0 && end.getUint16(4, true) !== 0;
}

function readAt(source: ByteSource, view: DataView, at: number, tailStart: number): EndRecord | null {
  const disks = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  const entriesHere = view.getUint16(at + 8, true);
  const entries = view.getUint16(at + 10, true);
  const directorySize = view.getUint32(at + 12, true);
  const directoryOffset = view.getUint32(at + 16, true);
  const end = tailStart + at;
  const is64 = entries === 0xffff || directorySize === 0xffffffff || directoryOffset === 0xffffffff;
  const large = is64 ? readLarge(source, end) : null;
  if (large) return large;
  if (disks.some((disk) => disk !== 0) || entriesHere !== entries) throw new MediaError('container-split');
  return place({ directoryOffset, directorySize, entries }, end);
}

/** The zip64 form, which a locator in front of the end record points to; null where there is none. */
function readLarge(source: ByteSource, end: number): EndRecord | null {
  if (end < LOCATOR_BYTES + END_64_BYTES) return null;
  const locator = viewOf(source.read(end - LOCATOR_BYTES, LOCATOR_BYTES));
  if (locator.getUint32(0, true) !== LOCATOR) return null;
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) > 1) throw new MediaError('container-split');
  const pointed = Number(locator.getBigUint64(8, true));
  // With bytes in front of the zip the pointer is short by their number: the record then stands right before its locator.
  for (const at of [pointed, end - LOCATOR_BYTES - END_64_BYTES]) {
    if (!Number.isSafeInteger(at) || at < 0 || at + END_64_BYTES > end - LOCATOR_BYTES) continue;
    const record = viewOf(source.read(at, END_64_BYTES));
    if (record.getUint32(0, true) !== END_64) continue;
    const [entries, directorySize, directoryOffset] = [32, 40, 48].map((offset) => Number(record.getBigUint64(offset, true)));
    if (entries === undefined || directorySize === undefined || directoryOffset === undefined) continue;
    return place({ directoryOffset, directorySize, entries }, at);
  }
  return null;
}

function place(claimed: Omit<EndRecord, 'base'>, end: number): EndRecord | null {
  const { directoryOffset, directorySize, entries } = claimed;
  if (![directoryOffset, directorySize, entries].every(Number.isSafeInteger)) return null;
  const base = end - directorySize - directoryOffset;
  if (base < 0 || directorySize > end || entries * ENTRY_BYTES > directorySize) return null;
  return { ...claimed, directoryOffset: end - directorySize, base };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
