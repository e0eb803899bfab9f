import { type DataSet, findElement } from '../dicom/data-set.js';
import { valueBytes } from '../dicom/read-value.js';
import * as A from './attributes.js';
import type { Samples } from './decoded-frame.js';
import { FrameError } from './frame-error.js';
import { readDescriptor, readEntries } from './lookup-table.js';
import { expandSegments } from './segmented-palette.js';

/** The three tables of a palette: 8-bit levels for the index `first` and those behind it. */
export interface Palette {
  readonly first: number;
  readonly channels: readonly Uint8Array[];
}

const CHANNELS = [
  { descriptor: A.RED_PALETTE_DESCRIPTOR, entries: A.RED_PALETTE_DATA, segments: A.SEGMENTED_RED_PALETTE_DATA },
  { descriptor: A.GREEN_PALETTE_DESCRIPTOR, entries: A.GREEN_PALETTE_DATA, segments: A.SEGMENTED_GREEN_PALETTE_DATA },
  { descriptor: A.BLUE_PALETTE_DESCRIPTOR, entries: A.BLUE_PALETTE_DATA, segments: A.SEGMENTED_BLUE_PALETTE_DATA },
] as const;
const MAX_SEGMENT_BYTES = 2 * 1024 * 1024;

/** True where a data set has a palette, whole or in segments. */
export const hasPalette = (dataSet: DataSet): boolean => findElement(dataSet, A.RED_PALETTE_DESCRIPTOR) !== undefined;

/**
 * The palette of a data set (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.7.9). Entries of 16 bits keep their upper 8.
 * @throws FrameError `lut-invalid` for broken ones.
 */
export function readPalette(dataSet: DataSet, signed: boolean): Palette {
  const read = CHANNELS.map((channel) => readChannel(dataSet, channel, signed));
  const first = read[0]?.first ?? 0;
  if (read.some((channel) => channel.first !== first)) throw new FrameError('lut-invalid', 'PaletteColorLookupTableDescriptor');
  return { first, channels: read.map((channel) => channel.levels) };
}

/** PALETTE COLOR → RGBA bytes; indices outside take the ends. @throws FrameError as `readPalette`. */
export function paletteToRgba(indices: Samples, dataSet: DataSet, signed: boolean): Uint8ClampedArray {
  const palette = readPalette(dataSet, signed);
  const rgba = new Uint8ClampedArray(indices.length * 4).fill(255);
  for (let index = 0, to = 0; index < indices.length; index++, to += 4) writeColor(palette, indices[index] as number, rgba, to);
  return rgba;
}

/** Writes the colour of one index to `rgba[to]` and the two bytes behind it. */
export function writeColor({ first, channels }: Palette, index: number, rgba: Uint8ClampedArray, to: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const levels = channels[channel] as Uint8Array;
    rgba[to + channel] = levels[Math.max(0, Math.min(levels.length - 1, index - first))] as number;
  }
}

function readChannel(dataSet: DataSet, tags: (typeof CHANNELS)[number], signed: boolean): { first: number; levels: Uint8Array } {
  const { entries, firstValueMapped, bits } = readDescriptor(dataSet, tags.descriptor, signed);
  if (bits !== 8 && bits !== 16) throw new FrameError('lut-invalid', 'PaletteColorLookupTableDescriptor');
  const whole = findElement(dataSet, tags.entries);
  // Segments take the place of the whole table: a file has one or the other (PS3.3 C.7.9).
  const table = whole
    ? readEntries(dataSet, tags.entries, entries, entryBits(whole.valueLength, entries, bits))
    : expandSegments(readUnits(dataSet, tags.segments, bits), entries);
  // Writers that call 8-bit entries 16-bit ones are known: where no entry needs more than 8 bits, none is shifted away.
  const shift = bits === 16 && table.some((entry) => entry > 255) ? 8 : 0;
  return { first: firstValueMapped, levels: Uint8Array.from(table, (entry) => entry >> shift) };
}

/** Of a table that has no room for words, the entries are bytes, whatever its descriptor says: pydicom goes by the length as well. */
const entryBits = (length: number, entries: number, declared: 8 | 16): 8 | 16 => (length < entries * 2 ? 8 : declared);

/** Segmented data as bytes or words, by the size of an entry. */
function readUnits(dataSet: DataSet, tag: number, bits: 8 | 16): Uint8Array | Uint16Array {
  const element = findElement(dataSet, tag);
  if (!element || element.items || element.fragments || element.valueLength > MAX_SEGMENT_BYTES)
    throw new FrameError('lut-invalid', 'PaletteColorLookupTableData');
  const bytes = valueBytes(dataSet, element);
  const { littleEndian } = dataSet.encoding;
  if (bits === 8) {
    // Bytes written as big endian words stand in pairs the other way round.
    const swap = littleEndian || element.vr === 'OB' ? 0 : 1;
    return Uint8Array.from(bytes, (byte, index) => bytes[index ^ swap] ?? byte);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(index * 2, littleEndian));
}
