/** Three planes at right angles, the slices of a series put together, and voxels in as few bytes as are exact. */
import { describe, expect, it } from 'vitest';
import { dot, type Vector } from '../../../../core/study/geometry.js';
import { groupStudies } from '../../../../core/study/group-studies.js';
import type { InstanceRecord } from '../../../../core/study/instance-record.js';
import { PLANE_ORIENTATIONS, planeThrough } from '../../../../core/study/volume/cutting-plane.js';
import { normalOfPlane, orientationOf, PLANE_NAMES, straightFrame, turnedIn } from '../../../../core/study/volume/plane-frame.js';
import { reslice } from '../../../../core/study/volume/reslice.js';
import { volumeOfSeries } from '../../../../core/study/volume/series-volume.js';
import { VolumeFiller } from '../../../../core/study/volume/volume-filler.js';
import { type VolumeGrid, volumeGrid } from '../../../../core/study/volume/volume-grid.js';
import { inventRecord } from '../../../renderer/invented-record.js';

const near = (vector: Vector) => vector.map((part) => expect.closeTo(part, 9));

describe('three planes', () => {
  it('are those that every reader knows until a line is turned', () => {
    const frame = straightFrame([1, 2, 3]);
    for (const name of PLANE_NAMES)
      expect(orientationOf(frame, name)).toEqual(PLANE_ORIENTATIONS[name].map((part) => expect.closeTo(part, 12)));
  });

  it('keep the plane in which a line is turned, and turn the two others about it, clockwise as the picture shows it', () => {
    const turned = turnedIn(straightFrame([0, 0, 0]), 'axial', Math.PI / 6);
    expect(normalOfPlane(turned, 'axial')).toEqual(near([0, 0, 1]));
    // The axial picture has the left of the patient on its right and the back below: clockwise goes from left to back.
    expect(turned.axes[0]).toEqual(near([Math.cos(Math.PI / 6), Math.sin(Math.PI / 6), 0]));
    expect(dot(normalOfPlane(turned, 'coronal'), normalOfPlane(turned, 'sagittal'))).toBeCloseTo(0, 12);
    const coronal = turnedIn(straightFrame([0, 0, 0]), 'coronal', Math.PI / 2);
    // The coronal picture has the feet below: what went to the left goes to the feet.
    expect(coronal.axes[0]).toEqual(near([0, 0, -1]));
  });

  it('stay at right angles after many turns in all of them, and come back by turning back', () => {
    let frame = straightFrame([0, 0, 0]);
    for (let turn = 0; turn < 3000; turn++) frame = turnedIn(frame, PLANE_NAMES[turn % 3] ?? 'axial', 0.013 * (turn % 7));
    const [x, y, z] = frame.axes;
    for (const [one, other] of [
      [x, y],
      [y, z],
      [z, x],
    ] as const)
      expect(dot(one, other)).toBeCloseTo(0, 12);
    for (const axis of frame.axes) expect(Math.hypot(...axis)).toBeCloseTo(1, 12);
    const there = turnedIn(straightFrame([0, 0, 0]), 'sagittal', 0.7);
    expect(turnedIn(there, 'sagittal', -0.7).axes.map(near)).toEqual(straightFrame([0, 0, 0]).axes.map((axis) => axis));
  });
});

/** Axial slices of 4 × 6 pixels of a millimetre at these heights. */
const stack = (heights: readonly number[]): InstanceRecord[] =>
  heights.map((z, index) => inventRecord({ fileId: `f${z}`, number: index + 1, z, spacing: { row: 1, column: 1 } }));
const seriesOf = (records: readonly InstanceRecord[]) => {
  const series = groupStudies(records)[0]?.studies[0]?.series[0];
  if (!series) throw new Error('no series');
  return series;
};

describe('a series as a volume', () => {
  it('has its slices from the feet to the head, whatever the order of its files', () => {
    const volume = volumeOfSeries(seriesOf(stack([6, 2, 4, 0])));
    if ('problem' in volume) throw new Error(volume.problem);
    expect(volume.frames.map(({ fileId }) => fileId)).toEqual(['f0', 'f2', 'f4', 'f6']);
    expect(volume.grid).toMatchObject({ layers: 4, rows: 4, columns: 6, through: [0, 0, 6] });
  });

  it('says why it is none', () => {
    const problem = (records: readonly InstanceRecord[]) => volumeOfSeries(seriesOf(records));
    expect(problem(stack([0, 1]))).toEqual({ problem: 'too-few' });
    expect(problem(stack([0, 1, 2, 3, 30]))).toEqual({ problem: 'hole' });
    expect(problem([1, 2, 3].map((number) => inventRecord({ fileId: `n${number}`, number })))).toEqual({ problem: 'no-place' });
    const colour = stack([0, 1, 2]).map((record): InstanceRecord => {
      if (record.image.kind !== 'image') throw new Error('no picture');
      return { ...record, image: { ...record.image, samplesPerPixel: 3, photometric: 'RGB' } };
    });
    expect(problem(colour)).toEqual({ problem: 'colour' });
  });
});

describe('voxels', () => {
  const places = [0, 1, 2].map((z) => ({
    position: [0, 0, z] as const,
    orientation: PLANE_ORIENTATIONS.axial,
    spacing: { row: 1, column: 1 },
    rows: 2,
    columns: 2,
  }));
  const grid = volumeGrid(places) as VolumeGrid;
  const slice = (values: ArrayLike<number>, slope = 1, intercept = 0) => {
    const all = Array.from(values);
    return { values, slope, intercept, minValue: Math.min(...all), maxValue: Math.max(...all) };
  };

  it('have 16 bits while all values are whole and fit, and 32 from the first that isn’t', () => {
    const filler = new VolumeFiller(grid);
    filler.put(0, slice(Int16Array.of(0, 1, 2, 3), 1, -1024));
    expect(filler.values).toBeInstanceOf(Int16Array);
    filler.put(2, slice(Uint16Array.of(0, 1, 2, 3), 0.5));
    filler.put(1, slice(Uint16Array.of(65535, 1, 2, 3)));
    expect(filler.values).toBeInstanceOf(Float32Array);
    expect([...filler.values]).toEqual([-1024, -1023, -1022, -1021, 65535, 1, 2, 3, 0, 0.5, 1, 1.5]);
    const fractions = new VolumeFiller(grid);
    fractions.put(0, slice(Float32Array.of(0, 0.25, 1, 2)));
    expect([...fractions.values].slice(0, 4)).toEqual([0, 0.25, 1, 2]);
  });

  it('are taken for no other volume', () => {
    const filler = new VolumeFiller(grid);
    expect(() => filler.put(0, slice(Int16Array.of(1, 2, 3)))).toThrow(RangeError);
    expect(() => filler.put(3, slice(Int16Array.of(1, 2, 3, 4)))).toThrow(RangeError);
  });

  it('are cut in a turned plane as in a straight one where the volume is the same all around', () => {
    const filler = new VolumeFiller(grid);
    for (const layer of [0, 1, 2]) filler.put(layer, slice(Int16Array.of(7, 7, 7, 7)));
    const frame = turnedIn(turnedIn(straightFrame([0.5, 0.5, 1]), 'axial', 0.4), 'coronal', 0.3);
    const cut = reslice(grid, filler.values, planeThrough(grid, orientationOf(frame, 'sagittal'), frame.center));
    const inside = cut.filter((value) => !Number.isNaN(value));
    expect(inside.length).toBeGreaterThan(0);
    for (const value of inside) expect(value).toBeCloseTo(7, 5);
  });
});
