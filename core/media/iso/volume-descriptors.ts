import type { ByteSource } from '../../dicom/byte-source.js';
import { MediaError } from '../media-error.js';

/** Sectors of a disc image have 2048 bytes, whatever its logical blocks have (ECMA-119 §6.1.2). */
export const SECTOR = 2048;
const FIRST_DESCRIPTOR = 16;
const MOST_DESCRIPTORS = 64;
const PRIMARY = 1;
const SUPPLEMENTARY = 2;
const TERMINATOR = 255;
const ROOT_RECORD = 156;
/** The escape sequences that say that names are in UCS-2 (Joliet, levels 1 to 3). */
const JOLIET = ['%/@', '%/C', '%/E'];

/** One tree of names over the files of an image. */
export interface IsoVolume {
  readonly blockSize: number;
  readonly isJoliet: boolean;
  readonly rootOffset: number;
  readonly rootSize: number;
}

/** The tree with long names (Joliet) where there is one, else the primary one (ECMA-119 §8.4). @throws MediaError `container-damaged` */
export function readVolume(source: ByteSource): IsoVolume {
  let primary: IsoVolume | null = null;
  for (let index = 0; index < MOST_DESCRIPTORS; index++) {
    const at = (FIRST_DESCRIPTOR + index) * SECTOR;
    if (at + SECTOR > source.size) break;
    const bytes = source.read(at, SECTOR);
    const type = bytes[0];
    if (String.fromCharCode(...bytes.subarray(1, 6)) !== 'CD001' || type === TERMINATOR) break;
    const volume = volumeOf(bytes, type === SUPPLEMENTARY && JOLIET.includes(String.fromCharCode(...bytes.subarray(88, 91))));
    if (volume?.isJoliet) return volume;
    if (type === PRIMARY) primary ??= volume;
  }
  if (!primary) throw new MediaError('container-damaged');
  return primary;
}

function volumeOf(bytes: Uint8Array, isJoliet: boolean): IsoVolume | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blockSize = view.getUint16(128, true);
  if (![512, 1024, SECTOR].includes(blockSize)) return null;
  const extent = view.getUint32(ROOT_RECORD + 2, true) + (bytes[ROOT_RECORD + 1] ?? 0);
  return { blockSize, isJoliet, rootOffset: extent * blockSize, rootSize: view.getUint32(ROOT_RECORD + 10, true) };
}
