/** The stage divided into cells: what each shows stays its own, whichever of them keys and tools act on. */
import { describe, expect, it } from 'vitest';
import { copyTargets } from '../../../renderer/app/copy-targets.js';
import { activate, cellAt, cellsOf } from '../../../renderer/app/grid.js';
import { preferencesOf } from '../../../renderer/app/preferences.js';
import { INITIAL_STATE, reduce } from '../../../renderer/app/reduce.js';
import { viewOf } from '../../../renderer/app/reduce-view.js';
import type { AppState } from '../../../renderer/app/state.js';
import { batch, inventGrant, inventRecord, reduceAll, stateWith } from '../invented-record.js';

const series = (uid: string, patient?: string) =>
  [1, 2, 3].map((number) =>
    inventRecord({ fileId: `${uid}-${number}`, series: uid, number, ...(patient ? { patient, study: `9.${patient.length}` } : {}) }),
  );
const files = (state: AppState) => cellsOf(state).map(({ selection }) => selection?.fileId ?? null);
const four = () => stateWith(['1.1', '1.2', '1.3', '1.4', '1.5'].flatMap((uid) => series(uid)));

describe('the grid', () => {
  it('is one cell until it is divided, and takes the next series of the study then', () => {
    const state = four();
    expect(files(state)).toEqual(['1.1-1']);
    const divided = reduce(reduce(state, { type: 'nextSeries', by: 1 }), { type: 'layout', layout: '2x2' });
    expect(files(divided)).toEqual(['1.2-1', '1.3-1', '1.4-1', '1.5-1']);
    expect(divided.grid.active).toBe(0);
    expect(files(reduce(divided, { type: 'layout', layout: '3x3' }))).toEqual([
      '1.2-1',
      '1.3-1',
      '1.4-1',
      '1.5-1',
      '1.1-1',
      null,
      null,
      null,
      null,
    ]);
  });

  it('keeps what keys act on when there is room for fewer', () => {
    const state = reduceAll(four(), [
      { type: 'layout', layout: '2x2' },
      { type: 'activate', cell: 3 },
      { type: 'layout', layout: '1x2' },
    ]);
    expect(files(state)).toEqual(['1.1-1', '1.4-1']);
    expect(state.selection?.fileId).toBe('1.4-1');
  });

  it('keeps scroll, window and zoom of each cell to itself, also of one series in two cells', () => {
    let state = reduceAll(four(), [
      { type: 'layout', layout: '1x2' },
      { type: 'putInto', cell: 1, position: { fileId: '1.1-1', frame: 0 } },
    ]);
    expect(state.grid.active).toBe(1);
    state = reduceAll(state, [{ type: 'scroll', steps: 2 }, { type: 'zoomBy', factor: 2 }, { type: 'invert' }]);
    expect(files(state)).toEqual(['1.1-1', '1.1-3']);
    expect(viewOf(state)).toMatchObject({ invert: true, zoom: { factor: 2 } });
    const other = activate(state, 0);
    expect(viewOf(other)).toMatchObject({ invert: false, zoom: { factor: 1 } });
    expect(viewOf(activate(other, 1))).toMatchObject({ invert: true, zoom: { factor: 2 } });
  });

  it('takes what a viewport painted for that viewport only', () => {
    const state = reduce(four(), { type: 'layout', layout: '1x2' });
    const painted = reduce(state, { type: 'shown', shown: { fileId: '1.2-1', frame: 0, kind: 'color' }, cell: 1 });
    expect(painted.shown).toBeNull();
    expect(cellAt(painted, 1).shown).toMatchObject({ fileId: '1.2-1' });
    expect(activate(painted, 1).shown).toMatchObject({ fileId: '1.2-1' });
  });

  it('stops the film when another cell is taken, and goes round from the last to the first', () => {
    let state = reduceAll(four(), [{ type: 'layout', layout: '1x2' }, { type: 'togglePlay' }]);
    expect(state.cine.isPlaying).toBe(true);
    expect(reduce(state, { type: 'activate', cell: 0 }).cine.isPlaying).toBe(true);
    state = reduce(state, { type: 'nextCell', by: 1 });
    expect([state.grid.active, state.cine.isPlaying]).toEqual([1, false]);
    expect(reduce(state, { type: 'nextCell', by: 1 }).grid.active).toBe(0);
  });

  it('empties the cells of a study that is closed, and fills them when it comes back', () => {
    const before = reduceAll(stateWith([...series('1.1'), ...series('2.1', 'Autre^Nom')]), [
      { type: 'layout', layout: '1x2' },
      { type: 'putInto', cell: 1, position: { fileId: '2.1-2', frame: 0 } },
      { type: 'activate', cell: 0 },
      { type: 'select', position: { fileId: '1.1-1', frame: 0 } },
    ]);
    const closed = reduce(before, { type: 'closeStudies', fileIds: ['2.1-1', '2.1-2', '2.1-3'] });
    expect(files(closed)).toEqual(['1.1-1', null]);
    expect(files(reduce(closed, { type: 'undoClose' }))).toEqual(files(before));
    const all = reduce(before, { type: 'closeStudies', fileIds: before.records.map(({ fileId }) => fileId) });
    expect([all.grid.rows, all.grid.columns, all.selection]).toEqual([1, 1, null]);
  });

  it('has a copy look as the cell that shows the series looks', () => {
    const state = reduceAll(four(), [
      { type: 'layout', layout: '1x2' },
      { type: 'activate', cell: 1 },
      { type: 'invert' },
      { type: 'activate', cell: 0 },
    ]);
    const targets = copyTargets(state, 'study')?.scopes.study ?? [];
    expect(targets.find(({ fileId }) => fileId === '1.2-1')?.view).toMatchObject({ invert: true });
    expect(targets.find(({ fileId }) => fileId === '1.1-1')?.view).toMatchObject({ invert: false });
  });

  it('is divided as the person liked it when a study is opened, as far as it has series, and as the study asks where they said nothing', () => {
    const opened = (layout: '2x2' | '3x3' | 'automatic', uids: readonly string[]) => {
      const records = uids.flatMap((uid) => series(uid));
      const liked = { ...preferencesOf(INITIAL_STATE), layout };
      const grants = records.map(({ fileId }) => inventGrant(fileId));
      return reduceAll(INITIAL_STATE, [
        { type: 'preferences', preferences: liked },
        { type: 'opening', batch: batch({ grants, done: true }) },
        { type: 'read', openingId: 'o1', records: records.map((record) => ({ grant: inventGrant(record.fileId), record })), notOpened: [] },
        { type: 'opened', openingId: 'o1', cancelled: false, discs: [] },
      ]);
    };
    expect(files(opened('2x2', ['1.1', '1.2', '1.3', '1.4', '1.5']))).toHaveLength(4);
    expect(files(opened('2x2', ['1.1']))).toEqual(['1.1-1']);
    expect(files(opened('3x3', ['1.1', '1.2']))).toEqual(['1.1-1', '1.2-1']);
    expect(files(opened('automatic', ['1.1', '1.2']))).toEqual(['1.1-1']);
  });

  it('is hung as a wide stage allows, also where the stage has its size only after the study is read', () => {
    const plane = (uid: string, normal: 'z' | 'y') =>
      series(uid).map((record, index) => ({
        ...record,
        geometry: {
          ...record.geometry,
          position: normal === 'z' ? ([0, 0, index] as const) : ([0, index, 0] as const),
          orientation: normal === 'z' ? ([1, 0, 0, 0, 1, 0] as const) : ([1, 0, 0, 0, 0, -1] as const),
        },
      }));
    const read = stateWith([...plane('1.1', 'z'), ...plane('1.2', 'y')]);
    expect(files(read)).toHaveLength(1);
    expect(files(reduce(read, { type: 'room', width: 2000, height: 1000 }))).toHaveLength(2);
    expect(files(reduce(read, { type: 'room', width: 1000, height: 800 }))).toHaveLength(1);
    const chosen = reduceAll(read, [
      { type: 'scroll', steps: 1 },
      { type: 'room', width: 2000, height: 1000 },
    ]);
    expect(files(chosen)).toHaveLength(1);
  });

  it('never has a cell that keys act on outside of it, whatever is done', () => {
    let state = four();
    const layouts = ['4x4', '1x1', '2x3', '1x4', '3x1'] as const;
    for (let turn = 0; turn < 200; turn++) {
      const cell = (turn * 7) % 16;
      state = reduceAll(state, [
        { type: 'layout', layout: layouts[turn % layouts.length] ?? '1x1' },
        { type: 'activate', cell },
        { type: 'putInto', cell: (turn * 3) % 16, position: { fileId: `1.${(turn % 5) + 1}-1`, frame: 0 } },
        { type: 'enlarge' },
      ]);
      expect(state.grid.active).toBeLessThan(state.grid.rows * state.grid.columns);
      expect(state.grid.parked).toHaveLength(state.grid.rows * state.grid.columns);
      expect(reduce(state, { type: 'layout', layout: '1x1' }).selection).not.toBeNull();
    }
  });
});
