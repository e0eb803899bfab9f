import { type DataSet, findElement } from '../dicom/data-set.js';
import * as A from './attributes.js';
import type { Samples } from './decoded-frame.js';
import { FrameError } from './frame-error.js';
import { readDescriptor, readEntries } from './lookup-table.js';

/**
 * PALETTE COLOR → RGBA bytes (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6). Entries of 16 bits keep their upper 8.
 * @throws FrameError `lut-not-supported` for segmented palettes, `lut-invalid` for broken ones.
 */
export function paletteToRgba(indices: Samples, dataSet: DataSet, signed: boolean): Uint8ClampedArray {
  if (!findElement(dataSet, A.RED_PALETTE_DATA)) {
    throw findElement(dataSet, A.SEGMENTED_RED_PALETTE_DATA)
      ? new FrameError('lut-not-supported', 'SegmentedRedPaletteColorLookupTableData')
      : new FrameError('lut-invalid', 'RedPaletteColorLookupTableData');
  }
  const channels = [
    readChannel(dataSet, A.RED_PALETTE_DESCRIPTOR, A.RED_PALETTE_DATA, signed),
    readChannel(dataSet, A.GREEN_PALETTE_DESCRIPTOR, A.GREEN_PALETTE_DATA, signed),
    readChannel(dataSet, A.BLUE_PALETTE_DESCRIPTOR, A.BLUE_PALETTE_DATA, signed),
  ];
  const rgba = new Uint8ClampedArray(indices.length * 4).fill(255);
  channels.forEach(({ first, levels }, channel) => {
    const last = levels.length - 1;
    for (let index = 0, to = channel; index < indices.length; index++, to += 4) {
      rgba[to] = levels[Math.max(0, Math.min(last, (indices[index] as number) - first))] as number;
    }
  });
  return rgba;
}

function readChannel(dataSet: DataSet, descriptor: number, entriesTag: number, signed: boolean): { first: number; levels: Uint8Array } {
  const { entries, firstValueMapped, bits } = readDescriptor(dataSet, descriptor, signed);
  if (bits !== 8 && bits !== 16) throw new FrameError('lut-invalid', 'PaletteColorLookupTableDescriptor');
  const table = readEntries(dataSet, entriesTag, entries, bits);
  // Writers that call 8-bit entries 16-bit ones are known: where no entry needs more than 8 bits, none is shifted away.
  const shift = bits === 16 && table.some((entry) => entry > 255) ? 8 : 0;
  return { first: firstValueMapped, levels: Uint8Array.from(table, (entry) => entry >> shift) };
}
