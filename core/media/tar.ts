import { type ByteSource, rangeSource } from '../dicom/byte-source.js';
import type { Container, ContainerEntry } from './container.js';
import { entryName } from './entry-name.js';
import { MediaError, type MediaErrorCode } from './media-error.js';
import type { MediaLimits } from './media-limits.js';

const BLOCK = 512;
/** Most bytes of a header that only says more of the next one. */
const MOST_EXTENDED = 64 * 1024;
const NAME = { offset: 0, bytes: 100 };
const SIZE = { offset: 124, bytes: 12 };
const CHECKSUM = { offset: 148, bytes: 8 };
const TYPE = 156;
const PREFIX = { offset: 345, bytes: 155 };

/**
 * The files of a tar (POSIX ustar and pax, GNU long names), each a range of it. Links, folders and devices hold no bytes and are passed over.
 * @throws MediaError `container-damaged` where a header contradicts itself before any file was found, `container-too-many-entries`
 */
export function openTar(source: ByteSource, limits: MediaLimits): Container {
  const entries: ContainerEntry[] = [];
  let more: Extended = {};
  for (let at = 0; at + BLOCK <= source.size; ) {
    const header = source.read(at, BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const own = numberAt(header, SIZE);
    if (!hasChecksum(header) || own === null) {
      if (entries.length === 0) throw new MediaError('container-damaged');
      // What follows can't be known any more; what came before is whole.
      entries.push(entryOf(source, '', 0, 0, 'entry-damaged'));
      break;
    }
    const type = String.fromCharCode(header[TYPE] ?? 0);
    const start = at + BLOCK;
    const size = isExtension(type) ? own : (more.size ?? own);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (!Number.isSafeInteger(at)) throw new MediaError('container-damaged');
    if (isExtension(type)) {
      more = { ...more, ...readExtended(source, type, start, size) };
      continue;
    }
    if (isFile(type)) {
      if (entries.length >= limits.entries) throw new MediaError('container-too-many-entries');
      const rawName = more.name ?? nameOf(header, type);
      const refusal: MediaErrorCode | null =
        rawName.length > limits.nameBytes ? 'entry-name-too-long' : start + size > source.size ? 'entry-damaged' : null;
      const sparse: MediaErrorCode | null = type === 'S' ? 'entry-method-not-supported' : null;
      entries.push(entryOf(source, entryName(rawName.slice(0, limits.nameBytes)), start, size, refusal ?? sparse));
    }
    more = {};
  }
  return { entries };
}

/** What headers of the next file's own say instead of its header. */
interface Extended {
  readonly name?: Uint8Array;
  readonly size?: number;
}

/** `x`: pax, of the next file; `L`: GNU's long name. `g` and `K` say nothing that is needed, and are passed over with them. */
const isExtension = (type: string): boolean => ['x', 'L', 'g', 'K'].includes(type);
/** Plain files of all ages; `S` is one with holes. */
const isFile = (type: string): boolean => ['0', '\0', '7', 'S'].includes(type);

function entryOf(source: ByteSource, untrustedName: string, offset: number, size: number, refusal: MediaErrorCode | null): ContainerEntry {
  const locate = () => ({ source: rangeSource(source, offset, size), offset });
  return { untrustedName, untrustedSize: size, refusal, kind: 'stored', locate };
}

function readExtended(source: ByteSource, type: string, start: number, size: number): Extended {
  if ((type !== 'x' && type !== 'L') || size > MOST_EXTENDED || start + size > source.size) return {};
  const bytes = source.read(start, size);
  return type === 'L' ? { name: untilZero(bytes) } : readPax(bytes);
}

/** Records `length keyword=value\n`, of which the length counts itself (POSIX.1-2001, pax). */
function readPax(bytes: Uint8Array): Extended {
  let found: Extended = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(latin1(bytes.subarray(at, space)));
    const end = at + length - 1;
    if (space < 0 || !Number.isInteger(length) || length < 5 || end > bytes.length || space >= end) break;
    const equals = bytes.indexOf(0x3d, space);
    const keyword = latin1(bytes.subarray(space + 1, equals));
    const value = bytes.slice(equals + 1, end);
    if (equals < 0 || equals > end) break;
    if (keyword === 'path') found = { ...found, name: value };
    if (keyword === 'size' && /^\d{1,15}$/.test(latin1(value))) found = { ...found, size: Number(latin1(value)) };
    at += length;
  }
  return found;
}

/** The sum of all bytes of a header, its own field as spaces. */
function hasChecksum(header: Uint8Array): boolean {
  let sum = 0;
  header.forEach((byte, at) => {
    sum += at >= CHECKSUM.offset && at < CHECKSUM.offset + CHECKSUM.bytes ? 0x20 : byte;
  });
  return numberAt(header, CHECKSUM) === sum;
}

/** Octal digits, or where the first bit is set a binary number (GNU); null where it is neither. */
function numberAt(header: Uint8Array, { offset, bytes }: { readonly offset: number; readonly bytes: number }): number | null {
  const field = header.subarray(offset, offset + bytes);
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = (field[0] ?? 0) & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : null;
  }
  const digits = latin1(untilZero(field)).trim();
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

function nameOf(header: Uint8Array, type: string): Uint8Array {
  const name = untilZero(header.subarray(NAME.offset, NAME.offset + NAME.bytes));
  // GNU's own format (`ustar` and two spaces) keeps times where POSIX keeps the front of a name.
  const isPosix = type !== 'S' && header[262] === 0;
  const prefix = isPosix ? untilZero(header.subarray(PREFIX.offset, PREFIX.offset + PREFIX.bytes)) : new Uint8Array(0);
  return prefix.length === 0 ? name.slice() : Uint8Array.from([...prefix, 0x2f, ...name]);
}

function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes.slice() : bytes.slice(0, end);
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 64));
