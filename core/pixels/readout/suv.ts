import type { DataSet } from '../../dicom/data-set.js';
import { findElement } from '../../dicom/data-set.js';
import { numberValue, sequenceItems, textValue, textValues } from '../../dicom/read-value.js';
import { secondsOf, secondsOfDateTime } from './date-time.js';

const SERIES_DATE = 0x00080021;
const SERIES_TIME = 0x00080031;
const ACQUISITION_DATE = 0x00080022;
const ACQUISITION_TIME = 0x00080032;
const TIMEZONE_OFFSET = 0x00080201;
const PATIENT_WEIGHT = 0x00101030;
const RADIOPHARMACEUTICAL_START_TIME = 0x00181072;
const TOTAL_DOSE = 0x00181074;
const HALF_LIFE = 0x00181075;
const RADIOPHARMACEUTICAL_START_DATE_TIME = 0x00181078;
const ACTUAL_FRAME_DURATION = 0x00181242;
const CORRECTED_IMAGE = 0x00280051;
const RADIOPHARMACEUTICAL_INFORMATION = 0x00540016;
const UNITS = 0x00541001;
const SUV_TYPE = 0x00541006;
const DECAY_CORRECTION = 0x00541102;
const FRAME_REFERENCE_TIME = 0x00541300;
const PHILIPS_GROUP = 0x7053;
const PHILIPS_CREATOR = 'Philips PET Private Group';

/** Longer than this between injection and scan, a time is wrong: no radiopharmaceutical of PET is imaged after 10 days. */
const MAX_DECAY_SECONDS = 10 * 86_400;

/** Why no SUV can be computed: keyword of what is missing or contradicts itself. */
export type SuvObstacle =
  | 'Units'
  | 'CorrectedImage'
  | 'DecayCorrection'
  | 'PatientWeight'
  | 'RadionuclideTotalDose'
  | 'RadionuclideHalfLife'
  | 'times';

/**
 * What a value behind the Modality LUT is multiplied with to become a standardised uptake value by body weight in g/ml, by the vendor-neutral
 * computation of the QIBA FDG-PET profile; or what stands in the way.
 */
export function suvFactor(dataSet: DataSet): { readonly factor: number } | { readonly obstacle: SuvObstacle } {
  const units = textValue(dataSet, UNITS);
  if (units === 'GML') return ['', 'BW'].includes(textValue(dataSet, SUV_TYPE)) ? { factor: 1 } : { obstacle: 'Units' };
  if (units === 'CNTS') {
    const factor = philipsFactor(dataSet);
    return factor === null ? { obstacle: 'Units' } : { factor };
  }
  if (units !== 'BQML') return { obstacle: 'Units' };
  const corrections = textValues(dataSet, CORRECTED_IMAGE);
  if (!corrections.includes('ATTN') || !corrections.includes('DECY')) return { obstacle: 'CorrectedImage' };
  const weight = positive(dataSet, PATIENT_WEIGHT);
  if (weight === null || weight > 1000) return { obstacle: 'PatientWeight' };
  const drug = sequenceItems(dataSet, RADIOPHARMACEUTICAL_INFORMATION)[0];
  const dose = drug ? positive(drug, TOTAL_DOSE) : null;
  if (!drug || dose === null) return { obstacle: 'RadionuclideTotalDose' };
  const remaining = remainingShare(dataSet, drug);
  return typeof remaining === 'string' ? { obstacle: remaining } : { factor: (weight * 1000) / (dose * remaining) };
}

/** The share of the injected activity that is left at the time to which the image is corrected. */
function remainingShare(dataSet: DataSet, drug: DataSet): number | SuvObstacle {
  const correction = textValue(dataSet, DECAY_CORRECTION);
  if (correction === 'ADMIN') return 1;
  if (correction !== 'START') return 'DecayCorrection';
  const halfLife = positive(drug, HALF_LIFE);
  if (halfLife === null) return 'RadionuclideHalfLife';
  const scan = scanStart(dataSet, halfLife);
  if (scan === null) return 'times';
  const decay = decaySeconds(dataSet, drug, scan);
  return decay === null ? 'times' : 2 ** (-decay / halfLife);
}

/** From injection to the start of the scan. A time without its date is that of the scan's day, or of the day before where it would lie behind the scan. */
function decaySeconds(dataSet: DataSet, drug: DataSet, scan: number): number | null {
  const injected = secondsOfDateTime(textValue(drug, RADIOPHARMACEUTICAL_START_DATE_TIME), textValue(dataSet, TIMEZONE_OFFSET));
  if (injected !== null) return inRange(scan - injected);
  const timeOfDay = secondsOf('19700101', textValue(drug, RADIOPHARMACEUTICAL_START_TIME));
  if (timeOfDay === null) return null;
  const sameDay = scan - (Math.floor(scan / 86_400) * 86_400 + timeOfDay);
  return inRange(sameDay < 0 ? sameDay + 86_400 : sameDay);
}

const inRange = (seconds: number): number | null => (seconds >= 0 && seconds <= MAX_DECAY_SECONDS ? seconds : null);

/**
 * When the scan began. Series Date and Time, unless the series was made anew after the acquisition (post-processing): then it
 * is computed back from the frame's own reference time and the mean time of its counts.
 */
function scanStart(dataSet: DataSet, halfLife: number): number | null {
  const series = secondsOf(textValue(dataSet, SERIES_DATE), textValue(dataSet, SERIES_TIME));
  const acquisition = secondsOf(textValue(dataSet, ACQUISITION_DATE), textValue(dataSet, ACQUISITION_TIME));
  if (acquisition === null) return null;
  if (series !== null && series <= acquisition) return series;
  const reference = numberValue(dataSet, FRAME_REFERENCE_TIME);
  const duration = positive(dataSet, ACTUAL_FRAME_DURATION);
  if (reference === undefined || duration === null) return null;
  const lambda = Math.LN2 / halfLife;
  const decayed = (lambda * duration) / 1000;
  const meanCountTime = Math.log(decayed / (1 - Math.exp(-decayed))) / lambda;
  return acquisition - reference / 1000 + meanCountTime;
}

/** One maker gives counts and says in a private element what they are multiplied with. */
function philipsFactor(dataSet: DataSet): number | null {
  for (let block = 0x10; block <= 0xff; block++) {
    const creator = findElement(dataSet, PHILIPS_GROUP * 0x10000 + block);
    if (!creator || textValues(dataSet, creator)[0] !== PHILIPS_CREATOR) continue;
    return positive(dataSet, PHILIPS_GROUP * 0x10000 + block * 0x100);
  }
  return null;
}

function positive(dataSet: DataSet, tag: number): number | null {
  const value = numberValue(dataSet, tag);
  return value !== undefined && value > 0 ? value : null;
}
