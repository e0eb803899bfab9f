import { type DataSet, findElement } from '../dicom/data-set.js';
import { numberValues, textValue, valueBytes } from '../dicom/read-value.js';
import { LUT_DATA, LUT_DESCRIPTOR, LUT_EXPLANATION } from './attributes.js';
import { FrameError } from './frame-error.js';

/** A lookup table (PS3.3 C.11.1.1.1): input `firstValueMapped` gives the first entry, what is below or above the first or last. */
export interface LookupTable {
  readonly firstValueMapped: number;
  /** Bits of one entry, 8 to 16. */
  readonly bits: number;
  readonly table: Uint16Array;
  readonly untrustedExplanation: string;
}

const MAX_ENTRIES = 65_536;

/** Reads the item of a Modality or VOI LUT Sequence. `signedInput` decides how an ambiguous first value is read. @throws FrameError `lut-invalid`. */
export function readLookupTable(item: DataSet, signedInput: boolean): LookupTable {
  const { entries, firstValueMapped, bits } = readDescriptor(item, LUT_DESCRIPTOR, signedInput);
  return {
    firstValueMapped,
    bits,
    table: readEntries(item, LUT_DATA, entries, bits),
    untrustedExplanation: textValue(item, LUT_EXPLANATION),
  };
}

/** Number of entries (0 means 65,536), first value mapped, bits of an entry. Implicit files give the VR US to what may be SS. */
export function readDescriptor(
  dataSet: DataSet,
  tag: number,
  signedInput: boolean,
): { entries: number; firstValueMapped: number; bits: number } {
  const [count, first, bits] = numberValues(dataSet, tag);
  if (count === undefined || first === undefined || bits === undefined) throw new FrameError('lut-invalid', 'LUTDescriptor');
  const entries = (count & 0xffff) === 0 ? MAX_ENTRIES : count & 0xffff;
  if (bits < 1 || bits > 16) throw new FrameError('lut-invalid', 'LUTDescriptor');
  return { entries, firstValueMapped: signedInput ? (first << 16) >> 16 : first & 0xffff, bits };
}

/** The entries: one 16-bit word each, or two in a word where they have 8 bits and there are only so many bytes (PS3.3 C.11.1.1.1). */
export function readEntries(dataSet: DataSet, tag: number, entries: number, bits: number): Uint16Array {
  const element = findElement(dataSet, tag);
  if (!element || element.items || element.fragments || element.valueLength > MAX_ENTRIES * 2)
    throw new FrameError('lut-invalid', 'LUTData');
  const bytes = valueBytes(dataSet, element);
  const table = new Uint16Array(entries);
  if (bytes.length >= entries * 2) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < entries; index++) table[index] = view.getUint16(index * 2, dataSet.encoding.littleEndian);
  } else if (bits <= 8 && bytes.length >= entries) {
    // Words in big endian order hold their first entry in the second byte.
    const swap = dataSet.encoding.littleEndian || element.vr === 'OB' ? 0 : 1;
    for (let index = 0; index < entries; index++) table[index] = bytes[index ^ swap] as number;
  } else {
    throw new FrameError('lut-invalid', 'LUTData');
  }
  return table;
}

/** The entry that a value is mapped to. */
export function lookUp(table: LookupTable, value: number): number {
  const index = Math.floor(value) - table.firstValueMapped;
  return table.table[Math.max(0, Math.min(table.table.length - 1, index))] as number;
}
