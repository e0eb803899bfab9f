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
    }
  | { readonly kind: 'probe'; readonly readout: Readout | null; readonly region: { x: RegionReading; y: RegionReading } | null }
  /** It points at something, and measures nothing. */
  | { readonly kind: 'none' };

/** A picture as far as measures need it. */
export interface MeasuredPicture extends Sizes {
  readonly display: DisplayFrame;
  /** Height of a pixel for its width, where no length is known: angles and ratios are right by it. */
  readonly aspect: number;
}

/** What the shape measures on this picture. Lengths are in millimetres only where the picture says so, or a person. */
export function readingOf(shape: Shape, picture: MeasuredPicture): Reading {
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
      return { kind: 'probe', readout: readout(picture.display, column, row), region };
    }
    case 'arrow':
    case 'text':
    case 'circle':
      return { kind: 'none' };
    default:
      return regionOf(shape, picture);
  }
}

function lengthOf(points: readonly Point[], picture: MeasuredPicture): Reading {
  const [from, to] = points;
  const steps = points.length === 2 && from && to ? axisSteps(picture, from, to) : null;
  if (steps) return { kind: 'steps', steps };
  const scale = scaleFor(picture, points);
  return { kind: 'length', length: measured(pathLength(points, scale), scale) };
}

function ratioOf(points: readonly [Point, Point, Point, Point], picture: MeasuredPicture): Reading {
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

function regionOf(shape: RegionShape, picture: MeasuredPicture): Reading {
  const { display } = picture;
  const scale = scaleFor(picture, cornersOf(shape));
  const area = isOverCurve(picture, shape.points) ? null : measured(areaOf(shape, scale), scale);
  if (display.kind === 'color') return { kind: 'region', area, values: [] };
  const [first, ...more] = display.readout ?? [
    { kind: 'stored' as const, untrustedUnit: '', slope: display.slope, intercept: display.intercept },
  ];
  const statistics = first && statisticsOf(shape, display, first);
  if (!first || !statistics) return { kind: 'region', area, values: [] };
  const others = more.flatMap((other) => {
    const values = statisticsOf(shape, display, other);
    return values ? [{ ...values, scale: other }] : [];
  });
  return { kind: 'region', area, values: [{ ...statistics, scale: first }, ...others] };
}

/** All four corners of what is said by two: they may lie in different ultrasound regions. */
function cornersOf({ kind, points }: RegionShape): readonly Point[] {
  if (kind === 'polygon' || kind === 'freehand') return points;
  const [from, to] = points;
  return [from, to, { column: from.column, row: to.row }, { column: to.column, row: from.row }];
}

/** How long columns and rows are for each other; null over an ultrasound curve, whose axes are different things. */
function shapeScale(picture: MeasuredPicture, points: readonly Point[]): { readonly column: number; readonly row: number } | null {
  if (isOverCurve(picture, points)) return null;
  const scale = scaleFor(picture, points);
  return scale.unit === 'px' ? { column: 1, row: picture.aspect } : scale;
}

function isOverCurve(picture: MeasuredPicture, points: readonly Point[]): boolean {
  if (picture.calibrated) return false;
  const region = commonRegion(picture.regions, points);
  return region !== null && regionSpacing(region) === null;
}

const measured = (value: number, { unit, isCalibrated }: Scale): Measured => ({ value, unit, isCalibrated });

/** Whether the reading rests on a length that a person gave. */
export function restsOnCalibration(shape: Shape, reading: Reading): boolean {
  if (reading.kind === 'length') return reading.length.isCalibrated;
  if (reading.kind === 'ratio') return reading.first.isCalibrated;
  return reading.kind === 'region' && isRegion(shape) && reading.area?.isCalibrated === true;
}
