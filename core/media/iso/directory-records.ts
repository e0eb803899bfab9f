import { type IsoVolume, SECTOR } from './volume-descriptors.js';

/** One file or folder, as a directory record says (ECMA-119 §9.1). */
export interface IsoRecord {
  readonly untrustedName: string;
  readonly isFolder: boolean;
  /** Its first logical block. */
  readonly block: number;
  readonly size: number;
  /** Its bytes don't lie one behind the other: interleaved, or parts with something between them. */
  readonly isScattered: boolean;
}

const LEAST_RECORD = 34;
const FOLDER = 0x02;
/** Another record with the next part of the file follows: how files over 4 GB are kept. */
const MORE_FOLLOWS = 0x80;

/** The records of a folder, but its own and that of the folder around it. What contradicts itself ends its sector. */
export function readFolder(bytes: Uint8Array, volume: IsoVolume): IsoRecord[] {
  const found: IsoRecord[] = [];
  let before: IsoRecord | null = null;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 0;
    const sectorEnd = Math.min(bytes.length, (Math.floor(at / SECTOR) + 1) * SECTOR);
    const nameBytes = bytes[at + 32] ?? 0;
    // Records don't cross sectors: the rest of one is zeros.
    if (length < LEAST_RECORD || at + length > sectorEnd || 33 + nameBytes > length) {
      at = sectorEnd;
      continue;
    }
    const record = recordAt(bytes.subarray(at, at + length), volume);
    at += length;
    if (!record) continue;
    const { moreFollows, ...own } = record;
    const joined: IsoRecord = before ? join(before, own, volume.blockSize) : own;
    before = moreFollows ? joined : null;
    if (!moreFollows) found.push(joined);
  }
  return found;
}

/** Null for the folder itself and the one around it, whose names are one byte of 0 or 1. */
function recordAt(bytes: Uint8Array, { isJoliet }: IsoVolume): (IsoRecord & { readonly moreFollows: boolean }) | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameBytes = bytes[32] ?? 0;
  const name = bytes.subarray(33, 33 + nameBytes);
  if (nameBytes === 0 || (nameBytes === 1 && (name[0] ?? 0) < 2)) return null;
  const flags = bytes[25] ?? 0;
  return {
    untrustedName: nameOf(name, isJoliet),
    isFolder: (flags & FOLDER) !== 0,
    block: view.getUint32(2, true) + (bytes[1] ?? 0),
    size: view.getUint32(10, true),
    isScattered: bytes[26] !== 0 || bytes[27] !== 0,
    moreFollows: (flags & MORE_FOLLOWS) !== 0,
  };
}

function join(first: IsoRecord, next: IsoRecord, blockSize: number): IsoRecord {
  const follows = next.block === first.block + Math.ceil(first.size / blockSize) && first.size % blockSize === 0;
  return { ...first, size: first.size + next.size, isScattered: first.isScattered || next.isScattered || !follows };
}

const utf16 = new TextDecoder('utf-16be');
const latin = new TextDecoder('latin1');

/** Without the version behind a semicolon and the dot of an empty extension (ECMA-119 §7.5); slashes in a name divide nothing. */
function nameOf(name: Uint8Array, isJoliet: boolean): string {
  const text = (isJoliet ? utf16 : latin).decode(name);
  return text
    .replace(/;\d{1,5}$/, '')
    .replace(/\.$/, '')
    .replaceAll('/', '_');
}
