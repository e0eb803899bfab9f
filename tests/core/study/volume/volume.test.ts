import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Orientation, Vector } from '../../../../core/study/geometry.js';
import { PLANE_ORIENTATIONS, planeThrough } from '../../../../core/study/volume/cutting-plane.js';
import { reslice } from '../../../../core/study/volume/reslice.js';
import { placeOf, type SlicePlace, type VolumeGrid, volumeGrid, voxelAt, voxelMap } from '../../../../core/study/volume/volume-grid.js';
import { commonScales, scalesOfOutput } from '../../../../core/study/volume/volume-scales.js';

const AXIAL: Orientation = [1, 0, 0, 0, 1, 0];
const slice = (position: Vector, more: Partial<SlicePlace> = {}): SlicePlace => ({
  position,
  orientation: AXIAL,
  spacing: { row: 2, column: 1 },
  rows: 6,
  columns: 8,
  ...more,
});
/** Slices 3 mm apart whose beginnings move forward by 1 mm each, as with a tilted gantry. */
const tilted = (count = 5): SlicePlace[] => Array.from({ length: count }, (_, layer) => slice([10, 20 + layer, 30 + 3 * layer]));

function gridOf(slices: readonly SlicePlace[]): VolumeGrid {
  const grid = volumeGrid(slices);
  if ('problem' in grid) throw new Error(grid.problem);
  return grid;
}

/** A field that changes evenly in the patient: interpolation gives it back exactly. */
const field = ([x, y, z]: Vector): number => 3 * x - 2 * y + 0.5 * z + 7;
function fieldValues(grid: VolumeGrid): Float32Array {
  const values = new Float32Array(grid.columns * grid.rows * grid.layers);
  let at = 0;
  for (let layer = 0; layer < grid.layers; layer += 1)
    for (let row = 0; row < grid.rows; row += 1)
      for (let column = 0; column < grid.columns; column += 1) values[at++] = field(placeOf(grid, [column, row, grid.depths[layer] ?? 0]));
  return values;
}

describe('slices', () => {
  it('make a grid whose third axis is where the slices go, not their normal', () => {
    expect(gridOf(tilted())).toEqual({
      columns: 8,
      rows: 6,
      layers: 5,
      origin: [10, 20, 30],
      across: [1, 0, 0],
      down: [0, 2, 0],
      through: [0, 4, 12],
      depths: [0, 0.25, 0.5, 0.75, 1],
    });
  });

  it('make none where they don’t fit together, and say why', () => {
    const [first, second, third, ...rest] = tilted() as [SlicePlace, SlicePlace, SlicePlace, ...SlicePlace[]];
    expect(volumeGrid([first, second])).toEqual({ problem: 'too-few' });
    expect(volumeGrid([first, first, first])).toEqual({ problem: 'same-place' });
    expect(volumeGrid([first, third, second, ...rest])).toEqual({ problem: 'same-place' });
    expect(volumeGrid([first, { ...second, position: [10, 25, 33] }, third])).toEqual({ problem: 'not-in-line' });
    expect(volumeGrid(tilted(12).filter((_, layer) => layer < 4 || layer > 8))).toEqual({ problem: 'hole' });
    expect(volumeGrid([first, second, { ...third, orientation: [0, 1, 0, 1, 0, 0] }])).toEqual({ problem: 'not-parallel' });
    expect(volumeGrid([first, second, { ...third, rows: 7 }])).toEqual({ problem: 'differing-size' });
    expect(volumeGrid(tilted().map((one) => ({ ...one, rows: 60_000, columns: 60_000 })))).toEqual({ problem: 'too-large' });
  });

  it('give back every voxel’s place', () => {
    const grid = gridOf(tilted());
    const map = voxelMap(grid);
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (column, row, layer) => {
        const [x, y, z] = voxelAt(map, placeOf(grid, [column, row, layer]));
        expect(Math.max(Math.abs(x - column), Math.abs(y - row), Math.abs(z - layer))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('a plane through a volume', () => {
  it('covers it, has square pixels, and shows what is there in the patient', () => {
    // Slices close together below and far apart above, as of a head.
    const grid = gridOf([0, 1, 2, 5, 9].map((at) => slice([10, 20 + at, 30 + 3 * at])));
    const values = fieldValues(grid);
    for (const orientation of Object.values(PLANE_ORIENTATIONS)) {
      const plane = planeThrough(grid, orientation, placeOf(grid, [3.5, 2.5, 0.5]));
      expect(Math.hypot(...plane.across)).toBeCloseTo(Math.hypot(...plane.down), 12);
      const cut = reslice(grid, values, plane);
      let inside = 0;
      cut.forEach((value, at) => {
        if (Number.isNaN(value)) return;
        inside += 1;
        const [column, row] = [at % plane.columns, Math.floor(at / plane.columns)];
        const place = plane.origin.map(
          (start, axis) => start + column * (plane.across[axis] ?? 0) + row * (plane.down[axis] ?? 0),
        ) as unknown as Vector;
        expect(value).toBeCloseTo(field(place), 3);
      });
      expect(inside).toBeGreaterThan(cut.length / 3);
    }
  });

  it('is the slice itself where it lies in one', () => {
    const grid = gridOf(tilted().map((one, layer) => ({ ...one, position: [10, 20, 30 + 3 * layer], spacing: { row: 1, column: 1 } })));
    const values = fieldValues(grid);
    const plane = planeThrough(grid, AXIAL, placeOf(grid, [0, 0, 0.5]));
    expect([...reslice(grid, values, plane)]).toEqual([...values.subarray(2 * 48, 3 * 48)]);
  });

  it('takes the mean, the greatest or the least of a slab', () => {
    const grid = gridOf(tilted().map((one, layer) => ({ ...one, position: [10, 20, 30 + 3 * layer], spacing: { row: 1, column: 1 } })));
    const values = new Int16Array(grid.columns * grid.rows * grid.layers);
    for (let layer = 0; layer < 5; layer += 1) values.fill([5, -3, 0, 9, 2][layer] ?? 0, layer * 48, (layer + 1) * 48);
    const plane = planeThrough(grid, AXIAL, placeOf(grid, [0, 0, 0.5]));
    const middle = (thickness: number, mode: 'mean' | 'greatest' | 'least') => reslice(grid, values, plane, { thickness, mode })[20];
    expect(middle(0, 'mean')).toBe(0);
    expect(middle(6, 'greatest')).toBe(9);
    expect(middle(6, 'least')).toBe(-3);
    // Cuts at every mm of 6: the layers at −3, 0 and 3 mm and what lies evenly between them.
    expect(middle(6, 'mean')).toBeCloseTo((-3 - 2 - 1 + 0 + 3 + 6 + 9) / 7, 5);
    // Cuts outside the volume don't count.
    expect(middle(100, 'greatest')).toBe(9);
    expect(() => reslice(grid, values.subarray(1), plane)).toThrow(RangeError);
  });
});

describe('the units of a volume', () => {
  const uptake = (slope: number) => ({
    slope,
    intercept: -5,
    readout: [
      { kind: 'suv-body-weight' as const, untrustedUnit: 'g/ml', slope: slope * 0.01, intercept: -5 * 0.01 },
      { kind: 'activity' as const, untrustedUnit: 'Bq/ml', slope, intercept: -5 },
      // Of stored values, whatever the slope of the slice is.
      { kind: 'named' as const, untrustedUnit: 'ms', slope: 3, intercept: 1 },
    ],
  });

  it('are of the values that it holds, and say the same of them as the slice does', () => {
    const slice = uptake(4);
    const stored = 123;
    const output = stored * slice.slope + slice.intercept;
    for (const [index, scale] of scalesOfOutput(slice).entries()) {
      const { slope, intercept } = slice.readout[index] ?? { slope: Number.NaN, intercept: Number.NaN };
      expect(output * scale.slope + scale.intercept).toBeCloseTo(stored * slope + intercept, 9);
    }
    expect(scalesOfOutput({ slope: 2, intercept: 0 })).toEqual([]);
  });

  it('are only those that hold for all slices', () => {
    const [one, other] = [scalesOfOutput(uptake(4)), scalesOfOutput(uptake(7.5))];
    expect(commonScales(one, other).map(({ kind }) => kind)).toEqual(['suv-body-weight', 'activity']);
    expect(commonScales(one, one)).toEqual(one);
  });
});
