import { deflateRawSync } from 'node:zlib';
import { concat, uint16, uint32 } from './dicom-bytes.js';

/**
 * Writes zips byte by byte for tests, right or deliberately wrong (APPNOTE.TXT 4.3). It shares no code with the program's reader,
 * and its checksums come from a loop of its own.
 */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  readonly stored?: boolean;
  /** Lies of the central directory, in place of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly compressedSize?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly method?: number;
    readonly offset?: number;
  };
  /** The local header has no sizes, and a data descriptor follows the bytes. */
  readonly streamed?: boolean;
  /** Another name in the local header. */
  readonly localName?: string;
}

export interface ZipStyle {
  readonly comment?: Uint8Array;
  readonly before?: Uint8Array;
  readonly zip64?: boolean;
  readonly entries?: number;
}

export function zipBytes(
  parts: readonly ZipPart[],
  { comment = new Uint8Array(0), before, zip64, entries }: ZipStyle = {},
): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, central } = entryBytes(part, at, zip64 === true);
    locals.push(local);
    directory.push(central);
    at += local.length;
  }
  const list = concat(directory);
  const count = entries ?? parts.length;
  const large = zip64
    ? concat(
        concat(uint32(0x06064b50), uint64(44), uint16(45), uint16(45), uint32(0), uint32(0)),
        concat(uint64(count), uint64(count), uint64(list.length), uint64(at)),
        concat(uint32(0x07064b50), uint32(0), uint64(at + list.length), uint32(1)),
      )
    : new Uint8Array(0);
  const end = concat(
    concat(uint32(0x06054b50), uint16(0), uint16(0)),
    concat(uint16(zip64 ? 0xffff : count), uint16(zip64 ? 0xffff : count)),
    concat(uint32(zip64 ? 0xffffffff : list.length), uint32(zip64 ? 0xffffffff : at), uint16(comment.length), comment),
  );
  return concat(before ?? new Uint8Array(0), locals, list, large, end);
}

function entryBytes(part: ZipPart, offset: number, zip64: boolean): { local: Uint8Array; central: Uint8Array } {
  const { content, stored, streamed, claims = {} } = part;
  const name = typeof part.name === 'string' ? new TextEncoder().encode(part.name) : part.name;
  const localName = part.localName === undefined ? name : new TextEncoder().encode(part.localName);
  const bytes = stored ? content : new Uint8Array(deflateRawSync(content));
  const method = uint16(claims.method ?? (stored ? 0 : 8));
  const flags = uint16(claims.flags ?? (streamed ? 0x0008 : 0));
  const crc = checksum(content);
  const sizes = streamed ? new Uint8Array(12) : concat(uint32(crc), uint32(bytes.length), uint32(content.length));
  const local = concat(
    concat(uint32(0x04034b50), uint16(20), flags, method, uint32(0), sizes),
    concat(uint16(localName.length), uint16(4), localName, Uint8Array.of(0x99, 0x99, 0, 0), bytes),
    streamed ? concat(uint32(0x08074b50), uint32(crc), uint32(bytes.length), uint32(content.length)) : new Uint8Array(0),
  );
  const size = claims.size ?? content.length;
  const compressedSize = claims.compressedSize ?? bytes.length;
  const extra = zip64
    ? concat(uint16(1), uint16(24), uint64(size), uint64(compressedSize), uint64(claims.offset ?? offset))
    : new Uint8Array(0);
  const central = concat(
    concat(uint32(0x02014b50), uint16(20), uint16(20), flags, method, uint32(0), uint32(claims.crc ?? crc)),
    concat(uint32(zip64 ? 0xffffffff : compressedSize), uint32(zip64 ? 0xffffffff : size), uint16(name.length), uint16(extra.length)),
    concat(uint16(0), uint16(0), uint16(0), uint32(0), uint32(zip64 ? 0xffffffff : (claims.offset ?? offset)), name, extra),
  );
  return { local, central };
}

function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
