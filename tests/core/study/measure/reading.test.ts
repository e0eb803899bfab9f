import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisplayFrame } from '../../../../core/pixels/display-frame.js';
import { isEmpty, keptInside, movedBy, withoutPoint, withPoint } from '../../../../core/study/measure/edit-shape.js';
import { type Calibration, calibrationOf } from '../../../../core/study/measure/mark.js';
import { type MeasuredPlace, readingOf, valuesUnder } from '../../../../core/study/measure/reading.js';
import { POINTS, type Point, SHAPE_KINDS, type Shape, shapeOf } from '../../../../core/study/measure/shape.js';
import type { UltrasoundRegion } from '../../../../core/study/ultrasound-regions.js';

const at = (column: number, row: number): Point => ({ column, row });

/** Ten rows and columns; the value of a pixel is ten times its row, and its column. */
const display: DisplayFrame = {
  kind: 'grey',
  rows: 10,
  columns: 10,
  values: Int16Array.from({ length: 100 }, (_, index) => index),
  slope: 2,
  intercept: -1,
  untrustedUnit: '',
  minValue: 0,
  maxValue: 99,
  inverted: false,
  windows: [],
  autoWindow: { center: 50, width: 100 },
  defaultWindow: { center: 50, width: 100 },
  voiLutFunction: 'LINEAR',
  voiLut: null,
  padding: null,
};

const PLAIN: MeasuredPlace = { spacing: null, regions: [], aspect: 1 };
const MM: MeasuredPlace = { ...PLAIN, spacing: { kind: 'patient', row: 2, column: 0.5 } };
const read = (shape: Shape, place: MeasuredPlace = PLAIN) => readingOf(shape, place, valuesUnder(shape, display));

const doppler: UltrasoundRegion = {
  left: 0,
  top: 0,
  right: 9,
  bottom: 4,
  unitX: 'second',
  unitY: 'centimetre-per-second',
  deltaX: 0.01,
  deltaY: -2,
  reference: { x: 0, y: 2, valueX: 0, valueY: 0 },
  spatialFormat: 3,
  dataType: 3,
};
const tissue: UltrasoundRegion = { ...doppler, top: 5, bottom: 9, unitX: 'centimetre', unitY: 'centimetre', deltaX: 0.05, deltaY: 0.1 };
const ULTRASOUND: MeasuredPlace = { ...PLAIN, regions: [doppler, tissue] };

describe('what a shape measures', () => {
  it('is in pixels where nobody says how large they are, and says so', () => {
    expect(read({ kind: 'length', points: [at(0, 0), at(3, 4)] })).toEqual({
      kind: 'length',
      length: { value: 5, unit: 'px', isCalibrated: false },
    });
    expect(read({ kind: 'length', points: [at(0, 0), at(8, 1.5)] }, MM)).toMatchObject({ length: { value: 5, unit: 'mm' } });
    expect(read({ kind: 'polyline', points: [at(0, 0), at(8, 1.5), at(0, 0)] }, MM)).toMatchObject({ length: { value: 10 } });
  });

  it('keeps angles and ratios right where pixels are tall, also where no length is known', () => {
    const angle: Shape = { kind: 'angle', points: [at(2, 0), at(0, 0), at(2, 1)] };
    expect(read(angle, { ...PLAIN, aspect: 2 })).toMatchObject({ degrees: 45 });
    expect(read(angle)).toMatchObject({ degrees: expect.closeTo((Math.atan(0.5) * 180) / Math.PI, 12) });
    expect(read({ kind: 'cobb', points: [at(0, 0), at(4, 0), at(4, 1), at(0, 5)] })).toMatchObject({ degrees: 45 });
    const ratio: Shape = { kind: 'ratio', points: [at(0, 0), at(4, 0), at(0, 0), at(0, 4)] };
    expect(read(ratio, { ...PLAIN, aspect: 2 })).toMatchObject({ ratio: 0.5 });
    expect(read({ ...ratio, points: [at(0, 0), at(4, 0), at(1, 1), at(1, 1)] })).toMatchObject({ ratio: null });
  });

  it('uses each ultrasound region’s own units, and no length across them', () => {
    expect(read({ kind: 'length', points: [at(1, 1), at(5, 4)] }, ULTRASOUND)).toEqual({
      kind: 'steps',
      steps: { x: { value: expect.closeTo(0.04, 12), unit: 'second' }, y: { value: 6, unit: 'centimetre-per-second' } },
    });
    expect(read({ kind: 'length', points: [at(1, 6), at(7, 6)] }, ULTRASOUND)).toMatchObject({
      length: { value: expect.closeTo(3, 12), unit: 'mm' },
    });
    expect(read({ kind: 'length', points: [at(1, 1), at(1, 7)] }, ULTRASOUND)).toMatchObject({ length: { value: 6, unit: 'px' } });
    expect(read({ kind: 'angle', points: [at(1, 1), at(2, 2), at(3, 1)] }, ULTRASOUND)).toMatchObject({ degrees: null });
    expect(read({ kind: 'rectangle', points: [at(1, 1), at(3, 3)] }, ULTRASOUND)).toMatchObject({ area: null });
    expect(read({ kind: 'probe', points: [at(3.5, 1.5)] }, ULTRASOUND)).toMatchObject({
      region: { x: { value: 0.03, unit: 'second' }, y: { value: 2, unit: 'centimetre-per-second' } },
    });
    // Its two corners that are drawn lie in tissue, the others don't.
    const other = { ...tissue, left: 0, right: 4, top: 0, bottom: 9 };
    expect(read({ kind: 'ellipse', points: [at(1, 1), at(3, 8)] }, { ...PLAIN, regions: [other] })).toMatchObject({ area: { unit: 'mm' } });
  });

  it('rests on a person’s number where they gave one', () => {
    const place: MeasuredPlace = { ...ULTRASOUND, calibrated: { column: 2, row: 2 } };
    expect(read({ kind: 'length', points: [at(0, 0), at(3, 4)] }, place)).toMatchObject({
      length: { value: 10, unit: 'mm', isCalibrated: true },
    });
  });

  it('has the values of the pixels inside, in every scale of the picture', () => {
    const shape: Shape = { kind: 'rectangle', points: [at(1, 1), at(3, 3)] };
    expect(read(shape, MM)).toMatchObject({
      area: { value: 4, unit: 'mm' },
      values: [{ pixels: 4, mean: 32, least: 21, most: 43, scale: { kind: 'stored' } }],
    });
    const color: DisplayFrame = { kind: 'color', rows: 10, columns: 10, rgba: new Uint8ClampedArray(400) };
    expect(readingOf(shape, PLAIN, valuesUnder(shape, color))).toMatchObject({ isColor: true, values: [] });
    expect(read({ kind: 'probe', points: [at(3.5, 2.5)] })).toMatchObject({ readout: { stored: 23 } });
    expect(read({ kind: 'arrow', points: [at(0, 0), at(3, 3)] })).toEqual({ kind: 'none' });
  });
});

describe('editing a shape', () => {
  const coordinate = fc.double({ min: 0, max: 10, noNaN: true });
  const point = fc.record({ column: coordinate, row: coordinate });
  const shape = fc.constantFrom(...SHAPE_KINDS).chain((kind) =>
    fc.array(point, { minLength: POINTS[kind].least, maxLength: Math.min(8, POINTS[kind].most) }).map((points) => {
      const made = shapeOf(kind, points);
      if (!made) throw new Error(`no ${kind}`);
      return made;
    }),
  );

  it('never leaves the picture, and keeps its form when it is moved whole', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: -30, max: 30, noNaN: true }), (before, x, y) => {
        const after = movedBy(before, x, y, display);
        const [first, moved] = [before.points[0], after.points[0]];
        after.points.forEach((place, index) => {
          const inside = keptInside(display, place);
          expect(Math.hypot(inside.column - place.column, inside.row - place.row)).toBeLessThan(1e-9);
          const from = before.points[index];
          expect(place.column - (moved?.column ?? 0)).toBeCloseTo((from?.column ?? 0) - (first?.column ?? 0), 9);
        });
      }),
    );
  });

  it('moves one point, and takes one away where enough are left', () => {
    const triangle: Shape = { kind: 'polygon', points: [at(0, 0), at(4, 0), at(0, 4)] };
    expect(withPoint(triangle, 1, at(5, 1)).points).toEqual([at(0, 0), at(5, 1), at(0, 4)]);
    expect(withoutPoint(triangle, 1)).toBe(triangle);
    expect(withoutPoint({ ...triangle, points: [...triangle.points, at(1, 1)] }, 1).points).toHaveLength(3);
    expect(isEmpty({ kind: 'length', points: [at(1, 1), at(1, 1)] })).toBe(true);
    expect(isEmpty({ kind: 'probe', points: [at(1, 1)] })).toBe(false);
  });

  it('refuses a shape with too few or too many points', () => {
    expect(shapeOf('length', [at(0, 0)])).toBeNull();
    expect(shapeOf('angle', [at(0, 0), at(1, 1), at(2, 2), at(3, 3)])).toBeNull();
  });
});

describe('a calibration', () => {
  const of = (holds: Calibration['holds'], column: number): Calibration => ({ holds, column, row: column, rows: 10, columns: 10 });
  const picture = { fileId: 'a', seriesKey: 's', rows: 10, columns: 10 };

  it('holds for its file, or for the files of its series that have its size', () => {
    const file = of({ kind: 'file', fileId: 'a' }, 1);
    const series = of({ kind: 'series', key: 's' }, 2);
    expect(calibrationOf([series, file], picture)).toBe(file);
    expect(calibrationOf([series, file], { ...picture, fileId: 'b' })).toBe(series);
    expect(calibrationOf([series], { ...picture, rows: 20 })).toBeNull();
    expect(calibrationOf([file, series], { ...picture, fileId: 'b', seriesKey: 't' })).toBeNull();
  });
});
