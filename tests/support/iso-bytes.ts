import { ascii, concat } from './dicom-bytes.js';

/** A file or a folder of an image. */
export type IsoNode =
  | { readonly name: string; readonly content: Uint8Array; readonly lies?: Lies }
  | { readonly name: string; readonly nodes: readonly IsoNode[]; readonly lies?: Lies };
/** What its record says in place of the truth. */
interface Lies {
  readonly block?: number;
  readonly size?: number;
  readonly unit?: number;
}

const SECTOR = 2048;
const FIRST_BLOCK = 20;

/** Writes disc images for tests, byte by byte (ECMA-119): it shares no code with the program's reader. With `joliet` a second tree of long names. */
export function isoBytes(nodes: readonly IsoNode[], joliet = false): Uint8Array {
  const blocks: Uint8Array[] = [];
  const append = (bytes: Uint8Array): number => {
    const at = FIRST_BLOCK + blocks.reduce((sum, block) => sum + block.length / SECTOR, 0);
    blocks.push(padded(bytes));
    return at;
  };
  const contents = new Map<Uint8Array, number>();
  const place = (content: Uint8Array): number => {
    const known = contents.get(content) ?? append(content);
    contents.set(content, known);
    return known;
  };
  const folder = (own: readonly IsoNode[], wide: boolean): { block: number; size: number } => {
    const records = own.map((node) => {
      const isFolder = 'nodes' in node;
      const at = isFolder ? folder(node.nodes, wide) : { block: place(node.content), size: node.content.length };
      const { block = at.block, size = at.size, unit = 0 } = node.lies ?? {};
      return record(nameBytes(node.name, wide, isFolder), block, size, isFolder, unit);
    });
    const self = record(Uint8Array.of(0), 0, SECTOR, true, 0);
    const parent = record(Uint8Array.of(1), 0, SECTOR, true, 0);
    const bytes = inSectors([self, parent, ...records]);
    return { block: append(bytes), size: bytes.length };
  };
  const primary = descriptor(1, folder(nodes, false));
  const second = joliet ? [descriptor(2, folder(nodes, true))] : [];
  const end = concat(Uint8Array.of(255), ascii('CD001'), Uint8Array.of(1));
  const head = concat([new Uint8Array(16 * SECTOR), primary, ...second, padded(end)]);
  return concat([head, new Uint8Array(FIRST_BLOCK * SECTOR - head.length), ...blocks]);
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.max(1, Math.ceil(bytes.length / SECTOR)) * SECTOR);
  whole.set(bytes);
  return whole;
}

/** Records don't cross sectors. */
function inSectors(records: readonly Uint8Array[]): Uint8Array {
  const sectors: Uint8Array[][] = [[]];
  let used = 0;
  for (const one of records) {
    if (used + one.length > SECTOR) {
      sectors.push([]);
      used = 0;
    }
    sectors.at(-1)?.push(one);
    used += one.length;
  }
  return concat(sectors.map((own) => padded(concat(own))));
}

function record(name: Uint8Array, block: number, size: number, isFolder: boolean, unit: number): Uint8Array {
  const length = 33 + name.length + ((name.length + 1) % 2);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, length);
  view.setUint32(2, block, true);
  view.setUint32(6, block, false);
  view.setUint32(10, size, true);
  view.setUint32(14, size, false);
  view.setUint8(25, isFolder ? 2 : 0);
  view.setUint8(26, unit);
  view.setUint8(32, name.length);
  bytes.set(name, 33);
  return bytes;
}

function nameBytes(name: string, wide: boolean, isFolder: boolean): Uint8Array {
  if (wide) return Uint8Array.from([...name].flatMap((letter) => [(letter.codePointAt(0) ?? 0) >> 8, (letter.codePointAt(0) ?? 0) & 255]));
  const short = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_.]/g, '_')
    .slice(0, 12);
  return ascii(isFolder ? short : `${short.includes('.') ? short : `${short}.`};1`);
}

function descriptor(type: number, root: { readonly block: number; readonly size: number }): Uint8Array {
  const bytes = new Uint8Array(SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set([type, ...ascii('CD001'), 1]);
  if (type === 2) bytes.set(ascii('%/E'), 88);
  view.setUint16(128, SECTOR, true);
  view.setUint16(130, SECTOR, false);
  bytes.set(record(Uint8Array.of(0), root.block, root.size, true, 0), 156);
  return bytes;
}
