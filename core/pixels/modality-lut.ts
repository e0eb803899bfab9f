import type { Samples } from './decoded-frame.js';
import { FrameError } from './frame-error.js';
import type { GreyDescription } from './image-description.js';
import { type LookupTable, lookUp, readLookupTable } from './lookup-table.js';

/** Values behind the Modality LUT, as far as a table had to be applied; `slope` and `intercept` are still to be applied. */
export interface ModalityValues {
  readonly values: Samples;
  readonly slope: number;
  readonly intercept: number;
}

/** Modality LUT (PS3.3 C.11.1): a Modality LUT Sequence is applied to every value; slope and intercept are passed on. @throws FrameError `lut-invalid`. */
export function applyModalityLut(stored: Samples, grey: GreyDescription, signed: boolean): ModalityValues {
  if (!grey.modalityLut) return { values: stored, slope: grey.slope, intercept: grey.intercept };
  if (stored instanceof Float32Array || stored instanceof Float64Array) throw new FrameError('lut-invalid', 'ModalityLUTSequence');
  const table: LookupTable = readLookupTable(grey.modalityLut, signed);
  const values = new Uint16Array(stored.length);
  for (let index = 0; index < stored.length; index++) values[index] = lookUp(table, stored[index] as number);
  return { values, slope: 1, intercept: 0 };
}
