import type { DisplayFrame } from '../../pixels/display-frame.js';
import { type Readout, readout } from '../../pixels/readout/readout.js';
import type { ReadoutScale } from '../../pixels/readout/readout-scales.js';
import { type RegionReading, regionReading } from '../region-reading.js';
import { regionAt, regionSpacing } from '../ultrasound-regions.js';
import { areaOf } from './areas.js';
import { angleAt, angleOfLines, distance, pathLength } from './lengths.js';
import { type AxisSteps, axisSteps, commonRegion, type Scale, type Sizes, scaleFor } from './scale.js';
import { isRegion, type Point, type RegionShape, type Shape } from './shape.js';
import { type Statistics, statisticsOf } from './statistics.js';

/** A size and what it is in. */
export interface Measured {
  readonly value: number;
  readonly unit: Scale['unit'];
  readonly isCalibrated: boolean;
}

/** Statistics in one of the frame's scales. */
export interface RegionValues extends Statistics {
  readonly scale: ReadoutScale;
}

/** What a shape says of the picture under it. */
export type Reading =
  | { readonly kind: 'length'; readonly length: Measured }
  /** Over a curve: along each axis in that axis's unit. */
  | { readonly kind: 'steps'; readonly steps: AxisSteps }
  /** In degrees; null where there is none: a side without a length, or axes that aren't both lengths. */
  | { readonly kind: 'angle'; readonly degrees: number | null }
  /** First line for the second; the lengths of both beside it. */
  | { readonly kind: 'ratio'; readonly ratio: number | null; readonly first: Measured; readonly second: Measured }
  | {
      readonly kind: 'region';
      readonly area: Measured | null;
      /** The most telling scale first; empty where the picture is in colour, or nothing in the region counts. */
      readonly values: readonly RegionValues[];
      readonly isColor: boolean;
    }
  | { readonly kind: 'probe'; readonly readout: Readout | null; readonly region: { x: RegionReading; y: RegionReading } | null }
  /** It points at something, and measures nothing. */
  | { readonly kind: 'none' };

/** Where a shape lies, as far as sizes need it. */
export interface MeasuredPlace extends Sizes {
  /** Height of a pixel for its width, where no length is known: angles and ratios are right by it. */
  readonly aspect: number;
}

/** The pixels under a shape. They don't change while the shape doesn't, whatever is said of sizes. */
export type Values =
  | { readonly kind: 'region'; readonly values: readonly RegionValues[]; readonly isColor: boolean }
  | { readonly kind: 'probe'; readonly readout: Readout | null }
  | { readonly kind: 'none' };

/** Reads the pixels under a shape, where it asks for any. */
export function valuesUnder(shape: Shape, display: DisplayFrame): Values {
  if (shape.kind === 'probe') return { kind: 'probe', readout: readout(display, shape.points[0].column, shape.points[0].row) };
  if (!isRegion(shape)) return { kind: 'none' };
  if (display.kind === 'color') return { kind: 'region', values: [], isColor: true };
  const scales = display.readout ?? [{ kind: 'stored' as const, untrustedUnit: '', slope: display.slope, intercept: display.intercept }];
  const values = scales.flatMap((scale) => {
    const statistics = statisticsOf(shape, display, scale);
    return statistics ? [{ ...statistics, scale }] : [];
  });
  return { kind: 'region', values, isColor: false };
}

/** What the shape measures on this picture. Lengths are in millimetres only where the picture says so, or a person. */
export function readingOf(shape: Shape, picture: MeasuredPlace, values: Values): Reading {
  switch (shape.kind) {
    case 'length':
    case 'polyline':
      return lengthOf(shape.points, picture);
    case 'angle': {
      const scale = shapeScale(picture, shape.points);
      return { kind: 'angle', degrees: scale && angleAt(shape.points[0], shape.points[1], shape.points[2], scale) };
    }
    case 'cobb': {
      const [a, b, c, d] = shape.points;
      const scale = shapeScale(picture, shape.points);
      return { kind: 'angle', degrees: scale && angleOfLines([a, b], [c, d], scale) };
    }
    case 'ratio':
      return ratioOf(shape.points, picture);
    case 'probe': {
      const [{ column, row }] = shape.points;
      const under = regionAt(picture.regions, Math.floor(column), Math.floor(row));
      const region = under && regionReading(under, Math.floor(column), Math.floor(row));
      return { kind: 'probe', readout: values.kind === 'probe' ? values.readout : null, region };
    }
    case 'arrow':
    case 'text':
    case 'circle':
      return { kind: 'none' };
    default:
      return regionOf(shape, picture, values);
  }
}

function lengthOf(points: readonly Point[], picture: MeasuredPlace): Reading {
  const [from, to] = points;
  const steps = points.length === 2 && from && to ? axisSteps(picture, from, to) : null;
  if (steps) return { kind: 'steps', steps };
  const scale = scaleFor(picture, points);
  return { kind: 'length', length: measured(pathLength(points, scale), scale) };
}

function ratioOf(points: readonly [Point, Point, Point, Point], picture: MeasuredPlace): Reading {
  const [a, b, c, d] = points;
  const scale = scaleFor(picture, points);
  const shape = shapeScale(picture, points);
  const second = shape ? distance(c, d, shape) : 0;
  return {
    kind: 'ratio',
    ratio: shape && second > 0 ? distance(a, b, shape) / second : null,
    first: measured(distance(a, b, scale), scale),
    second: measured(distance(c, d, scale), scale),
  };
}

function regionOf(shape: RegionShape, picture: MeasuredPlace, values: Values): Reading {
  const scale = scaleFor(picture, cornersOf(shape));
  const area = isOverCurve(picture, shape.points) ? null : measured(areaOf(shape, scale), scale);
  return values.kind === 'region' ? { ...values, area } : { kind: 'region', area, values: [], isColor: false };
}

/** All four corners of what is said by two: they may lie in different ultrasound regions. */
function cornersOf({ kind, points }: RegionShape): readonly Point[] {
  if (kind === 'polygon' || kind === 'freehand') return points;
  const [from, to] = points;
  return [from, to, { column: from.column, row: to.row }, { column: to.column, row: from.row }];
}

/** How long columns and rows are for each other; null over an ultrasound curve, whose axes are different things. */
function shapeScale(picture: MeasuredPlace, points: readonly Point[]): { readonly column: number; readonly row: number } | null {
  if (isOverCurve(picture, points)) return null;
  const scale = scaleFor(picture, points);
  return scale.unit === 'px' ? { column: 1, row: picture.aspect } : scale;
}

function isOverCurve(picture: MeasuredPlace, points: readonly Point[]): boolean {
  if (picture.calibrated) return false;
  const region = commonRegion(picture.regions, points);
  return region !== null && regionSpacing(region) === null;
}

const measured = (value: number, { unit, isCalibrated }: Scale): Measured => ({ value, unit, isCalibrated });
