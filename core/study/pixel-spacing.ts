import type { DataSet } from '../dicom/data-set.js';
import { numberValue, numberValues, textValue } from '../dicom/read-value.js';
import { functionalGroup, type ImageDescription, type ImageRefusal } from '../pixels/image-description.js';
import { regionSpacing, ultrasoundRegions } from './ultrasound-regions.js';

/** Millimetres between the centres of neighbouring rows and columns, and what they are millimetres of. */
export interface PixelSpacing {
  readonly row: number;
  readonly column: number;
  /** `patient`: of the body. `detector`: of the X-ray detector, behind the body, where everything is larger. */
  readonly kind: 'patient' | 'detector';
  /**
   * At the detector: how much larger the body is drawn there, as the file estimates it; absent where it doesn't. It holds for one
   * depth of the body only, so that lengths aren't divided by it silently.
   */
  readonly magnification?: number;
}

const MODALITY = 0x00080060;
const IMAGER_PIXEL_SPACING = 0x00181164;
const DISTANCE_SOURCE_TO_DETECTOR = 0x00181110;
const DISTANCE_SOURCE_TO_PATIENT = 0x00181111;
const MAGNIFICATION_FACTOR = 0x00181114;
const IMAGE_POSITION = 0x00200032;
const PIXEL_SPACING = 0x00280030;
const PIXEL_MEASURES_SEQUENCE = 0x00289110;
const PIXEL_SPACING_CALIBRATION_TYPE = 0x00280a02;

const PROJECTIONS: ReadonlySet<string> = new Set(['CR', 'DX', 'MG', 'RF', 'XA', 'PX', 'IO', 'RG', 'RTIMAGE']);
const ULTRASOUND: ReadonlySet<string> = new Set(['US', 'IVUS']);
/** Kinds of picture in which a spacing is only believed with its calibration or with a place in the patient. */
const DOUBTFUL: ReadonlySet<string> = new Set(['OT', 'SC', 'ES', 'XC', 'HC', 'DOC', 'GM', 'SM', 'OP']);

/** The spacing of frame `frame` (from 0) of a picture by PS3.3 10.7.1.3, or null where a length would be a guess. */
export function describeSpacing(dataSet: DataSet, image: ImageDescription | ImageRefusal, frame = 0): PixelSpacing | null {
  const modality = textValue(dataSet, MODALITY).toUpperCase();
  if (ULTRASOUND.has(modality)) return fromOnlyRegion(dataSet, image);
  const measures = functionalGroup(dataSet, frame, PIXEL_MEASURES_SEQUENCE);
  const spacing = pairOf(measures ?? dataSet, PIXEL_SPACING);
  const imager = pairOf(dataSet, IMAGER_PIXEL_SPACING);
  const calibrated = textValue(dataSet, PIXEL_SPACING_CALIBRATION_TYPE) !== '';
  if (PROJECTIONS.has(modality) || (imager && modality !== 'CT')) {
    // A Pixel Spacing that differs from the detector's was calibrated; one that equals it, or stands alone, wasn't.
    if (spacing && (calibrated || (imager && !sameSpacing(spacing, imager)))) return { ...spacing, kind: 'patient' };
    const atDetector = imager ?? spacing;
    return atDetector ? { ...atDetector, kind: 'detector', ...magnificationOf(dataSet) } : null;
  }
  if (!spacing) return null;
  if (DOUBTFUL.has(modality) && !calibrated && numberValues(dataSet, IMAGE_POSITION).length !== 3) return null;
  return { ...spacing, kind: 'patient' };
}

/** Ultrasound has its own units region by region (PS3.3 C.8.5.5): they hold for the frame only where one region in cm covers all of it. */
function fromOnlyRegion(dataSet: DataSet, image: ImageDescription | ImageRefusal): PixelSpacing | null {
  const [region, ...more] = ultrasoundRegions(dataSet);
  if (!region || more.length > 0 || image.kind === 'refused') return null;
  const covers = region.left === 0 && region.top === 0 && region.right >= image.columns - 1 && region.bottom >= image.rows - 1;
  const spacing = regionSpacing(region);
  return covers && spacing && isPlausible(spacing.row) && isPlausible(spacing.column) ? { ...spacing, kind: 'patient' } : null;
}

/** Estimated Radiographic Magnification Factor, or the ratio of the distances from the source to the detector and to the patient. */
function magnificationOf(dataSet: DataSet): { readonly magnification?: number } {
  const toPatient = numberValue(dataSet, DISTANCE_SOURCE_TO_PATIENT) ?? Number.NaN;
  const factor =
    numberValue(dataSet, MAGNIFICATION_FACTOR) ?? (numberValue(dataSet, DISTANCE_SOURCE_TO_DETECTOR) ?? Number.NaN) / toPatient;
  return factor >= 1 && factor < 10 ? { magnification: factor } : {};
}

function pairOf(dataSet: DataSet, tag: number): { row: number; column: number } | null {
  const [row, column] = numberValues(dataSet, tag);
  return isPlausible(row) && isPlausible(column) ? { row, column } : null;
}

const isPlausible = (mm: number | undefined): mm is number => mm !== undefined && Number.isFinite(mm) && mm > 1e-6 && mm < 1000;
const sameSpacing = (a: { row: number; column: number }, b: { row: number; column: number }): boolean =>
  Math.abs(a.row - b.row) <= a.row * 1e-3 && Math.abs(a.column - b.column) <= a.column * 1e-3;
