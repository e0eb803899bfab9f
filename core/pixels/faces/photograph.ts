import type { DataSet } from '../../dicom/data-set.js';
import { numberValue, textValue } from '../../dicom/read-value.js';
import { BITS_STORED, PHOTOMETRIC_INTERPRETATION, SAMPLES_PER_PIXEL } from '../attributes.js';

const SOP_CLASS_UID = 0x00080016;
const MODALITY = 0x00080060;

const STORAGE = '1.2.840.10008.5.1.4.1.1';
const uidsOf = (ends: readonly string[]): ReadonlySet<string> => new Set(ends.map((end) => `${STORAGE}.${end}`));
/** Kinds that a camera in front of a person may have made. Not microscopes, slides and ultrasound: nobody's face is in them. */
const CAMERAS = uidsOf([
  ...['77.1.1', '77.1.1.1', '77.1.4', '77.1.4.1'],
  // An ophthalmic photograph may be of the eye from outside, and of more than the eye.
  ...['77.1.5.1', '77.1.5.2', '77.1.7'],
]);
const CAMERA_MODALITIES: ReadonlySet<string> = new Set(['XC', 'GM', 'DMS', 'OP', 'ES', 'DV']);
/** Kinds that hold anything: photographs, and what a machine measured. */
const CAPTURES = uidsOf(['7', '7.1', '7.2', '7.3', '7.4']);
const CAPTURE_MODALITIES: ReadonlySet<string> = new Set(['OT', 'SC']);
/** Bits of a sample of a photograph or a screen. Grey values of more are what a machine measured: slices, films, maps. */
const PHOTOGRAPH_BITS = 8;

/** Whether a file may hold a photograph of a person: faces are looked for in its pictures. Judged from SOP class, modality and kind of samples. */
export function mayShowFaces(dataSet: DataSet): boolean {
  const sopClass = textValue(dataSet, SOP_CLASS_UID);
  const modality = textValue(dataSet, MODALITY).toUpperCase();
  if (CAMERAS.has(sopClass) || CAMERA_MODALITIES.has(modality)) return true;
  if (!CAPTURES.has(sopClass) && !CAPTURE_MODALITIES.has(modality)) return false;
  const isColour = (numberValue(dataSet, SAMPLES_PER_PIXEL) ?? 1) > 1 || textValue(dataSet, PHOTOMETRIC_INTERPRETATION) === 'PALETTE COLOR';
  return isColour || (numberValue(dataSet, BITS_STORED) ?? 0) <= PHOTOGRAPH_BITS;
}
