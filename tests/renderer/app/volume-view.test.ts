/** A series in three planes: what keys and tools do goes to the planes, and to nothing behind them. */
import { describe, expect, it } from 'vitest';
import { PLANE_ORIENTATIONS } from '../../../core/study/volume/cutting-plane.js';
import { straightFrame, turnedIn } from '../../../core/study/volume/plane-frame.js';
import type { PlanePlace } from '../../../core/study/volume/plane-place.js';
import { type VolumeGrid, volumeGrid } from '../../../core/study/volume/volume-grid.js';
import { COMMANDS } from '../../../renderer/app/commands.js';
import { isAt } from '../../../renderer/app/measures.js';
import { reduce } from '../../../renderer/app/reduce.js';
import { viewOf } from '../../../renderer/app/reduce-view.js';
import type { Position } from '../../../renderer/app/series.js';
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

  it('close with their series, and have no film behind them, and are drawn upon once they are there', () => {
    const state = reduce(opened(), { type: 'shown', shown: { fileId: 'f10', frame: 0, kind: 'color' } });
    const enabled = (id: string) => COMMANDS.find((command) => command.id === id)?.enabled(state);
    expect([enabled('planes'), enabled('slab-thicker'), enabled('play'), enabled('tool-length')]).toEqual([true, true, false, true]);
    const isLoading = { ...state, volume: state.volume && { ...state.volume, loaded: null } };
    expect(COMMANDS.find(({ id }) => id === 'tool-length')?.enabled(isLoading)).toBe(false);
    expect(reduce(state, { type: 'closeStudies', fileIds: state.records.map(({ fileId }) => fileId) }).volume).toBeNull();
    expect(reduce(state, { type: 'volume', action: { type: 'close' } }).volume).toBeNull();
  });

  it('keep a mark with its cut: it is another picture at another depth, and jumping to it brings the cut back', () => {
    const state = opened();
    const at = (change: Partial<PlanePlace> = {}): Position => {
      const { frame, slab } = state.volume ?? {};
      if (!frame || !slab) throw new Error('no planes');
      return { fileId: 'f10', frame: 0, plane: { plane: 'coronal', frame, slab, ...change } };
    };
    const frame = state.volume?.frame ?? straightFrame([0, 0, 0]);
    const [x, y, z] = frame.center;
    // Where the planes meet in the cut is no matter, and neither is rounding.
    expect(isAt(at(), at({ frame: straightFrame([x + 7, y + 1e-9, z - 3]) }))).toBe(true);
    const others = [
      at({ frame: straightFrame([x, y + 1, z]) }),
      at({ plane: 'axial' }),
      at({ frame: turnedIn(frame, 'axial', 0.01) }),
      at({ slab: { thickness: 5, mode: 'mean' } }),
      { fileId: 'f10', frame: 0 },
    ];
    for (const other of others) expect(isAt(at(), other)).toBe(false);
    const place = at({ frame: straightFrame([x, y + 1, z]), slab: { thickness: 5, mode: 'greatest' } });
    const there = reduce(state, { type: 'select', position: place });
    expect(there.volume).toMatchObject({ active: 'coronal', frame: place.plane?.frame, slab: place.plane?.slab });
    expect(there.selection).toEqual({ fileId: 'f10', frame: 0 });
    // From the pictures, too: the volume is loaded first, and then shown there.
    const closed = reduce(state, { type: 'volume', action: { type: 'close' } });
    const loading = reduce(closed, { type: 'select', position: place });
    expect(loading.volume?.loaded).toBeNull();
    const loaded = state.volume?.loaded;
    if (!loaded) throw new Error('no volume');
    expect(reduce(loading, { type: 'volume', action: { type: 'loaded', loaded } }).volume?.frame).toEqual(place.plane?.frame);
  });
});
