import { findElement } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import * as A from './attributes.js';
import type { DecodedFrame, Samples } from './decoded-frame.js';
import { FrameError } from './frame-error.js';
import { describeGrey, describeImage, type ImageDescription, type VoiLutFunction, type VoiWindow } from './image-description.js';
import { type LookupTable, readLookupTable } from './lookup-table.js';
import { applyModalityLut } from './modality-lut.js';
import { paletteToRgba } from './palette-color.js';
import { colorToRgba } from './photometric.js';
import { isGrey } from './photometric-names.js';
import { pixelAspect } from './pixel-aspect.js';
import { type ReadoutScale, readoutScales } from './readout/readout-scales.js';
import { storedValues } from './stored-values.js';
import { supplementalColors } from './supplemental-palette.js';
import type { Window } from './voi-lut.js';

export type VoiLut = LookupTable;
export type DisplayFrame = GreyDisplay | ColorDisplay;

/** A grey frame for the viewport: values and all that turns them into grey. Structured-cloneable. */
export interface GreyDisplay {
  readonly kind: 'grey';
  readonly rows: number;
  readonly columns: number;
  /** Stored values, masked and sign-extended; behind the Modality LUT where that is a table. */
  readonly values: Samples;
  readonly slope: number;
  readonly intercept: number;
  /** True where `values` are behind a Modality LUT table: a window in stored values has no meaning for them. */
  readonly isTabled?: true;
  readonly untrustedUnit: string;
  /** Of `values`, without padding and without what isn't a number; both 0 where nothing is left. */
  readonly minValue: number;
  readonly maxValue: number;
  readonly inverted: boolean;
  readonly windows: readonly VoiWindow[];
  /** From the darkest to the brightest value of this frame, whatever windows the file has. */
  readonly autoWindow: Window;
  /** The file's first window, or else `autoWindow`. */
  readonly defaultWindow: Window;
  readonly voiLutFunction: VoiLutFunction;
  /** The first table of a VOI LUT Sequence: an alternative to the windows, and what to show first where the file has no window. */
  readonly voiLut: VoiLut | null;
  /** All tables of a VOI LUT Sequence, the first included; absent where there are fewer than two. */
  readonly voiLuts?: readonly VoiLut[];
  /** What turns the VOI's output into P-values (PS3.3 C.11.4); absent where the output is shown as it is. */
  readonly presentationLut?: LookupTable;
  readonly padding: { readonly low: number; readonly high: number } | null;
  /** How values read, the most telling scale first; absent where the frame isn't of a DICOM file. */
  readonly readout?: readonly ReadoutScale[];
  /** Height of a pixel for its width; absent where pixels are square. */
  readonly pixelAspect?: number;
}

/** A colour frame for the viewport, opaque. */
export interface ColorDisplay {
  readonly kind: 'color';
  readonly rows: number;
  readonly columns: number;
  readonly rgba: Uint8ClampedArray;
  /** Height of a pixel for its width; absent where pixels are square. */
  readonly pixelAspect?: number;
  /** The file carries an ICC profile, which isn't applied: the colours are those of its samples. */
  readonly unusedProfile?: true;
}

/**
 * What the viewport draws of frame `frame` (from 0), which `readFrame` gave as `decoded`.
 * @throws FrameError where it would be drawn wrong.
 */
export function displayFrame(parsed: ParsedFile, frame: number, decoded: DecodedFrame): DisplayFrame {
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  const stored = storedValues(decoded);
  const aspect = pixelAspect(parsed.dataSet, frame);
  const shape = aspect === 1 ? {} : { pixelAspect: aspect };
  if (isGrey(decoded.photometric)) {
    const grey = { ...displayGrey(parsed, frame, decoded, stored, image.padding), ...shape };
    const rgba = supplementalColors(parsed.dataSet, frame, grey, stored, decoded.signed);
    return rgba ? displayColor(parsed, decoded, rgba, shape) : grey;
  }
  if (decoded.photometric === 'PALETTE COLOR')
    return displayColor(parsed, decoded, paletteToRgba(stored, parsed.dataSet, decoded.signed), shape);
  return displayColor(parsed, decoded, colorToRgba(decoded, stored), shape);
}

function displayColor(
  { dataSet }: ParsedFile,
  { rows, columns }: DecodedFrame,
  rgba: Uint8ClampedArray,
  shape: Pick<ColorDisplay, 'pixelAspect'>,
): ColorDisplay {
  const profile = (findElement(dataSet, A.ICC_PROFILE)?.valueLength ?? 0) > 0 ? { unusedProfile: true as const } : {};
  return { kind: 'color', rows, columns, rgba, ...shape, ...profile };
}

function displayGrey(
  parsed: ParsedFile,
  frame: number,
  decoded: DecodedFrame,
  stored: Samples,
  declaredPadding: ImageDescription['padding'],
): GreyDisplay {
  const grey = describeGrey(parsed.dataSet, frame);
  const { values, slope, intercept } = applyModalityLut(stored, grey, decoded.signed);
  // Padding is declared in stored values: behind a table it can't be told apart any more.
  const padding = grey.modalityLut ? null : declaredPadding;
  const { least, most } = extremes(values, padding);
  const autoWindow = windowOf(least * slope + intercept, most * slope + intercept, grey.voiLutFunction);
  const [first] = grey.windows;
  const negative = Math.min(least * slope, most * slope) + intercept < 0;
  const voiLuts = grey.voiLuts.map((item) => readLookupTable(item, negative));
  return {
    kind: 'grey',
    rows: decoded.rows,
    columns: decoded.columns,
    values,
    slope,
    intercept,
    ...(grey.modalityLut ? { isTabled: true as const } : {}),
    untrustedUnit: grey.untrustedUnit,
    minValue: least,
    maxValue: most,
    inverted: grey.inverted,
    windows: grey.windows,
    autoWindow,
    defaultWindow: first ? { center: first.center, width: first.width } : autoWindow,
    voiLutFunction: grey.voiLutFunction,
    voiLut: voiLuts[0] ?? null,
    ...(voiLuts.length > 1 ? { voiLuts } : {}),
    ...(grey.presentationLut ? { presentationLut: readLookupTable(grey.presentationLut, false) } : {}),
    padding,
    readout: readoutScales(parsed.dataSet, frame, grey),
  };
}

/** The least and the greatest value that is shown; both 0 where there is none. */
export function extremes(values: Samples, padding: GreyDisplay['padding']): { least: number; most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const low = padding?.low ?? Number.POSITIVE_INFINITY;
  const high = padding?.high ?? Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value >= low && value <= high) continue;
    if (value < least && value !== Number.NEGATIVE_INFINITY) least = value;
    if (value > most && value !== Number.POSITIVE_INFINITY) most = value;
  }
  return least <= most ? { least, most } : { least: 0, most: 0 };
}

/** The window in which the lower end is just black and the upper end just white (the inverse of PS3.3 C.11.2.1.2.1 and .3). */
export function windowOf(oneEnd: number, otherEnd: number, shape: VoiLutFunction): Window {
  const low = Math.min(oneEnd, otherEnd);
  const high = Math.max(oneEnd, otherEnd);
  if (low === high) return { center: low, width: 1 };
  if (shape !== 'LINEAR') return { center: (low + high) / 2, width: high - low };
  return { center: (low + high) / 2 + 0.5, width: high - low + 1 };
}

/** The lowest and the highest value of a window, between which greys differ; null where there are no such ends (the inverse of `windowOf`). */
export function windowEnds({ center, width }: Window, shape: VoiLutFunction): { low: number; high: number } | null {
  if (shape === 'SIGMOID') return null;
  if (shape === 'LINEAR') return { low: center - 0.5 - (width - 1) / 2, high: center - 0.5 + (width - 1) / 2 };
  return { low: center - width / 2, high: center + width / 2 };
}
