import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GreyDisplay } from '../../../core/pixels/display-frame.js';
import type { ReadoutKind } from '../../../core/pixels/readout/readout-scales.js';
import { type Orientation, orientationLetters, type Vector } from '../../../core/study/geometry.js';
import { aspectOf } from '../../../core/study/pixel-shape.js';
import type { UltrasoundRegion } from '../../../core/study/ultrasound-regions.js';
import { INITIAL_VIEW, type Rotation, type View } from '../../../renderer/app/view.js';
import { barSpacing, type FramePlace, framePlace, pointInPatient } from '../../../renderer/viewer/frame-place.js';
import { layoutOf } from '../../../renderer/viewer/layout.js';
import { readoutAt } from '../../../renderer/viewer/readout/readout-at.js';
import { patientWords, regionWords, valueWords } from '../../../renderer/viewer/readout/readout-words.js';
import { pictureAt, screenMatrix } from '../../../renderer/viewer/screen-matrix.js';
import { inventRecord } from '../invented-record.js';

const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270];
const FLIPS = [false, true] as const;
/** Every way in which a picture can stand: four turns, flipped or not along each of its axes. */
const STANDS = ROTATIONS.flatMap((rotation) =>
  FLIPS.flatMap((flipHorizontal) => FLIPS.map((flipVertical) => ({ rotation, flipHorizontal, flipVertical }))),
);

const scene = fc.record({
  rows: fc.integer({ min: 1, max: 300 }),
  columns: fc.integer({ min: 1, max: 300 }),
  width: fc.integer({ min: 40, max: 2000 }),
  height: fc.integer({ min: 40, max: 2000 }),
  row: fc.double({ min: 0.1, max: 5, noNaN: true }),
  column: fc.double({ min: 0.1, max: 5, noNaN: true }),
  zoom: fc.double({ min: 0.2, max: 30, noNaN: true }),
  panX: fc.integer({ min: -50, max: 50 }),
  panY: fc.integer({ min: -50, max: 50 }),
  at: fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
  euler: fc.tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: -3, max: 3, noNaN: true }),
  ),
});
type Scene = typeof scene extends fc.Arbitrary<infer Value> ? Value : never;

function draw({ rows, columns, width, height, row, column, zoom, panX, panY }: Scene, stand: (typeof STANDS)[number]) {
  const view: View = { ...INITIAL_VIEW, ...stand, zoom: { from: 'fit', factor: zoom }, pan: { x: panX, y: panY } };
  const size = { width, height };
  const aspect = { row, column };
  const layout = layoutOf(size, rows, columns, aspect, view);
  return { view, size, layout, matrix: screenMatrix(size, rows, columns, aspect, view, layout.scale) };
}

/** Three turns one after the other: a direction for rows and one for columns at a right angle. */
function orientationOf([x, y, z]: readonly [number, number, number]): Orientation {
  const turnAll = ([a, b, c]: Vector): Vector => {
    const [b1, c1] = [b * Math.cos(x) - c * Math.sin(x), b * Math.sin(x) + c * Math.cos(x)];
    const [a2, c2] = [a * Math.cos(y) + c1 * Math.sin(y), c1 * Math.cos(y) - a * Math.sin(y)];
    return [a2 * Math.cos(z) - b1 * Math.sin(z), a2 * Math.sin(z) + b1 * Math.cos(z), c2];
  };
  return [...turnAll([1, 0, 0]), ...turnAll([0, 1, 0])];
}

describe('under all 16 combinations of turns and flips', () => {
  it('a point of the screen is the point of the picture that is drawn there: flipped first, then turned clockwise', () => {
    fc.assert(
      fc.property(scene, (one) => {
        for (const stand of STANDS) {
          const { size, layout, matrix, view } = draw(one, stand);
          const { column, row } = pictureAt(matrix, one.at.x * size.width, one.at.y * size.height);
          // From the middle of the picture, flipped, stretched, turned a quarter at a time, moved: as a person would say it.
          const finer = Math.min(one.row, one.column);
          let x = (column - one.columns / 2) * (one.column / finer) * (stand.flipHorizontal ? -1 : 1);
          let y = (row - one.rows / 2) * (one.row / finer) * (stand.flipVertical ? -1 : 1);
          for (let quarter = 0; quarter < stand.rotation / 90; quarter++) [x, y] = [-y, x];
          const pan = { x: view.pan.x * layout.panScale.x, y: view.pan.y * layout.panScale.y };
          expect(x * layout.scale + pan.x + size.width / 2).toBeCloseTo(one.at.x * size.width, 5);
          expect(y * layout.scale + pan.y + size.height / 2).toBeCloseTo(one.at.y * size.height, 5);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the letter at an edge names where the patient lies when one goes there', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const orientation = orientationOf(one.euler);
        const lying: FramePlace = {
          position: [0, 0, 0],
          orientation,
          patientOrientation: null,
          spacing: { row: one.row, column: one.column, kind: 'patient' },
        };
        for (const stand of STANDS) {
          const { matrix } = draw(one, stand);
          const letters = orientationLetters(lying, stand);
          const place = (x: number, y: number) => {
            const { column, row } = pictureAt(matrix, x, y);
            return pointInPatient(lying, column, row) ?? [0, 0, 0];
          };
          const going = (x: number, y: number) => {
            const [from, to] = [place(0, 0), place(x, y)];
            const step = from.map((value, axis) => (to[axis] ?? 0) - value);
            const axis = step.map(Math.abs).indexOf(Math.max(...step.map(Math.abs)));
            return ['LR', 'PA', 'HF'][axis]?.[(step[axis] ?? 0) > 0 ? 0 : 1];
          };
          expect([letters?.right[0], letters?.left[0], letters?.bottom[0], letters?.top[0]]).toEqual([
            going(100, 0),
            going(-100, 0),
            going(0, 100),
            going(0, -100),
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the value that is read is the value of the pixel there', () => {
    const [rows, columns] = [3, 4];
    const display = greyOf(
      Int16Array.from({ length: rows * columns }, (_, index) => index * 10),
      rows,
      columns,
    );
    const record = inventRecord({ fileId: 'a' });
    const place = framePlace(record, 0, {});
    for (const stand of STANDS) {
      const view: View = { ...INITIAL_VIEW, ...stand };
      const size = { width: 400, height: 400 };
      const layout = layoutOf(size, rows, columns, aspectOf(null), view);
      const matrix = screenMatrix(size, rows, columns, aspectOf(null), view, layout.scale);
      const seen = new Set<string>();
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const { a, b, c, d, e, f } = matrix;
          const at = { x: a * (column + 0.5) + c * (row + 0.5) + e, y: b * (column + 0.5) + d * (row + 0.5) + f };
          const reading = readoutAt('en', { record, display, place, matrix }, at);
          expect(reading).toEqual({
            value: `stored value ${(row * columns + column) * 10}`,
            place: `column ${column + 1}, row ${row + 1}`,
          });
          seen.add(`${Math.round(at.x)} ${Math.round(at.y)}`);
        }
      expect(seen.size).toBe(rows * columns);
      expect(readoutAt('en', { record, display, place, matrix }, { x: -1000, y: 0 })).toBeNull();
    }
  });
});

const greyOf = (values: GreyDisplay['values'], rows: number, columns: number, more: Partial<GreyDisplay> = {}): GreyDisplay => ({
  kind: 'grey',
  rows,
  columns,
  values,
  slope: 1,
  intercept: 0,
  untrustedUnit: '',
  minValue: 0,
  maxValue: 100,
  inverted: false,
  windows: [],
  autoWindow: { center: 50, width: 100 },
  defaultWindow: { center: 50, width: 100 },
  voiLutFunction: 'LINEAR',
  voiLut: null,
  padding: null,
  ...more,
});

describe('the words of a readout', () => {
  const value = (kind: ReadoutKind, untrustedUnit = '', reading = 43.25) =>
    valueWords('en', { kind: 'grey', stored: 1, readings: [{ scale: { kind, untrustedUnit, slope: 1, intercept: 0 }, value: reading }] });

  it('have the unit that is meant, and none where there is none', () => {
    expect(value('hounsfield', 'HU', 43)).toBe('43 HU');
    expect(value('suv-body-weight', 'g/ml', 4.217)).toBe('SUV 4.217');
    expect(value('activity', 'Bq/ml', 10_300)).toBe('10,300 Bq/ml');
    expect(value('optical-density', 'OD', 1.25)).toBe('optical density 1.25');
    expect(value('dose', 'Gy')).toBe('43.3 Gy');
    expect(value('named', 'cm/\u202Es')).toBe('43.3 cm/ s');
    expect(value('stored')).toBe('stored value 43.3');
    expect(valueWords('en', { kind: 'padding' })).toBe('nothing was measured here');
    expect(valueWords('fr', { kind: 'color', red: 1, green: 2, blue: 3 })).toBe('rouge 1, vert 2, bleu 3');
  });

  it('say where in the patient, by the letters of the edges', () => {
    expect(patientWords('en', [-12.34, 4, 1203.06])).toBe('R 12.3 · P 4.0 · H 1,203.1 mm');
  });

  it('are in the units of the ultrasound region there, and of none outside', () => {
    const doppler: UltrasoundRegion = {
      left: 100,
      top: 200,
      right: 300,
      bottom: 400,
      unitX: 'second',
      unitY: 'centimetre-per-second',
      deltaX: 0.01,
      deltaY: -0.5,
      reference: { x: 0, y: 100, valueX: 0, valueY: 0 },
      spatialFormat: 3,
      dataType: 3,
    };
    expect(regionWords('en', [doppler], 150, 260)).toBe('horizontal 0.5 s, vertical 20 cm/s');
    expect(regionWords('en', [doppler], 99, 260)).toBe('');
    expect(regionWords('en', [{ ...doppler, reference: null }], 150, 260)).toBe('');
    const broken = { x: 0, y: 65_425, valueX: 0, valueY: 0 };
    expect(regionWords('en', [{ ...doppler, reference: broken }], 150, 260)).toBe('');
    expect(regionWords('en', [{ ...doppler, unitX: 'none' }], 150, 260)).toBe('');
  });
});

describe('lengths', () => {
  const tissue = (deltaX: number, deltaY: number): UltrasoundRegion => ({
    left: 0,
    top: 0,
    right: 9,
    bottom: 9,
    unitX: 'centimetre',
    unitY: 'centimetre',
    deltaX,
    deltaY,
    reference: null,
    spatialFormat: 1,
    dataType: 1,
  });
  const withRegions = (...regions: UltrasoundRegion[]) => {
    const record = inventRecord({ fileId: 'a', modality: 'US' });
    return { ...record, geometry: { ...record.geometry, regions } };
  };
  const bar = (record: ReturnType<typeof withRegions>) => barSpacing(record, framePlace(record, 0, {}), null);

  it('are measured in ultrasound only where all of the tissue has one scale', () => {
    expect(bar(withRegions(tissue(0.05, 0.05), tissue(0.05, 0.05)))).toEqual({ row: 0.5, column: 0.5, holds: 'regions' });
    expect(bar(withRegions(tissue(0.05, 0.05), tissue(0.04, 0.04)))).toBeNull();
    expect(bar(withRegions(tissue(0.05, 0.06)))).toBeNull();
    expect(bar(withRegions({ ...tissue(0.05, 0.05), unitY: 'second' }))).toBeNull();
    expect(bar(withRegions())).toBeNull();
    // Pixels that are drawn taller have their scale in both directions.
    const tall = withRegions(tissue(0.05, 0.06));
    expect(bar({ ...tall, geometry: { ...tall.geometry, pixelAspect: 1.2 } })).toEqual({ row: 0.6, column: 0.5, holds: 'regions' });
  });

  it('are what the person said, where they said it', () => {
    const record = withRegions(tissue(0.05, 0.05));
    const said = { holds: { kind: 'file', fileId: 'a' }, rows: 10, columns: 10, column: 2, row: 3 } as const;
    expect(barSpacing(record, framePlace(record, 0, {}), said)).toEqual({ row: 3, column: 2, holds: 'person' });
  });

  it('in the patient aren’t given at the detector', () => {
    const lying: FramePlace = {
      position: [0, 0, 0],
      orientation: [1, 0, 0, 0, 1, 0],
      patientOrientation: null,
      spacing: { row: 1, column: 2, kind: 'patient' },
    };
    expect(pointInPatient(lying, 0.5, 0.5)).toEqual([0, 0, 0]);
    expect(pointInPatient(lying, 2.5, 1.5)).toEqual([4, 1, 0]);
    expect(pointInPatient({ ...lying, spacing: { row: 1, column: 2, kind: 'detector' } }, 2.5, 1.5)).toBeNull();
    expect(pointInPatient({ ...lying, position: null }, 2.5, 1.5)).toBeNull();
  });

  it('belong to each frame of a file of many, and to the first slice of a volume that says no more', () => {
    const record = inventRecord({ fileId: 'a', z: 5, frames: 3, spacing: { row: 1, column: 1 } });
    expect(framePlace(record, 0, {}).position).toEqual([0, 0, 5]);
    expect(framePlace(record, 1, {}).position).toBeNull();
    const positions = Float64Array.of(0, 0, 1, 0, 0, 2, 0, 0, 3);
    const orientations = { directions: Float64Array.of(1, 0, 0, 0, 1, 0), of: Uint16Array.of(0, 0, 0) };
    const framed = { ...record, frames: { positions, orientations, order: null, timing: null } };
    expect(framePlace(framed, 2, {}).position).toEqual([0, 0, 3]);
  });
});
