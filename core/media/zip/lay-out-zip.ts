import { joinBytes } from '../../dicom/encode-value.js';

/** One file that is to be stored in a zip: its name is ASCII and of this program's making. */
export interface ZipMember {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
}

/** Where a zip's own bytes go: a header before each member, and the list of contents behind the last. */
export interface ZipLayout {
  readonly headers: readonly Uint8Array[];
  readonly end: Uint8Array;
}

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ZIP64_EXTRA = 0x0001;
/** 1980-01-01 00:00, the first that the format knows: every entry carries it. */
const DATE = (1 << 5) | 1;
const VERSION = 10;
const VERSION_64 = 45;
const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;

/**
 * The headers of a zip (APPNOTE.TXT 4.3) whose members are stored as they are, so that their bytes stay a range of what was reviewed: constant
 * times, no comment, no rights of files, no system that it was made on, and no extra field but the one of zip64, which is there only
 * where a number doesn't fit into 32 bits.
 */
export function layOutZip(members: readonly ZipMember[]): ZipLayout {
  const headers: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const member of members) {
    const header = localHeader(member);
    headers.push(header);
    entries.push(directoryEntry(member, at));
    at += header.length + member.size;
  }
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  return { headers, end: joinBytes([...entries, endOf(members.length, size, at)]) };
}

function localHeader({ name, size, crc }: ZipMember): Uint8Array {
  const large = size >= MOST_32;
  const shown = large ? MOST_32 : size;
  const writer = new Writer(30 + name.length + (large ? 20 : 0));
  writer.four(LOCAL);
  writer.two(large ? VERSION_64 : VERSION, 0, 0, 0, DATE);
  writer.four(crc, shown, shown);
  writer.two(name.length, large ? 20 : 0);
  writer.text(name);
  if (large) {
    writer.two(ZIP64_EXTRA, 16);
    writer.eight(size, size);
  }
  return writer.bytes;
}

function directoryEntry({ name, size, crc }: ZipMember, offset: number): Uint8Array {
  const large = [...(size >= MOST_32 ? [size, size] : []), ...(offset >= MOST_32 ? [offset] : [])];
  const extra = large.length > 0 ? 4 + 8 * large.length : 0;
  const shown = size >= MOST_32 ? MOST_32 : size;
  const writer = new Writer(46 + name.length + extra);
  writer.four(ENTRY);
  writer.two(large.length > 0 ? VERSION_64 : VERSION, large.length > 0 ? VERSION_64 : VERSION, 0, 0, 0, DATE);
  writer.four(crc, shown, shown);
  // Name, extra field, comment, disk, internal attributes; then external attributes: none.
  writer.two(name.length, extra, 0, 0, 0);
  writer.four(0, Math.min(offset, MOST_32));
  writer.text(name);
  if (large.length > 0) {
    writer.two(ZIP64_EXTRA, 8 * large.length);
    writer.eight(...large);
  }
  return writer.bytes;
}

function endOf(count: number, size: number, offset: number): Uint8Array {
  const large = count >= MOST_16 || size >= MOST_32 || offset >= MOST_32;
  const writer = new Writer(22 + (large ? 76 : 0));
  if (large) {
    writer.four(END_64);
    writer.eight(44);
    writer.two(VERSION_64, VERSION_64);
    writer.four(0, 0);
    writer.eight(count, count, size, offset);
    writer.four(LOCATOR_64, 0);
    writer.eight(offset + size);
    writer.four(1);
  }
  writer.four(END);
  writer.two(0, 0, Math.min(count, MOST_16), Math.min(count, MOST_16));
  writer.four(Math.min(size, MOST_32), Math.min(offset, MOST_32));
  writer.two(0);
  return writer.bytes;
}

/** Little-endian numbers, one behind the other. */
class Writer {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  two(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setUint16(this.#at, value, true);
      this.#at += 2;
    }
  }

  four(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setUint32(this.#at, value, true);
      this.#at += 4;
    }
  }

  eight(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setBigUint64(this.#at, BigInt(value), true);
      this.#at += 8;
    }
  }

  text(ascii: string): void {
    for (let index = 0; index < ascii.length; index += 1) this.bytes[this.#at + index] = ascii.charCodeAt(index);
    this.#at += ascii.length;
  }
}
