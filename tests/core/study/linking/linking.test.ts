/** Lines where slices cross, places in slices, and the nearest slice: against numpy on oblique pairs, and by hand where the answer is plain. */
import { expect, it } from 'vitest';
import type { Orientation, Vector } from '../../../../core/study/geometry.js';
import { referenceLine } from '../../../../core/study/linking/reference-line.js';
import { isParallel, nearestSlice, placeInSlice, pointInSlice, type Slice } from '../../../../core/study/linking/slice.js';
import { runPython } from '../../../support/scan-files.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

const axial = (z: number): Slice => ({
  space: '1.2',
  position: [-100, -100, z],
  orientation: [1, 0, 0, 0, 1, 0],
  spacing: { row: 0.5, column: 0.8 },
  rows: 400,
  columns: 250,
});

/** A number from 0 to 1 for each seed, the same every time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function oblique(next: () => number): Slice {
  const unit = (vector: readonly number[]): Vector => {
    const length = Math.hypot(...vector);
    return vector.map((part) => part / length) as unknown as Vector;
  };
  const signed = () => next() * 2 - 1;
  const across = unit([signed(), signed(), signed()]);
  const other = [signed(), signed(), signed()];
  const share = other.reduce((sum, part, axis) => sum + part * (across[axis] as number), 0);
  const down = unit(other.map((part, axis) => part - share * (across[axis] as number)));
  return {
    space: '1.2',
    position: [signed() * 60, signed() * 60, signed() * 60],
    orientation: [...across, ...down] as unknown as Orientation,
    spacing: { row: 0.3 + next(), column: 0.3 + next() },
    rows: 64 + Math.floor(next() * 448),
    columns: 64 + Math.floor(next() * 448),
  };
}

const distance = (one: readonly number[], other: readonly number[]): number =>
  Math.hypot(...one.map((part, axis) => part - (other[axis] as number)));

itWith([tools.scipy], 'lines on oblique pairs are numpy’s, within far less than half a millimetre', () => {
  const next = sequence(20261125);
  const pairs = Array.from({ length: 400 }, () => ({ picture: oblique(next), other: oblique(next) }));
  const theirs = runPython<readonly (readonly [Vector, Vector] | null)[]>(
    tools.scipy,
    'crossing-reference.py',
    pairs.map((pair) => JSON.stringify(pair)),
  );
  let crossing = 0;
  let worst = 0;
  for (const [index, { picture, other }] of pairs.entries()) {
    const line = referenceLine(picture, other);
    const expected = theirs[index] ?? null;
    expect(line === null).toBe(expected === null);
    if (!line || !expected) continue;
    crossing += 1;
    const [start, end] = line.map(([column, row]) => placeInSlice(picture, column, row)) as [Vector, Vector];
    const straight = Math.max(distance(start, expected[0]), distance(end, expected[1]));
    const turned = Math.max(distance(start, expected[1]), distance(end, expected[0]));
    worst = Math.max(worst, Math.min(straight, turned));
  }
  expect(crossing).toBeGreaterThan(60);
  expect(worst).toBeLessThan(1e-6);
});

it('a coronal slice cuts an axial one along a row, as far as both reach', () => {
  const coronal: Slice = { ...axial(0), position: [-50, 0, 100], orientation: [1, 0, 0, 0, 0, -1] };
  const line = referenceLine(axial(10), coronal);
  // y = 0 is 100.25 mm below the upper edge, 200.5 rows; x from -50.4 to the right edge of the axial slice at 99.6.
  expect(line?.map(([, row]) => row)).toEqual([expect.closeTo(200.5, 9), expect.closeTo(200.5, 9)]);
  expect(line?.map(([column]) => column).sort((one, other) => one - other)).toEqual([expect.closeTo(62.5, 9), expect.closeTo(250, 9)]);
});

it('there is no line between parallel slices, in different spaces, or where one isn’t named', () => {
  const coronal: Slice = { ...axial(0), position: [-50, 0, 100], orientation: [1, 0, 0, 0, 0, -1] };
  expect(referenceLine(axial(0), axial(5))).toBeNull();
  expect(referenceLine(axial(0), { ...coronal, space: '1.3' })).toBeNull();
  expect(referenceLine({ ...axial(0), space: '' }, { ...coronal, space: '' })).toBeNull();
});

it('a place and the point of the picture that it lies at are the same, there and back', () => {
  const next = sequence(7);
  for (let turn = 0; turn < 50; turn++) {
    const slice = oblique(next);
    const point = pointInSlice(slice, placeInSlice(slice, 17.25, 99.5));
    expect([point.column, point.row, point.distance]).toEqual([expect.closeTo(17.25, 9), expect.closeTo(99.5, 9), expect.closeTo(0, 9)]);
  }
  // The middle of the first pixel is where the file says that it lies.
  expect(placeInSlice(axial(3), 0.5, 0.5)).toEqual([-100, -100, 3]);
});

it('the nearest slice is the nearest along the normal, whatever their order and thickness', () => {
  const slices = [40, 0, 10, 25].map(axial);
  expect(nearestSlice(slices, [500, -80, 17])).toBe(2);
  expect(nearestSlice([null, ...slices], [0, 0, 19])).toBe(4);
  expect(nearestSlice([null], [0, 0, 0])).toBeNull();
  const tilted = (degrees: number): Slice => {
    const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return { ...axial(0), orientation: [1, 0, 0, 0, cosine, sine] };
  };
  expect([isParallel(axial(0), tilted(20)), isParallel(axial(0), tilted(30)), isParallel(axial(0), tilted(180))]).toEqual([
    true,
    false,
    true,
  ]);
});
