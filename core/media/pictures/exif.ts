import { EXIF_NAMES, GPS_NAMES } from './exif-names.js';
import { factHead, factText, MAX_FACTS, type PictureFact } from './picture-fact.js';

/** What an EXIF block (a TIFF structure, TIFF 6.0 and EXIF 2.3) says. */
export interface Exif {
  readonly orientation: number;
  readonly facts: readonly PictureFact[];
}

const ORIENTATION = 0x0112;
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const INTEROPERABILITY_IFD = 0xa005;
/** Bytes of one value, by type from 1 on: byte, ASCII, short, long, rational, and their signed brothers. */
const WIDTHS: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const ENTRY_BYTES = 12;
/** More numbers than this are a table. */
const MAX_NUMBERS = 16;
const MAX_DIRECTORIES = 16;

/** Reads an EXIF block that starts with its order of bytes. Never fails: what leads outside of it is left out. */
export function readExif(untrustedBlock: Uint8Array): Exif {
  const order = String.fromCharCode(...untrustedBlock.subarray(0, 4));
  if (order !== 'II*\0' && order !== 'MM\0*') return { orientation: 1, facts: [] };
  const reader = new ExifReader(untrustedBlock, order === 'II*\0');
  const facts = reader.readChain();
  return { orientation: reader.orientation, facts };
}

class ExifReader {
  orientation = 1;
  readonly #view: DataView;
  readonly #visited = new Set<number>();
  #facts = 0;

  constructor(
    readonly block: Uint8Array,
    readonly littleEndian: boolean,
  ) {
    this.#view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  }

  /** The main directory and those chained behind it (the second one describes a thumbnail). */
  readChain(): PictureFact[] {
    const facts: PictureFact[] = [];
    let offset = this.#long(4);
    for (let index = 0; offset !== undefined && offset !== 0; index++) {
      const directory = this.#readDirectory(offset, EXIF_NAMES);
      if (!directory) break;
      if (index === 0) facts.push(...directory.facts);
      else facts.push({ label: `IFD${index}`, name: 'Thumbnail directory', untrustedValue: '', bytes: null, facts: directory.facts });
      offset = directory.next;
    }
    return facts;
  }

  #readDirectory(offset: number, names: Readonly<Record<number, string>>): { facts: PictureFact[]; next: number | undefined } | null {
    const count = this.#short(offset);
    if (count === undefined || this.#visited.has(offset) || this.#visited.size >= MAX_DIRECTORIES) return null;
    this.#visited.add(offset);
    const facts: PictureFact[] = [];
    for (let index = 0; index < count && this.#facts < MAX_FACTS; index++) {
      const fact = this.#readEntry(offset + 2 + index * ENTRY_BYTES, names);
      if (!fact) continue;
      this.#facts += 1;
      facts.push(fact);
    }
    return { facts, next: this.#long(offset + 2 + count * ENTRY_BYTES) };
  }

  #readEntry(at: number, names: Readonly<Record<number, string>>): PictureFact | null {
    const [tag, type, count] = [this.#short(at), this.#short(at + 2), this.#long(at + 4)];
    if (tag === undefined || type === undefined || count === undefined) return null;
    const width = WIDTHS[type] ?? 0;
    const length = width * count;
    const start = length <= 4 ? at + 8 : this.#long(at + 8);
    if (width === 0 || start === undefined || start + length > this.block.length) return null;
    const label = `0x${tag.toString(16).padStart(4, '0')}`;
    const name = names[tag] ?? '';
    if (tag === EXIF_IFD || tag === GPS_IFD || tag === INTEROPERABILITY_IFD) {
      const below = this.#readDirectory(this.#long(at + 8) ?? 0, tag === GPS_IFD ? GPS_NAMES : EXIF_NAMES);
      return { label, name, untrustedValue: '', bytes: null, facts: below?.facts ?? [] };
    }
    const value = this.block.subarray(start, start + length);
    if (type === 2) return { label, name, untrustedValue: factText(value), bytes: null, facts: [] };
    if (tag === ORIENTATION && names === EXIF_NAMES) this.#takeOrientation(this.#number(start, type));
    if (type === 7 || count > MAX_NUMBERS) {
      const text = textOf(value);
      return { label, name, untrustedValue: text || factHead(value), bytes: text === '' ? length : null, facts: [] };
    }
    const numbers = Array.from({ length: count }, (_, index) => this.#number(start + index * width, type) ?? '');
    return { label, name, untrustedValue: numbers.join(' '), bytes: null, facts: [] };
  }

  #takeOrientation(value: number | undefined): void {
    // Of several, the first counts, as it does for who shows pictures.
    if (this.orientation === 1 && value !== undefined && value >= 1 && value <= 8) this.orientation = value;
  }

  #number(at: number, type: number): number | undefined {
    const [view, little] = [this.#view, this.littleEndian];
    switch (type) {
      case 1:
        return view.getUint8(at);
      case 3:
        return view.getUint16(at, little);
      case 4:
        return view.getUint32(at, little);
      case 5:
        return ratio(view.getUint32(at, little), view.getUint32(at + 4, little));
      case 6:
        return view.getInt8(at);
      case 8:
        return view.getInt16(at, little);
      case 9:
        return view.getInt32(at, little);
      case 10:
        return ratio(view.getInt32(at, little), view.getInt32(at + 4, little));
      case 11:
        return view.getFloat32(at, little);
      case 12:
        return view.getFloat64(at, little);
      default:
        return undefined;
    }
  }

  #short(at: number): number | undefined {
    return at + 2 <= this.block.length ? this.#view.getUint16(at, this.littleEndian) : undefined;
  }

  #long(at: number): number | undefined {
    return at + 4 <= this.block.length ? this.#view.getUint32(at, this.littleEndian) : undefined;
  }
}

/** To six digits: a place on the earth within a step of a foot. */
const ratio = (above: number, below: number): number => (below === 0 ? 0 : Math.round((above / below) * 1e6) / 1e6);

/** Bytes without a type hold text surprisingly often (a comment behind the name of its character set). */
function textOf(value: Uint8Array): string {
  const printable = value.every((byte) => byte === 0 || (byte >= 0x20 && byte < 0x7f));
  if (!printable || value.every((byte) => byte === 0)) return '';
  return factText(value.filter((byte) => byte !== 0));
}
