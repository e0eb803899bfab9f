import type { DataSet } from '../../dicom/data-set.js';
import { numberValue, textValue } from '../../dicom/read-value.js';

const PATIENT_SEX = 0x00100040;
const PATIENT_SIZE = 0x00101020;
const PATIENT_WEIGHT = 0x00101030;

/** Metres: outside of this the file means another unit, or nobody. */
const SHORTEST = 0.5;
const TALLEST = 2.6;
const HEAVIEST = 1000;

/** The people on whom the lean mass was found: weight in kg and body mass index in kg/m². For others it would be a guess. */
const LEAN_WEIGHTS = [40.7, 216.5] as const;
const LEAN_INDICES = [17.1, 69.9] as const;

/** What an uptake value by body weight (g/ml) is multiplied with to be one by something else of the body. */
export interface BodyScales {
  /** By lean body mass, still in g/ml; null where sex, height or weight don't allow it. */
  readonly lean: number | null;
  /** By body surface area, in cm²/ml. */
  readonly surface: number | null;
}

/**
 * Lean body mass in kg, of `weight` in kg and `height` in m, by S. Janmahasatian et al., Quantification of Lean Bodyweight, Clinical
 * Pharmacokinetics 44 (2005) 1051–1065: 9270 × weight / (6680 + 216 × BMI) for men and 9270 × weight / (8780 + 244 × BMI) for women. It is the
 * LBMJANMA of SUV Type (0054,1006), PS3.3 C.8.9.1. Null outside of the weights and indices that it was found on.
 */
export function leanBodyMass(weight: number, height: number, sex: 'M' | 'F'): number | null {
  const index = weight / height ** 2;
  if (!isWithin(weight, LEAN_WEIGHTS) || !isWithin(index, LEAN_INDICES)) return null;
  return (9270 * weight) / (sex === 'M' ? 6680 + 216 * index : 8780 + 244 * index);
}

/**
 * Body surface area in m², of `weight` in kg and `height` in m, by D. and E. F. Du Bois, A formula to estimate the approximate surface area if
 * height and weight be known, Archives of Internal Medicine 17 (1916) 863–871: 0.007184 × weight^0.425 × height^0.725, the height in cm.
 */
export const bodySurface = (weight: number, height: number): number => 0.007184 * weight ** 0.425 * (height * 100) ** 0.725;

/** The scales of the person whom a data set is of. */
export function bodyScales(dataSet: DataSet): BodyScales {
  const weight = numberValue(dataSet, PATIENT_WEIGHT) ?? Number.NaN;
  const height = numberValue(dataSet, PATIENT_SIZE) ?? Number.NaN;
  const sex = textValue(dataSet, PATIENT_SEX).toUpperCase();
  if (!(weight > 0 && weight <= HEAVIEST) || !isWithin(height, [SHORTEST, TALLEST])) return { lean: null, surface: null };
  const mass = sex === 'M' || sex === 'F' ? leanBodyMass(weight, height, sex) : null;
  // m² to cm², kg to g.
  return { lean: mass === null ? null : mass / weight, surface: (bodySurface(weight, height) * 10_000) / (weight * 1000) };
}

const isWithin = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most;
