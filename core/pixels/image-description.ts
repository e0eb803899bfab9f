import { type DataSet, findElement } from '../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue, textValues } from '../dicom/read-value.js';
import { PIXEL_DATA, tagOf } from '../dicom/tag.js';
import * as A from './attributes.js';
import { isPhotometric, type Photometric, samplesOf } from './photometric-names.js';

/** The Image Pixel module (PS3.3 C.7.6.3) and what decides how values become grey, every number checked against its bounds. */
export interface ImageDescription {
  readonly kind: 'image';
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
  readonly photometric: Photometric;
  /** 0: R1 G1 B1 R2 …; 1: all R, all G, all B. Only where there are several samples. */
  readonly planarConfiguration: 0 | 1;
  /** Float and double pixel data have 32 and 64 bits allocated (PS3.3 C.7.6.24, C.7.6.25). */
  readonly sampleKind: 'integer' | 'float' | 'double';
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly numberOfFrames: number;
  /** Values of padding, both ends included (PS3.3 C.7.5.1.1.2); null where the file declares none. */
  readonly padding: { readonly low: number; readonly high: number } | null;
  /** An overlay lies in bits of the containers beside the stored values (PS3.3 C.9.2.1.2, retired); absent where none does. */
  readonly hasOverlayInPixels?: true;
  /** Lossy Image Compression (0028,2110) says that detail was lost once. */
  readonly lossy: boolean;
}

/** Why a data set isn't a picture that this program can describe. */
export interface ImageRefusal {
  readonly kind: 'refused';
  readonly code: 'no-pixel-data' | 'bad-description' | 'bits-not-supported' | 'photometric-not-supported' | 'too-large';
  /** Keyword of the attribute at fault; never a value. */
  readonly detail: string;
}

export const MAX_ROWS_OR_COLUMNS = 65_535;
export const MAX_FRAMES = 1_000_000;
/** Most bytes of one decoded frame. */
export const MAX_FRAME_BYTES = 1024 ** 3;

/** Bits Allocated of samples that lie one behind the other without regard to bytes: older editions of the standard had it. */
export const PACKED_BITS = 12;

const refuse = (code: ImageRefusal['code'], detail = ''): ImageRefusal => ({ kind: 'refused', code, detail });

/** Describes the picture of a data set, or says why it can't be shown. Nothing is guessed but what the standard gives a default. */
export function describeImage(dataSet: DataSet): ImageDescription | ImageRefusal {
  const sampleKind = findElement(dataSet, PIXEL_DATA)
    ? 'integer'
    : findElement(dataSet, A.FLOAT_PIXEL_DATA)
      ? 'float'
      : findElement(dataSet, A.DOUBLE_FLOAT_PIXEL_DATA)
        ? 'double'
        : null;
  if (!sampleKind) return refuse('no-pixel-data');

  const rows = boundedInteger(dataSet, A.ROWS, 1, MAX_ROWS_OR_COLUMNS);
  if (rows === null) return refuse('bad-description', 'Rows');
  const columns = boundedInteger(dataSet, A.COLUMNS, 1, MAX_ROWS_OR_COLUMNS);
  if (columns === null) return refuse('bad-description', 'Columns');
  // Number of Frames is absent from single-frame objects, and empty or 0 in some: DCMTK and pydicom take that for 1.
  const numberOfFrames =
    (numberValues(dataSet, A.NUMBER_OF_FRAMES)[0] ?? 0) === 0 ? 1 : boundedInteger(dataSet, A.NUMBER_OF_FRAMES, 1, MAX_FRAMES);
  if (numberOfFrames === null) return refuse('bad-description', 'NumberOfFrames');
  const declaredSamples = numberValue(dataSet, A.SAMPLES_PER_PIXEL);
  const photometric = textValue(dataSet, A.PHOTOMETRIC_INTERPRETATION).trim().toUpperCase() || photometricWithout(dataSet, declaredSamples);
  if (photometric === '') return refuse('bad-description', 'PhotometricInterpretation');
  if (!isPhotometric(photometric)) return refuse('photometric-not-supported', 'PhotometricInterpretation');
  const samplesPerPixel = samplesOf(photometric);
  if ((declaredSamples ?? samplesPerPixel) !== samplesPerPixel) return refuse('bad-description', 'SamplesPerPixel');

  const bits = describeBits(dataSet, sampleKind);
  if ('kind' in bits) return bits;
  const bytes = (rows * columns * samplesPerPixel * Math.max(8, bits.bitsAllocated)) / 8;
  if (bytes > MAX_FRAME_BYTES || !Number.isSafeInteger(bytes * numberOfFrames)) return refuse('too-large');

  const planar = samplesPerPixel === 1 ? 0 : (numberValue(dataSet, A.PLANAR_CONFIGURATION) ?? 0);
  if (planar !== 0 && planar !== 1) return refuse('bad-description', 'PlanarConfiguration');
  return {
    kind: 'image',
    rows,
    columns,
    samplesPerPixel,
    photometric,
    planarConfiguration: planar,
    sampleKind,
    ...bits,
    numberOfFrames,
    padding: describePadding(dataSet, sampleKind, bits),
    ...(hasOverlayBeside(dataSet, bits) ? { hasOverlayInPixels: true as const } : {}),
    lossy: textValue(dataSet, A.LOSSY_IMAGE_COMPRESSION) === '01',
  };
}

/**
 * Files of ACR-NEMA, the standard before DICOM, have neither Photometric Interpretation nor Samples per Pixel: their pictures are
 * grey, the lowest value black. '' where one of the two is there.
 */
function photometricWithout(dataSet: DataSet, samplesPerPixel: number | undefined): string {
  return findElement(dataSet, A.PHOTOMETRIC_INTERPRETATION) || (samplesPerPixel ?? 1) !== 1 ? '' : 'MONOCHROME2';
}

type Bits = Pick<ImageDescription, 'bitsAllocated' | 'bitsStored' | 'highBit' | 'signed'>;

/**
 * Bits Allocated is 1 or a multiple of 8 (PS3.5 §8.1.1), or 12 as older editions had it; a stored value lies inside its container. As in the reference decoders, 0 bits
 * stored mean all, and a High Bit that can't be means the highest of the bits stored.
 */
function describeBits(dataSet: DataSet, sampleKind: ImageDescription['sampleKind']): Bits | ImageRefusal {
  if (sampleKind !== 'integer') {
    const bitsAllocated = sampleKind === 'float' ? 32 : 64;
    return { bitsAllocated, bitsStored: bitsAllocated, highBit: bitsAllocated - 1, signed: true };
  }
  const bitsAllocated = boundedInteger(dataSet, A.BITS_ALLOCATED, 1, 64);
  if (bitsAllocated === null) return refuse('bad-description', 'BitsAllocated');
  if (![1, 8, PACKED_BITS, 16, 32].includes(bitsAllocated)) return refuse('bits-not-supported', 'BitsAllocated');
  const bitsStored = numberValue(dataSet, A.BITS_STORED) || bitsAllocated;
  if (!Number.isInteger(bitsStored) || bitsStored < 1 || bitsStored > bitsAllocated) return refuse('bad-description', 'BitsStored');
  const declared = numberValue(dataSet, A.HIGH_BIT) ?? bitsStored - 1;
  const highBit = Number.isInteger(declared) && declared >= bitsStored - 1 && declared < bitsAllocated ? declared : bitsStored - 1;
  const representation = numberValue(dataSet, A.PIXEL_REPRESENTATION) ?? 0;
  if (representation !== 0 && representation !== 1) return refuse('bad-description', 'PixelRepresentation');
  return { bitsAllocated, bitsStored, highBit, signed: representation === 1 };
}

/** An overlay without data of its own, in a bit that isn't part of the stored value. */
function hasOverlayBeside(dataSet: DataSet, { bitsAllocated, bitsStored, highBit }: Bits): boolean {
  if (bitsStored === bitsAllocated) return false;
  for (let group = 0x6000; group <= 0x601e; group += 2) {
    if (findElement(dataSet, tagOf(group, A.OVERLAY_DATA_ELEMENT))) continue;
    const position = numberValue(dataSet, tagOf(group, A.OVERLAY_BIT_POSITION_ELEMENT));
    if (position !== undefined && position < bitsAllocated && (position > highBit || position <= highBit - bitsStored)) return true;
  }
  return false;
}

const PADDING = {
  integer: { value: A.PIXEL_PADDING_VALUE, limit: A.PIXEL_PADDING_RANGE_LIMIT },
  float: { value: A.FLOAT_PIXEL_PADDING_VALUE, limit: A.FLOAT_PIXEL_PADDING_RANGE_LIMIT },
  double: { value: A.DOUBLE_FLOAT_PIXEL_PADDING_VALUE, limit: A.DOUBLE_FLOAT_PIXEL_PADDING_RANGE_LIMIT },
} as const;

/**
 * Each kind of samples has padding of its own (PS3.3 C.7.5.1.1.2, C.7.6.24, C.7.6.25). Pixel Padding Value has the VR of the pixels (US or SS):
 * implicit files are read as US, so that a signed one is folded here.
 */
function describePadding(dataSet: DataSet, kind: ImageDescription['sampleKind'], bits: Bits): ImageDescription['padding'] {
  const value = numberValue(dataSet, PADDING[kind].value);
  if (value === undefined || (kind === 'integer' && bits.bitsAllocated > 16)) return null;
  const limit = numberValue(dataSet, PADDING[kind].limit) ?? value;
  const [first, second] = kind === 'integer' ? [foldSign(value, bits.signed), foldSign(limit, bits.signed)] : [value, limit];
  return { low: Math.min(first, second), high: Math.max(first, second) };
}

const foldSign = (value: number, signed: boolean): number =>
  signed && value > 0x7fff ? value - 0x10000 : !signed && value < 0 ? value + 0x10000 : value;

/** A whole number within bounds, or null. */
function boundedInteger(dataSet: DataSet, tag: number, least: number, most: number): number | null {
  const value = numberValue(dataSet, tag);
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** One window of a file: centre and width in the unit of the Modality LUT's output, and the file's own name for it. */
export interface VoiWindow {
  readonly center: number;
  readonly width: number;
  /** Text from the file: shown as text, never as markup. */
  readonly untrustedExplanation: string;
}
export type VoiLutFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

/** How the stored values of one frame become values with a meaning, and which windows the file proposes. */
export interface GreyDescription {
  /** Rescale Slope and Intercept; 1 and 0 where the file has none, or where a Modality LUT Sequence takes their place. */
  readonly slope: number;
  readonly intercept: number;
  /** Rescale Type or Modality LUT Type as a defined term, e.g. `HU`, `OD`, `US`; '' where the file says nothing. */
  readonly untrustedUnit: string;
  readonly windows: readonly VoiWindow[];
  readonly voiLutFunction: VoiLutFunction;
  /** The item of a Modality LUT Sequence; null where there is none. */
  readonly modalityLut: DataSet | null;
  /** The items of a VOI LUT Sequence, in the file's order: alternatives to each other and to the windows. */
  readonly voiLuts: readonly DataSet[];
  /** The item of a Presentation LUT Sequence (PS3.3 C.11.4); null where there is none. */
  readonly presentationLut: DataSet | null;
  /**
   * True for MONOCHROME1 and for Presentation LUT Shape INVERSE: both say that the lowest value is white (PS3.3 C.11.6). False
   * where a Presentation LUT Sequence gives P-values, of which the lowest is black.
   */
  readonly inverted: boolean;
}

/**
 * The grey pipeline of one frame (from 0): functional groups first (PS3.3 C.7.6.16.2.9 and .10), the data set itself else.
 * Windows that the standard forbids (width under 1 for LINEAR, 0 or less for the others) are dropped.
 */
export function describeGrey(dataSet: DataSet, frame: number): GreyDescription {
  const transformation = functionalGroup(dataSet, frame, A.PIXEL_VALUE_TRANSFORMATION_SEQUENCE) ?? dataSet;
  const voi = functionalGroup(dataSet, frame, A.FRAME_VOI_LUT_SEQUENCE) ?? dataSet;
  const modalityLut = sequenceItems(transformation, A.MODALITY_LUT_SEQUENCE)[0] ?? null;
  const slope = numberValue(transformation, A.RESCALE_SLOPE);
  const intercept = numberValue(transformation, A.RESCALE_INTERCEPT);
  const presentationLut = sequenceItems(dataSet, A.PRESENTATION_LUT_SEQUENCE)[0] ?? null;
  const named = textValue(voi, A.VOI_LUT_FUNCTION);
  const voiLutFunction: VoiLutFunction = named === 'LINEAR_EXACT' || named === 'SIGMOID' ? named : 'LINEAR';
  return {
    // A slope of 0 would make every pixel one value: files that have it mean that there is none.
    slope: modalityLut || slope === undefined || slope === 0 ? 1 : slope,
    intercept: modalityLut ? 0 : (intercept ?? 0),
    untrustedUnit: modalityLut ? textValue(modalityLut, A.MODALITY_LUT_TYPE) : textValue(transformation, A.RESCALE_TYPE),
    windows: describeWindows(voi, voiLutFunction),
    voiLutFunction,
    modalityLut,
    voiLuts: sequenceItems(voi, A.VOI_LUT_SEQUENCE).slice(0, MAX_VOI_LUTS),
    presentationLut,
    inverted:
      presentationLut === null &&
      (textValue(dataSet, A.PHOTOMETRIC_INTERPRETATION) === 'MONOCHROME1' || textValue(dataSet, A.PRESENTATION_LUT_SHAPE) === 'INVERSE'),
  };
}

const MAX_VOI_LUTS = 64;

function describeWindows(voi: DataSet, voiLutFunction: VoiLutFunction): VoiWindow[] {
  const centers = numberValues(voi, A.WINDOW_CENTER);
  const widths = numberValues(voi, A.WINDOW_WIDTH);
  const explanations = textValues(voi, A.WINDOW_EXPLANATION);
  const windows: VoiWindow[] = [];
  for (let index = 0; index < Math.min(centers.length, widths.length, 64); index++) {
    const center = centers[index] ?? Number.NaN;
    const width = widths[index] ?? Number.NaN;
    const allowed = voiLutFunction === 'LINEAR' ? width >= 1 : width > 0;
    if (Number.isFinite(center) && Number.isFinite(width) && allowed)
      windows.push({ center, width, untrustedExplanation: explanations[index] ?? '' });
  }
  return windows;
}

/** The item of a functional group macro that holds for a frame: the frame's own, or the shared one; null where there is neither. */
export function functionalGroup(dataSet: DataSet, frame: number, macro: number): DataSet | null {
  // Not `sequenceItems`: of thousands of frames one is wanted.
  const own = findElement(dataSet, A.PER_FRAME_FUNCTIONAL_GROUPS)?.items?.[frame]?.dataSet;
  const shared = sequenceItems(dataSet, A.SHARED_FUNCTIONAL_GROUPS)[0];
  return (own && sequenceItems(own, macro)[0]) ?? (shared && sequenceItems(shared, macro)[0]) ?? null;
}
