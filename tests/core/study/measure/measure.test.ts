import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, perimeterOf } from '../../../../core/study/measure/areas.js';
import { angleAt, angleOfLines, distance, pathLength } from '../../../../core/study/measure/lengths.js';
import { pixelsInside } from '../../../../core/study/measure/region-pixels.js';
import { axisSteps, calibrate, type Sizes, scaleFor } from '../../../../core/study/measure/scale.js';
import type { Point, RegionShape } from '../../../../core/study/measure/shape.js';
import { statisticsOf } from '../../../../core/study/measure/statistics.js';
import type { UltrasoundRegion } from '../../../../core/study/ultrasound-regions.js';

const at = (column: number, row: number): Point => ({ column, row });
const SQUARE = { column: 1, row: 1 };
const TALL = { column: 0.5, row: 2 };
const coordinate = fc.double({ min: -50, max: 150, noNaN: true });
const point = fc.record({ column: coordinate, row: coordinate });

describe('lengths and angles', () => {
  it('are those of a drawing with known sides, also where pixels are tall', () => {
    expect(distance(at(1, 1), at(4, 5), SQUARE)).toBe(5);
    expect(distance(at(0, 0), at(6, 2), TALL)).toBe(5);
    expect(pathLength([at(0, 0), at(3, 4), at(3, 10)], SQUARE)).toBe(11);
    expect(pathLength([], SQUARE)).toBe(0);
    expect(angleAt(at(1, 0), at(0, 0), at(0, 1), SQUARE)).toBe(90);
    expect(angleAt(at(2, 0), at(0, 0), at(2, 0.5), TALL)).toBe(45);
    expect(angleAt(at(0, 0), at(0, 0), at(2, 0.5), SQUARE)).toBeNull();
    expect(angleOfLines([at(0, 0), at(10, 0)], [at(5, 5), at(-5, 5)], SQUARE)).toBe(0);
    expect(angleOfLines([at(0, 0), at(10, 0)], [at(0, 3), at(-10, 13)], SQUARE)).toBeCloseTo(45, 12);
  });

  it('don’t depend on which end comes first, and no angle leaves its range', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distance(a, b, TALL)).toBe(distance(b, a, TALL));
        const angle = angleAt(a, b, c, TALL);
        expect(angleAt(c, b, a, TALL)).toBe(angle);
        if (angle === null) return;
        expect(angle).toBeGreaterThanOrEqual(0);
        expect(angle).toBeLessThanOrEqual(180);
        expect(angleOfLines([b, a], [b, c], TALL)).toBeCloseTo(Math.min(angle, 180 - angle), 9);
      }),
    );
  });
});

describe('regions', () => {
  const polygon = (points: readonly Point[]): RegionShape => ({ kind: 'polygon', points });
  const corners = [at(2, 3), at(12, 3), at(12, 8), at(2, 8)];

  it('have the area and the way around that they are drawn with', () => {
    expect(areaOf({ kind: 'rectangle', points: [at(12, 8), at(2, 3)] }, TALL)).toBe(50);
    expect(areaOf(polygon(corners), TALL)).toBe(50);
    expect(areaOf({ kind: 'ellipse', points: [at(0, 0), at(10, 10)] }, SQUARE)).toBeCloseTo(Math.PI * 25, 12);
    expect(perimeterOf({ kind: 'rectangle', points: [at(2, 3), at(12, 8)] }, SQUARE)).toBe(30);
    expect(perimeterOf(polygon(corners), SQUARE)).toBe(30);
    expect(perimeterOf({ kind: 'ellipse', points: [at(0, 0), at(10, 10)] }, SQUARE)).toBeCloseTo(Math.PI * 10, 12);
    // An ellipse that is as thin as can be is a line there and back.
    expect(perimeterOf({ kind: 'ellipse', points: [at(0, 5), at(10, 5)] }, SQUARE)).toBeCloseTo(20, 1);
    expect(areaOf(polygon([]), SQUARE)).toBe(0);
  });

  it('hold the pixels whose middles are inside, whichever way they are drawn', () => {
    const inside = (shape: RegionShape) =>
      [...pixelsInside(shape, 20, 20)].flatMap(({ row, from, to }) =>
        Array.from({ length: to - from }, (_, step) => `${row} ${from + step}`),
      );
    expect(inside({ kind: 'rectangle', points: [at(1, 1), at(3, 2)] })).toEqual(['1 1', '1 2']);
    expect(inside({ kind: 'rectangle', points: [at(1.4, 1.4), at(1.6, 1.6)] })).toEqual(['1 1']);
    expect(inside({ kind: 'rectangle', points: [at(-5, -5), at(1, 1)] })).toEqual(['0 0']);
    expect(inside({ kind: 'rectangle', points: [at(30, 30), at(40, 40)] })).toEqual([]);
    fc.assert(
      fc.property(point, point, (from, to) => {
        const drawn = inside({ kind: 'rectangle', points: [from, to] });
        expect(inside({ kind: 'rectangle', points: [to, from] })).toEqual(drawn);
        const [[left, right], [top, bottom]] = [
          [Math.min(from.column, to.column), Math.max(from.column, to.column)],
          [Math.min(from.row, to.row), Math.max(from.row, to.row)],
        ] as const;
        expect(inside(polygon([at(left, top), at(right, top), at(right, bottom), at(left, bottom)]))).toEqual(drawn);
      }),
    );
  });

  it('have the statistics of their values, without padding, in the readout’s unit', () => {
    const values = Int16Array.from({ length: 100 }, (_, index) => index);
    const display = { rows: 10, columns: 10, values, padding: { low: 11, high: 11 } };
    const square: RegionShape = { kind: 'rectangle', points: [at(0, 1), at(3, 2)] };
    expect(statisticsOf(square, display, { slope: 2, intercept: -1 })).toEqual({ pixels: 2, mean: 21, deviation: 2, least: 19, most: 23 });
    expect(statisticsOf({ kind: 'rectangle', points: [at(1, 1), at(2, 2)] }, display, { slope: 1, intercept: 0 })).toBeNull();
    // Values so large that the sum of their squares has no room for what differs.
    const large = { rows: 1, columns: 2, values: Float64Array.of(1e9, 1e9 + 1), padding: null };
    expect(statisticsOf({ kind: 'rectangle', points: [at(0, 0), at(2, 1)] }, large, { slope: 1, intercept: 0 })?.deviation).toBeCloseTo(
      0.5,
      9,
    );
  });
});

describe('the scale', () => {
  const tissue: UltrasoundRegion = {
    left: 0,
    top: 0,
    right: 99,
    bottom: 49,
    unitX: 'centimetre',
    unitY: 'centimetre',
    deltaX: 0.02,
    deltaY: 0.02,
    reference: null,
    spatialFormat: 1,
    dataType: 1,
  };
  const doppler: UltrasoundRegion = {
    ...tissue,
    top: 50,
    bottom: 99,
    unitX: 'second',
    unitY: 'centimetre-per-second',
    deltaX: 0.01,
    deltaY: -0.5,
    spatialFormat: 3,
  };
  const ultrasound: Sizes = { spacing: null, regions: [tissue, doppler] };

  it('is never millimetres where the file doesn’t say so', () => {
    expect(scaleFor({ spacing: null, regions: [] }, [at(1, 1)]).unit).toBe('px');
    expect(scaleFor({ spacing: { row: 0.2, column: 0.1, kind: 'detector' }, regions: [] }, [at(1, 1)])).toEqual({
      unit: 'detector',
      row: 0.2,
      column: 0.1,
      isCalibrated: false,
    });
    expect(scaleFor(ultrasound, [at(1, 1), at(20, 20)])).toMatchObject({ unit: 'mm', column: 0.2, row: 0.2 });
    expect(scaleFor(ultrasound, [at(1, 1), at(20, 60)]).unit).toBe('px');
    expect(scaleFor(ultrasound, [at(1, 60), at(20, 70)]).unit).toBe('px');
    expect(scaleFor(ultrasound, [at(1, 1), at(200, 20)]).unit).toBe('px');
  });

  it('is seconds and velocities over a curve', () => {
    expect(axisSteps(ultrasound, at(10, 60), at(30, 70))).toEqual({
      x: { value: 0.2, unit: 'second' },
      y: { value: 5, unit: 'centimetre-per-second' },
    });
    expect(axisSteps(ultrasound, at(1, 1), at(20, 20))).toBeNull();
    expect(axisSteps(ultrasound, at(1, 1), at(20, 60))).toBeNull();
  });

  it('is what a person says that a line is long, and says that it is', () => {
    const calibrated = calibrate(at(0, 0), at(3, 4), 10);
    expect(calibrated).toEqual({ column: 2, row: 2 });
    expect(scaleFor({ ...ultrasound, ...(calibrated ? { calibrated } : {}) }, [at(1, 60)])).toMatchObject({
      unit: 'mm',
      isCalibrated: true,
    });
    expect(calibrate(at(0, 0), at(0, 5), 10, 2)).toEqual({ column: 1, row: 2 });
    for (const mm of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(calibrate(at(0, 0), at(3, 4), mm)).toBeNull();
    expect(calibrate(at(1, 1), at(1, 1), 10)).toBeNull();
  });
});
