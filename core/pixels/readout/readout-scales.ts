import type { DataSet } from '../../dicom/data-set.js';
import { numberValue, sequenceItems, textValue } from '../../dicom/read-value.js';
import { RESCALE_SLOPE } from '../attributes.js';
import { functionalGroup, type GreyDescription } from '../image-description.js';
import { bodyScales } from './body-scales.js';
import { suvFactor } from './suv.js';

/** What a readout is. `named`: the file's own word for its unit; `stored`: a number without a unit. */
export type ReadoutKind =
  | 'hounsfield'
  | 'suv-body-weight'
  | 'suv-lean-body'
  | 'suv-body-surface'
  | 'activity'
  | 'optical-density'
  | 'dose'
  | 'named'
  | 'stored';

/** Uptake by another measure of the body than its weight: beside that, for who asks. */
export const isOtherUptake = (kind: ReadoutKind): boolean => kind === 'suv-lean-body' || kind === 'suv-body-surface';

/** One way of reading a value of a grey frame: `value × slope + intercept`, the value being one of `GreyDisplay.values`. */
export interface ReadoutScale {
  readonly kind: ReadoutKind;
  /** HU, g/ml, cm2/ml, Bq/ml, OD, Gy, '' for `stored`; for `named` text of the file: shown as text, never as markup. */
  readonly untrustedUnit: string;
  readonly slope: number;
  readonly intercept: number;
}

const MODALITY = 0x00080060;
const PET_UNITS = 0x00541001;
const DOSE_UNITS = 0x30040002;
const DOSE_GRID_SCALING = 0x3004000e;
const REAL_WORLD_VALUE_MAPPING = 0x00409096;
const REAL_WORLD_VALUE_INTERCEPT = 0x00409224;
const REAL_WORLD_VALUE_SLOPE = 0x00409225;
const MEASUREMENT_UNITS_CODE = 0x004008ea;
const CODE_VALUE = 0x00080100;
const CODE_MEANING = 0x00080104;

/**
 * The scales of frame `frame` (from 0), the most telling first; at least one. A unit is only named where the file says it or the standard
 * gives it by default (HU for CT, PS3.3 C.8.2.1).
 */
export function readoutScales(dataSet: DataSet, frame: number, grey: GreyDescription): readonly ReadoutScale[] {
  const { slope, intercept } = grey;
  const scaled = (kind: ReadoutKind, untrustedUnit: string, factor = 1): ReadoutScale => ({
    kind,
    untrustedUnit,
    slope: slope * factor,
    intercept: intercept * factor,
  });
  const modality = textValue(dataSet, MODALITY);
  if (modality === 'RTDOSE') return [doseScale(dataSet) ?? scaled('stored', '')];
  if (modality === 'PT' && textValue(dataSet, PET_UNITS) !== '') return petScales(dataSet, scaled);
  const mapped = realWorldScale(dataSet, frame, grey);
  const unit = grey.untrustedUnit;
  // Optical density is given in thousandths (PS3.3 C.11.1.1.2).
  if (unit === 'OD') return [scaled('optical-density', 'OD', 1 / 1000)];
  if (unit === 'HU' || (unit === '' && modality === 'CT' && isRescaled(dataSet, frame, grey))) return [scaled('hounsfield', 'HU')];
  const own = unit === '' || unit === 'US' ? scaled('stored', '') : scaled('named', unit);
  return mapped ? [mapped, own] : [own];
}

/** In CT a rescale without a type gives Hounsfield units; pixels without a rescale are numbers. */
function isRescaled(dataSet: DataSet, frame: number, grey: GreyDescription): boolean {
  if (grey.modalityLut) return false;
  const transformation = functionalGroup(dataSet, frame, 0x00289145) ?? dataSet;
  return numberValue(transformation, RESCALE_SLOPE) !== undefined;
}

function petScales(dataSet: DataSet, scaled: (kind: ReadoutKind, unit: string, factor?: number) => ReadoutScale): readonly ReadoutScale[] {
  const units = textValue(dataSet, PET_UNITS);
  const suv = suvFactor(dataSet);
  const first = 'factor' in suv ? [scaled('suv-body-weight', 'g/ml', suv.factor)] : [];
  const others = 'factor' in suv ? otherUptakes(dataSet, suv.factor, scaled) : [];
  if (units === 'GML' && first.length > 0) return [...first, ...others];
  return [...first, units === 'BQML' ? scaled('activity', 'Bq/ml') : scaled('named', units), ...others];
}

/** By lean body mass and by body surface, where the file says enough of the body. */
function otherUptakes(
  dataSet: DataSet,
  factor: number,
  scaled: (kind: ReadoutKind, unit: string, factor?: number) => ReadoutScale,
): readonly ReadoutScale[] {
  const { lean, surface } = bodyScales(dataSet);
  return [
    ...(lean === null ? [] : [scaled('suv-lean-body', 'g/ml', factor * lean)]),
    ...(surface === null ? [] : [scaled('suv-body-surface', 'cm2/ml', factor * surface)]),
  ];
}

/** Dose Grid Scaling turns stored values into Dose Units (PS3.3 C.8.8.3). A relative dose has no unit. */
export function doseScale(dataSet: DataSet): ReadoutScale | null {
  const slope = numberValue(dataSet, DOSE_GRID_SCALING);
  if (slope === undefined || slope <= 0) return null;
  const inGray = textValue(dataSet, DOSE_UNITS) === 'GY';
  return { kind: inGray ? 'dose' : 'stored', untrustedUnit: inGray ? 'Gy' : '', slope, intercept: 0 };
}

/** A linear Real World Value Mapping (PS3.3 C.7.6.16.2.11): from stored values, not from rescaled ones. */
function realWorldScale(dataSet: DataSet, frame: number, grey: GreyDescription): ReadoutScale | null {
  const mapping = functionalGroup(dataSet, frame, REAL_WORLD_VALUE_MAPPING) ?? sequenceItems(dataSet, REAL_WORLD_VALUE_MAPPING)[0];
  if (!mapping || grey.modalityLut) return null;
  const slope = numberValue(mapping, REAL_WORLD_VALUE_SLOPE);
  const intercept = numberValue(mapping, REAL_WORLD_VALUE_INTERCEPT);
  const code = sequenceItems(mapping, MEASUREMENT_UNITS_CODE)[0];
  if (slope === undefined || intercept === undefined || !code) return null;
  const unit = textValue(code, CODE_VALUE);
  if (unit === '') return null;
  if (unit === "[hnsf'U]") return { kind: 'hounsfield', untrustedUnit: 'HU', slope, intercept };
  // UCUM writes "no units" as 1.
  const named = unit === '1' ? textValue(code, CODE_MEANING) : unit;
  return { kind: 'named', untrustedUnit: named, slope, intercept };
}
