import type { RegionUnit, UltrasoundRegion } from './ultrasound-regions.js';

/** One coordinate of a point in a region, in the region's own unit. */
export interface RegionReading {
  readonly value: number;
  readonly unit: RegionUnit;
}

/** A reference pixel may lie outside of its region, above a sector's tip; but not further than a picture can be large: such a number is broken. */
const FURTHEST = 0x7fff;

/**
 * What a point (column and row from 0) means in a region: a depth, a time, a velocity, counted from the region's reference pixel, which
 * lies relative to its upper left corner (PS3.3 C.8.5.5.1.7). Null where the file names no reference, or a direction has no unit.
 */
export function regionReading(
  region: UltrasoundRegion,
  column: number,
  row: number,
): { readonly x: RegionReading; readonly y: RegionReading } | null {
  const { reference, left, top, deltaX, deltaY, unitX, unitY } = region;
  if (!reference || unitX === 'none' || unitY === 'none') return null;
  if (Math.abs(reference.x) > FURTHEST || Math.abs(reference.y) > FURTHEST) return null;
  return {
    x: { value: reference.valueX + (column - left - reference.x) * deltaX, unit: unitX },
    y: { value: reference.valueY + (row - top - reference.y) * deltaY, unit: unitY },
  };
}
