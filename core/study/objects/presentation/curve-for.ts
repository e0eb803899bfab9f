import type { ImageDescription } from '../../../pixels/image-description.js';
import { type LookupTable, lookUp } from '../../../pixels/lookup-table.js';
import { presented, type StoredCurve, tabled, windowed } from '../../../pixels/voi-lut.js';
import { isInScope, type PictureRef } from './drawing-of.js';
import type { Presentation, SoftcopyVoi } from './presentation.js';

/** More values than any table of the standard maps. */
const MOST_BITS = 16;

type Described = Pick<ImageDescription, 'bitsStored' | 'signed' | 'sampleKind' | 'photometric'>;

/** Whether a window alone can't say what a presentation state asks of a picture. */
export function needsCurve(presentation: Presentation, picture: Pick<PictureRef, 'sopInstanceUid' | 'frame'>): boolean {
  const voi = voiOf(presentation, picture);
  const isPlain = voi === undefined || (voi.table === null && voi.windowFunction === 'LINEAR');
  return !isPlain || presentation.modalityLut !== null || presentation.presentationLut !== null;
}

/**
 * The whole way from stored values to the screen that a presentation state asks for: Modality LUT, VOI LUT, Presentation LUT (PS3.4 N.2). Where it has
 * no VOI for the picture, the whole range of what comes before is shown. Null for values that aren't whole, or are wider than any table.
 */
export function curveFor(presentation: Presentation, picture: PictureRef, image: Described): StoredCurve | null {
  if (image.sampleKind !== 'integer' || image.bitsStored > MOST_BITS) return null;
  const { rescale, presentationLut, lutShape } = presentation;
  const modalityLut = presentation.modalityLut && inputOf(presentation.modalityLut, image.signed);
  const first = image.signed ? -(2 ** (image.bitsStored - 1)) : 0;
  const last = first + 2 ** image.bitsStored - 1;
  const modality = (stored: number): number => (modalityLut ? lookUp(modalityLut, stored) : stored * rescale.slope + rescale.intercept);
  const range = modalityLut ? ([0, 2 ** modalityLut.bits - 1] as const) : ([modality(first), modality(last)] as const);
  const low = Math.min(...range);
  const high = Math.max(...range);
  const voi = voiOf(presentation, picture);
  const voiTable = voi?.table ? inputOf(voi.table, low < 0) : null;
  const inverted = lutShape === null ? image.photometric === 'MONOCHROME1' : lutShape === 'INVERSE';
  const table = new Uint16Array(last - first + 1);
  for (let index = 0; index < table.length; index++) {
    const value = modality(first + index);
    const unit = voiTable
      ? tabled(value, voiTable)
      : voi?.window
        ? windowed(value, voi.window, voi.windowFunction)
        : share(value, low, high);
    table[index] = Math.round((presentationLut ? presented(unit, presentationLut) : inverted ? 1 - unit : unit) * 255);
  }
  return { input: 'stored', firstValueMapped: first, bits: 8, table, untrustedExplanation: explanationOf(voi, presentationLut) };
}

const voiOf = (presentation: Presentation, picture: Pick<PictureRef, 'sopInstanceUid' | 'frame'>): SoftcopyVoi | undefined =>
  presentation.windows.find((voi) => (voi.window ?? voi.table) && isInScope(voi, picture));

const share = (value: number, low: number, high: number): number => (high > low ? (value - low) / (high - low) : 0);

/** The table for values that may be negative, or not: its first value mapped has a sign where they may. */
const inputOf = (table: LookupTable, signed: boolean): LookupTable =>
  signed ? { ...table, firstValueMapped: (table.firstValueMapped << 16) >> 16 } : table;

const explanationOf = (voi: SoftcopyVoi | undefined, presentationLut: LookupTable | null): string =>
  voi?.table?.untrustedExplanation || voi?.untrustedExplanation || presentationLut?.untrustedExplanation || '';
