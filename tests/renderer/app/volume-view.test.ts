/** A series in three planes: what keys and tools do goes to the planes, and to nothing behind them. */
import { describe, expect, it } from 'vitest';
import { PLANE_ORIENTATIONS } from '../../../core/study/volume/cutting-plane.js';
import { type VolumeGrid, volumeGrid } from '../../../core/study/volume/volume-grid.js';
import { COMMANDS } from '../../../renderer/app/commands.js';
import { reduce } from '../../../renderer/app/reduce.js';
import { viewOf } from '../../../renderer/app/reduce-view.js';
import type { AppState } from '../../../renderer/app/state.js';
import type { VolumeLook } from '../../../renderer/app/volume-view.js';
import { inventRecord, reduceAll, stateWith } from '../invented-record.js';

const heights = Array.from({ length: 11 }, (_, slice) => slice * 2);
const grid = volumeGrid(
  heights.map((z) => ({
    position: [0, 0, z] as const,
    orientation: PLANE_ORIENTATIONS.axial,
    spacing: { row: 1, column: 1 },
    rows: 4,
    columns: 6,
  })),
) as VolumeGrid;
const window = { center: 40, width: 400 };
const look: VolumeLook = {
  kind: 'grey',
  rows: 0,
  columns: 0,
  values: new Float32Array(0),
  slope: 1,
  intercept: 0,
  untrustedUnit: 'HU',
  minValue: -1000,
  maxValue: 2000,
  inverted: false,
  windows: [],
  autoWindow: window,
  defaultWindow: window,
  voiLutFunction: 'LINEAR',
  voiLut: null,
  padding: null,
};

function opened(): AppState {
  const state = stateWith(
    heights.map((z, index) => inventRecord({ fileId: `f${z}`, number: index + 1, z, spacing: { row: 1, column: 1 } })),
  );
  return reduceAll(state, [
    { type: 'volume', action: { type: 'open' } },
    { type: 'volume', action: { type: 'loaded', loaded: { grid, look, fileId: 'f10' } } },
  ]);
}
const center = ({ volume }: AppState) => volume?.frame.center.map((part) => Math.round(part * 1e6) / 1e6);

describe('three planes of a series', () => {
  it('meet in its middle, and are gone through by the scroll of the one that keys act on, as far as the volume goes', () => {
    const state = opened();
    expect(center(state)).toEqual([2.5, 1.5, 10]);
    expect(center(reduce(state, { type: 'scroll', steps: 3 }))).toEqual([2.5, 1.5, 7]);
    const coronal = reduceAll(state, [
      { type: 'volume', action: { type: 'activate', plane: 'coronal' } },
      { type: 'scroll', steps: 1 },
    ]);
    expect(center(coronal)).toEqual([2.5, 2.5, 10]);
    expect(center(reduce(coronal, { type: 'scroll', steps: 1000 }))).toEqual([2.5, 3, 10]);
    expect(center(reduce(state, { type: 'cursor', point: { space: '', place: [-50, 1, 12] } }))).toEqual([0, 1, 12]);
  });

  it('leave the pictures behind them as they were', () => {
    const before = opened();
    const after = reduceAll(before, [
      { type: 'scroll', steps: 2 },
      { type: 'windowBy', center: 10, width: 50 },
      { type: 'zoomBy', factor: 2 },
      { type: 'invert' },
    ]);
    expect(after.selection).toEqual(before.selection);
    expect(viewOf(after)).toEqual(viewOf(before));
    expect(after.volume?.view).toMatchObject({ voi: { kind: 'custom', center: 50, width: 450 }, invert: true, zoom: { factor: 2 } });
  });

  it('step through thicknesses, and are straight again', () => {
    let state = reduceAll(opened(), [
      { type: 'volume', action: { type: 'thicknessBy', by: 1 } },
      { type: 'volume', action: { type: 'thicknessBy', by: 1 } },
      { type: 'volume', action: { type: 'mode', mode: 'greatest' } },
      { type: 'volume', action: { type: 'turnActive', angle: 0.3 } },
    ]);
    expect(state.volume?.slab).toEqual({ thickness: 3, mode: 'greatest' });
    expect(state.volume?.frame.axes[0]?.[1]).not.toBe(0);
    state = reduce(state, { type: 'volume', action: { type: 'straighten' } });
    expect(state.volume?.frame.axes).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(
      reduceAll(
        state,
        Array.from({ length: 30 }, () => ({ type: 'volume', action: { type: 'thicknessBy', by: 1 } }) as const),
      ).volume?.slab.thickness,
    ).toBe(100);
  });

  it('close with their series, and have no film and no measures behind them', () => {
    const state = reduce(opened(), { type: 'shown', shown: { fileId: 'f10', frame: 0, kind: 'color' } });
    const enabled = (id: string) => COMMANDS.find((command) => command.id === id)?.enabled(state);
    expect([enabled('planes'), enabled('slab-thicker'), enabled('play'), enabled('tool-length')]).toEqual([true, true, false, false]);
    expect(reduce(state, { type: 'closeStudies', fileIds: state.records.map(({ fileId }) => fileId) }).volume).toBeNull();
    expect(reduce(state, { type: 'volume', action: { type: 'close' } }).volume).toBeNull();
  });
});
