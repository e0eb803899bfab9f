import type { PixelSpacing } from '../pixel-spacing.js';
import { type RegionUnit, regionAt, regionSpacing, type UltrasoundRegion } from '../ultrasound-regions.js';
import type { Point } from './shape.js';

/** What a picture says of its sizes. */
export interface Sizes {
  readonly spacing: PixelSpacing | null;
  /** Of an ultrasound picture; empty for all others. */
  readonly regions: readonly UltrasoundRegion[];
  /** A person has said how long something is: millimetres a column and a row. It goes before what the file says. */
  readonly calibrated?: { readonly column: number; readonly row: number };
}

/**
 * What one column and one row are. `mm` are of the body; `detector` are millimetres at the X-ray detector, where everything is
 * larger; `px` are pixels, and no length at all.
 */
export interface Scale {
  readonly unit: 'mm' | 'detector' | 'px';
  readonly column: number;
  readonly row: number;
  readonly isCalibrated: boolean;
}

/** The scale that holds at all of these points; pixels where there is none, or where they lie in different ones. */
export function scaleFor(sizes: Sizes, points: readonly Point[]): Scale {
  const pixels: Scale = { unit: 'px', column: 1, row: 1, isCalibrated: false };
  if (sizes.calibrated) return { unit: 'mm', ...sizes.calibrated, isCalibrated: true };
  if (sizes.regions.length > 0) {
    const region = commonRegion(sizes.regions, points);
    const spacing = regionSpacing(region);
    return spacing ? { unit: 'mm', ...spacing, isCalibrated: false } : pixels;
  }
  if (!sizes.spacing) return pixels;
  const { column, row, kind } = sizes.spacing;
  return { unit: kind === 'detector' ? 'detector' : 'mm', column, row, isCalibrated: false };
}

/** The one region under all points; null where they lie in several, or one lies in none. */
export function commonRegion(regions: readonly UltrasoundRegion[], points: readonly Point[]): UltrasoundRegion | null {
  let common: UltrasoundRegion | null = null;
  for (const { column, row } of points) {
    const region = regionAt(regions, Math.floor(column), Math.floor(row));
    if (!region || (common && common !== region)) return null;
    common = region;
  }
  return common;
}

/** How far two points of a curve (Doppler, M-mode) are apart along each axis, in that axis's own unit, never negative. */
export interface AxisSteps {
  readonly x: { readonly value: number; readonly unit: RegionUnit };
  readonly y: { readonly value: number; readonly unit: RegionUnit };
}

/** The steps between two points of one region whose axes aren't both lengths; null elsewhere. */
export function axisSteps(sizes: Sizes, from: Point, to: Point): AxisSteps | null {
  const region = sizes.calibrated ? null : commonRegion(sizes.regions, [from, to]);
  if (!region || regionSpacing(region)) return null;
  return {
    x: { value: Math.abs((to.column - from.column) * region.deltaX), unit: region.unitX },
    y: { value: Math.abs((to.row - from.row) * region.deltaY), unit: region.unitY },
  };
}

/**
 * The calibration by which a line is so many millimetres long; null where it has no length, or the number is none. The shape of
 * the pixels (`aspect`: height for width) is kept.
 */
export function calibrate(from: Point, to: Point, mm: number, aspect = 1): { readonly column: number; readonly row: number } | null {
  const length = Math.hypot(to.column - from.column, (to.row - from.row) * aspect);
  if (!(length > 0) || !(mm > 0) || !Number.isFinite(mm / length)) return null;
  return { column: mm / length, row: (mm / length) * aspect };
}
