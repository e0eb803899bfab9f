import type { DataSet } from '../../dicom/data-set.js';
import { textValue } from '../../dicom/read-value.js';

const SOP_CLASS_UID = 0x00080016;
const MODALITY = 0x00080060;

const STORAGE = '1.2.840.10008.5.1.4.1.1';
/** Kinds that a camera in front of a person may have made. Not microscopes, slides and ultrasound: nobody's face is in them. */
const SOP_CLASSES: ReadonlySet<string> = new Set(
  [
    ...['7', '7.1', '7.2', '7.3', '7.4'],
    ...['77.1.1', '77.1.1.1', '77.1.4', '77.1.4.1'],
    // An ophthalmic photograph may be of the eye from outside, and of more than the eye.
    ...['77.1.5.1', '77.1.5.2', '77.1.7'],
  ].map((end) => `${STORAGE}.${end}`),
);
const MODALITIES: ReadonlySet<string> = new Set(['XC', 'GM', 'DMS', 'OP', 'ES', 'OT', 'SC', 'DV']);

/** Whether a file may hold a photograph of a person: faces are looked for in its pictures. Judged from SOP class and modality. */
export const mayShowFaces = (dataSet: DataSet): boolean =>
  SOP_CLASSES.has(textValue(dataSet, SOP_CLASS_UID)) || MODALITIES.has(textValue(dataSet, MODALITY).toUpperCase());
