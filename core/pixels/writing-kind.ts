import type { DataSet } from '../dicom/data-set.js';
import { textValue, textValues } from '../dicom/read-value.js';
import { BURNED_IN_ANNOTATION } from './attributes.js';

/**
 * Why a picture is of a kind that carries writing: its makers draw names, dates or numbers into the pixels themselves.
 * Such pictures leave only after a person looked at each.
 */
export type WritingKind =
  /** Burned In Annotation (0028,0301) says YES. */
  | 'burned-in'
  | 'ultrasound'
  | 'secondary-capture'
  /** Modality OT: nothing says what it is. */
  | 'other'
  | 'endoscopy'
  | 'photograph'
  | 'scanned-film'
  | 'dose-sheet'
  | 'screen-save';

const SOP_CLASS_UID = 0x00080016;
const IMAGE_TYPE = 0x00080008;
const MODALITY = 0x00080060;
const CONVERSION_TYPE = 0x00080064;
const SERIES_DESCRIPTION = 0x0008103e;

const STORAGE = '1.2.840.10008.5.1.4.1.1';
const SOP_CLASSES: ReadonlyMap<string, WritingKind> = new Map([
  [`${STORAGE}.3`, 'ultrasound'],
  [`${STORAGE}.3.1`, 'ultrasound'],
  [`${STORAGE}.6`, 'ultrasound'],
  [`${STORAGE}.6.1`, 'ultrasound'],
  [`${STORAGE}.6.2`, 'ultrasound'],
  [`${STORAGE}.6.3`, 'ultrasound'],
  [`${STORAGE}.7`, 'secondary-capture'],
  [`${STORAGE}.7.1`, 'secondary-capture'],
  [`${STORAGE}.7.2`, 'secondary-capture'],
  [`${STORAGE}.7.3`, 'secondary-capture'],
  [`${STORAGE}.7.4`, 'secondary-capture'],
  // Visible light: endoscopes, microscopes and cameras draw their overlay into the picture.
  [`${STORAGE}.77.1.1`, 'endoscopy'],
  [`${STORAGE}.77.1.1.1`, 'endoscopy'],
  [`${STORAGE}.77.1.2`, 'photograph'],
  [`${STORAGE}.77.1.2.1`, 'photograph'],
  [`${STORAGE}.77.1.3`, 'photograph'],
  [`${STORAGE}.77.1.4`, 'photograph'],
  [`${STORAGE}.77.1.4.1`, 'photograph'],
  // Ophthalmic photographs: cameras print the eye, the date and often the name beside the fundus. Tomography (OCT) has no such margin.
  [`${STORAGE}.77.1.5.1`, 'photograph'],
  [`${STORAGE}.77.1.5.2`, 'photograph'],
  [`${STORAGE}.77.1.5.5`, 'photograph'],
  [`${STORAGE}.77.1.5.6`, 'photograph'],
  [`${STORAGE}.77.1.7`, 'photograph'],
]);

/** Modalities whose pictures carry writing whatever the SOP class (PS3.3 C.7.3.1.1.1, retired terms too). */
const MODALITIES: ReadonlyMap<string, WritingKind> = new Map([
  ['US', 'ultrasound'],
  ['IVUS', 'ultrasound'],
  ['BDUS', 'ultrasound'],
  ['EC', 'ultrasound'],
  ['CD', 'ultrasound'],
  ['DD', 'ultrasound'],
  ['OT', 'other'],
  ['ES', 'endoscopy'],
  ['CP', 'endoscopy'],
  ['CS', 'endoscopy'],
  ['LP', 'endoscopy'],
  ['GM', 'photograph'],
  ['XC', 'photograph'],
  ['DMS', 'photograph'],
  ['OP', 'photograph'],
  ['FA', 'photograph'],
  ['FS', 'photograph'],
  ['HC', 'scanned-film'],
  ['SC', 'secondary-capture'],
]);

/** Ways of conversion that mean scanned film or paper, or a camera on a screen (PS3.3 C.8.6.1). */
const CONVERSIONS: ReadonlyMap<string, WritingKind> = new Map([
  ['DF', 'scanned-film'],
  ['SD', 'scanned-film'],
  ['SI', 'scanned-film'],
  ['DV', 'secondary-capture'],
  ['WSD', 'screen-save'],
  ['DRW', 'secondary-capture'],
]);

const SCREEN_SAVE = /\bSCREEN ?(SAVE|SHOT|CAPTURE)|\bSCRN|\bSNAPSHOT|\bCAPTURE/i;
/** Never "dose" alone: half of all chest CTs are called low dose. */
const DOSE_SHEET =
  /\bDOSE[ _]?(INFO|REPORT|SHEET|SUMMARY|RECORD)|PATIENT ?PROTOCOL|RAPPORT DE DOSE|PROTOCOLE PATIENT|DOSISBERICHT|PATIENTENPROTOKOLL|SOM\d PROT\b/i;
/** Flavours of a whole slide picture that show the glass's label, which has the name on it (PS3.3 C.8.12.4.1.1). */
const SLIDE_LABEL = /\b(LABEL|OVERVIEW)\b/i;

/**
 * Whether a picture is of a kind that carries writing, and why; null where nothing says so. Judged from what makers
 * write about the kind of picture, never from the pixels.
 */
export function writingKind(dataSet: DataSet): WritingKind | null {
  const sopClass = textValue(dataSet, SOP_CLASS_UID);
  const modality = textValue(dataSet, MODALITY).toUpperCase();
  const imageType = textValues(dataSet, IMAGE_TYPE).slice(0, 16).join(' ');
  const description = textValue(dataSet, SERIES_DESCRIPTION);
  if (textValue(dataSet, BURNED_IN_ANNOTATION).toUpperCase() === 'YES') return 'burned-in';
  if (SCREEN_SAVE.test(imageType) || SCREEN_SAVE.test(description)) return 'screen-save';
  // The dose sheets of CT and angiography are pictures of text under the modality's own SOP class.
  if (DOSE_SHEET.test(imageType) || DOSE_SHEET.test(description)) return 'dose-sheet';
  if (sopClass === `${STORAGE}.77.1.6` && SLIDE_LABEL.test(imageType)) return 'photograph';
  const conversion = CONVERSIONS.get(textValue(dataSet, CONVERSION_TYPE).toUpperCase());
  if (conversion === 'scanned-film' || conversion === 'screen-save') return conversion;
  return MODALITIES.get(modality) ?? SOP_CLASSES.get(sopClass) ?? conversion ?? null;
}
