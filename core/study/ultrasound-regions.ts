import type { DataSet } from '../dicom/data-set.js';
import { numberValue, sequenceItems } from '../dicom/read-value.js';

/** Units of a direction in a region (PS3.3 C.8.5.5.1.15), by their number in the file. */
export const REGION_UNITS = [
  'none',
  'percent',
  'decibel',
  'centimetre',
  'second',
  'hertz',
  'decibel-per-second',
  'centimetre-per-second',
  'square-centimetre',
  'square-centimetre-per-second',
  'cubic-centimetre',
  'cubic-centimetre-per-second',
  'degree',
] as const;
export type RegionUnit = (typeof REGION_UNITS)[number];

/** A part of an ultrasound picture with units of its own (PS3.3 C.8.5.5): depth in cm here, seconds along and cm/s up there. */
export interface UltrasoundRegion {
  /** Columns and rows from 0, both ends included. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly unitX: RegionUnit;
  readonly unitY: RegionUnit;
  /** Units from one column, or one row, to the next; negative where values fall from left to right, or from top to bottom. */
  readonly deltaX: number;
  readonly deltaY: number;
  /** Where the units count from, relative to the region's upper left corner, and the value there; null where the file says nothing. */
  readonly reference: { readonly x: number; readonly y: number; readonly valueX: number; readonly valueY: number } | null;
  /** Region Spatial Format and Region Data Type, as numbers of C.8.5.5.1.1 and C.8.5.5.1.2. */
  readonly spatialFormat: number;
  readonly dataType: number;
}

const SEQUENCE = 0x00186011;
const MAX_REGIONS = 64;

/** The regions of a picture, in the file's order; broken ones are left out. */
export function ultrasoundRegions(dataSet: DataSet): UltrasoundRegion[] {
  return sequenceItems(dataSet, SEQUENCE)
    .slice(0, MAX_REGIONS)
    .flatMap((item) => readRegion(item) ?? []);
}

function readRegion(item: DataSet): UltrasoundRegion | null {
  const value = (tag: number): number => numberValue(item, tag) ?? Number.NaN;
  const [left, top, right, bottom] = [0x00186018, 0x0018601a, 0x0018601c, 0x0018601e].map(value) as [number, number, number, number];
  const unitX = REGION_UNITS[value(0x00186024)];
  const unitY = REGION_UNITS[value(0x00186026)];
  const deltaX = value(0x0018602c);
  const deltaY = value(0x0018602e);
  if (!(left >= 0 && top >= 0 && right >= left && bottom >= top && right < 65_536 && bottom < 65_536)) return null;
  if (!unitX || !unitY || !isStep(deltaX) || !isStep(deltaY)) return null;
  const reference = { x: value(0x00186020), y: value(0x00186022), valueX: value(0x00186028), valueY: value(0x0018602a) };
  return {
    left,
    top,
    right,
    bottom,
    unitX,
    unitY,
    deltaX,
    deltaY,
    reference: Object.values(reference).every(Number.isFinite) ? reference : null,
    spatialFormat: numberValue(item, 0x00186012) ?? 0,
    dataType: numberValue(item, 0x00186014) ?? 0,
  };
}

const isStep = (delta: number): boolean => Number.isFinite(delta) && delta !== 0 && Math.abs(delta) < 1e6;

/** The region under a point (column and row from 0): of several, the smallest; null where there is none. */
export function regionAt(regions: readonly UltrasoundRegion[], x: number, y: number): UltrasoundRegion | null {
  const area = ({ left, right, top, bottom }: UltrasoundRegion): number => (right - left + 1) * (bottom - top + 1);
  const under = regions.filter(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
  return under.sort((a, b) => area(a) - area(b))[0] ?? null;
}

/**
 * Millimetres between rows and columns at a point, where a length may be measured: a region whose both directions are centimetres
 * of tissue. Null elsewhere: over a Doppler curve or outside all regions a length would be a lie.
 */
export function regionSpacing(region: UltrasoundRegion | null): { readonly row: number; readonly column: number } | null {
  if (region?.unitX !== 'centimetre' || region.unitY !== 'centimetre') return null;
  return { row: Math.abs(region.deltaY) * 10, column: Math.abs(region.deltaX) * 10 };
}
