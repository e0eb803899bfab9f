import type { DataSet } from '../../dicom/data-set.js';
import { numberValues } from '../../dicom/read-value.js';
import type { Orientation, Vector } from '../geometry.js';

const IMAGE_POSITION = 0x00200032;
const IMAGE_ORIENTATION = 0x00200037;

/** Image Position (Patient): where the centre of the first pixel lies, in mm; null where the file says nothing or what can't be. */
export function positionOf(dataSet: DataSet): Vector | null {
  const [x, y, z, ...more] = numberValues(dataSet, IMAGE_POSITION);
  if (x === undefined || y === undefined || z === undefined || more.length > 0) return null;
  return [x, y, z].every((value) => Number.isFinite(value) && Math.abs(value) < 1e6) ? [x, y, z] : null;
}

/** Image Orientation (Patient): two unit vectors at a right angle, within a hundredth (PS3.3 C.7.6.2.1.1); anything else says nothing. */
export function orientationOf(dataSet: DataSet): Orientation | null {
  const [a, b, c, d, e, f, ...more] = numberValues(dataSet, IMAGE_ORIENTATION);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined || more.length > 0)
    return null;
  const unit = (x: number, y: number, z: number): boolean => Math.abs(Math.hypot(x, y, z) - 1) < 0.01;
  return unit(a, b, c) && unit(d, e, f) && Math.abs(a * d + b * e + c * f) < 0.01 ? [a, b, c, d, e, f] : null;
}

/** The same direction, within a thousandth. */
export const sameOrientation = (a: Orientation, b: Orientation): boolean =>
  a.every((value, index) => Math.abs(value - (b[index] as number)) <= 1e-3);
