import type { DataSet } from '../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue } from '../dicom/read-value.js';
import { functionalGroup, type ImageDescription, type ImageRefusal } from '../pixels/image-description.js';

/** Millimetres between the centres of neighbouring rows and columns, and what they are millimetres of. */
export interface PixelSpacing {
  readonly row: number;
  readonly column: number;
  /** `patient`: of the body. `detector`: of the X-ray detector, behind the body, where everything is larger. */
  readonly kind: 'patient' | 'detector';
}

const MODALITY = 0x00080060;
const IMAGER_PIXEL_SPACING = 0x00181164;
const ULTRASOUND_REGIONS = 0x00186011;
const IMAGE_POSITION = 0x00200032;
const PIXEL_SPACING = 0x00280030;
const PIXEL_MEASURES_SEQUENCE = 0x00289110;
const PIXEL_SPACING_CALIBRATION_TYPE = 0x00280a02;

const REGION_MIN_X = 0x00186018;
const REGION_MIN_Y = 0x0018601a;
const REGION_MAX_X = 0x0018601c;
const REGION_MAX_Y = 0x0018601e;
const PHYSICAL_UNITS_X = 0x00186024;
const PHYSICAL_UNITS_Y = 0x00186026;
const PHYSICAL_DELTA_X = 0x0018602c;
const PHYSICAL_DELTA_Y = 0x0018602e;
const CENTIMETRES = 3;

const PROJECTIONS: ReadonlySet<string> = new Set(['CR', 'DX', 'MG', 'RF', 'XA', 'PX', 'IO', 'RG', 'RTIMAGE']);
const ULTRASOUND: ReadonlySet<string> = new Set(['US', 'IVUS']);
/** Kinds of picture in which a spacing is only believed with its calibration or with a place in the patient. */
const DOUBTFUL: ReadonlySet<string> = new Set(['OT', 'SC', 'ES', 'XC', 'HC', 'DOC', 'GM', 'SM', 'OP']);

/** The spacing of a picture by PS3.3 10.7.1.3, or null where a length would be a guess. */
export function describeSpacing(dataSet: DataSet, image: ImageDescription | ImageRefusal): PixelSpacing | null {
  const modality = textValue(dataSet, MODALITY).toUpperCase();
  if (ULTRASOUND.has(modality)) return fromOnlyRegion(dataSet, image);
  const measures = functionalGroup(dataSet, 0, PIXEL_MEASURES_SEQUENCE);
  const spacing = pairOf(measures ?? dataSet, PIXEL_SPACING);
  const imager = pairOf(dataSet, IMAGER_PIXEL_SPACING);
  const calibrated = textValue(dataSet, PIXEL_SPACING_CALIBRATION_TYPE) !== '';
  if (PROJECTIONS.has(modality) || (imager && modality !== 'CT')) {
    // A Pixel Spacing that differs from the detector's was calibrated; one that equals it, or stands alone, wasn't.
    if (spacing && (calibrated || (imager && !sameSpacing(spacing, imager)))) return { ...spacing, kind: 'patient' };
    const atDetector = imager ?? spacing;
    return atDetector ? { ...atDetector, kind: 'detector' } : null;
  }
  if (!spacing) return null;
  if (DOUBTFUL.has(modality) && !calibrated && numberValues(dataSet, IMAGE_POSITION).length !== 3) return null;
  return { ...spacing, kind: 'patient' };
}

/** Ultrasound has its own units region by region (PS3.3 C.8.5.5): they hold for the frame only where one region in cm covers all of it. */
function fromOnlyRegion(dataSet: DataSet, image: ImageDescription | ImageRefusal): PixelSpacing | null {
  const [region, ...more] = sequenceItems(dataSet, ULTRASOUND_REGIONS);
  if (!region || more.length > 0 || image.kind === 'refused') return null;
  if (numberValue(region, PHYSICAL_UNITS_X) !== CENTIMETRES || numberValue(region, PHYSICAL_UNITS_Y) !== CENTIMETRES) return null;
  const covers =
    numberValue(region, REGION_MIN_X) === 0 &&
    numberValue(region, REGION_MIN_Y) === 0 &&
    (numberValue(region, REGION_MAX_X) ?? 0) >= image.columns - 1 &&
    (numberValue(region, REGION_MAX_Y) ?? 0) >= image.rows - 1;
  const column = Math.abs(numberValue(region, PHYSICAL_DELTA_X) ?? 0) * 10;
  const row = Math.abs(numberValue(region, PHYSICAL_DELTA_Y) ?? 0) * 10;
  return covers && isPlausible(row) && isPlausible(column) ? { row, column, kind: 'patient' } : null;
}

function pairOf(dataSet: DataSet, tag: number): { row: number; column: number } | null {
  const [row, column] = numberValues(dataSet, tag);
  return isPlausible(row) && isPlausible(column) ? { row, column } : null;
}

const isPlausible = (mm: number | undefined): mm is number => mm !== undefined && Number.isFinite(mm) && mm > 1e-6 && mm < 1000;
const sameSpacing = (a: { row: number; column: number }, b: { row: number; column: number }): boolean =>
  Math.abs(a.row - b.row) <= a.row * 1e-3 && Math.abs(a.column - b.column) <= a.column * 1e-3;
