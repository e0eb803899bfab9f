/** Cells that go together: by place and not by number, by offset in other spaces, with one window and one zoom. */
import { describe, expect, it } from 'vitest';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { activate, cellAt } from '../../../renderer/app/grid.js';
import { viewIn } from '../../../renderer/app/reduce-view.js';
import type { AppState } from '../../../renderer/app/state.js';
import { inventRecord, reduceAll, stateWith } from '../invented-record.js';

/** Axial slices at these heights; the files are called after them. */
function stack(series: string, heights: readonly number[], space = '9.1', modality = 'CT'): InstanceRecord[] {
  return heights.map((z, index) => {
    const record = inventRecord({ fileId: `${series}@${z}`, series, number: index + 1, z, modality, spacing: { row: 1, column: 1 } });
    return { ...record, geometry: { ...record.geometry, frameOfReferenceUid: space } };
  });
}

const thin = () => stack('1.1', [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
const thick = () => stack('1.2', [0, 5, 10, 15, 20]);
/** Two cells, the first at the first slice of `one`, the second at that of `other`. */
const beside = (one: readonly InstanceRecord[], other: readonly InstanceRecord[]): AppState =>
  reduceAll(stateWith([...one, ...other]), [
    { type: 'layout', layout: '1x2' },
    { type: 'putInto', cell: 1, position: { fileId: other[0]?.fileId ?? '', frame: 0 } },
    { type: 'putInto', cell: 0, position: { fileId: one[0]?.fileId ?? '', frame: 0 } },
  ]);
const standing = (state: AppState, cell: number) => cellAt(state, cell).selection?.fileId;

describe('cells that go together', () => {
  it('show the same place of one space, however thick their slices are, and however they are counted', () => {
    let state = reduceAll(beside(thin(), thick()), [
      { type: 'linkScroll', scroll: 'place' },
      { type: 'scroll', steps: 4 },
    ]);
    expect([standing(state, 0), standing(state, 1)]).toEqual(['1.1@8', '1.2@10']);
    state = reduceAll(activate(state, 1), [{ type: 'scroll', steps: -1 }]);
    expect([standing(state, 0), standing(state, 1)]).toEqual(['1.1@4', '1.2@5']);
    state = reduceAll(state, [
      { type: 'linkScroll', scroll: 'place' },
      { type: 'scroll', steps: 1 },
    ]);
    expect([standing(state, 0), standing(state, 1)]).toEqual(['1.1@4', '1.2@10']);
  });

  it('leave another space alone by place, and go along by the way that was scrolled by offset', () => {
    const other = stack('1.3', [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010], '9.2');
    const apart = beside(thin(), other);
    const byPlace = reduceAll(apart, [
      { type: 'linkScroll', scroll: 'place' },
      { type: 'scroll', steps: 3 },
    ]);
    expect(standing(byPlace, 1)).toBe('1.3@1000');
    const byOffset = reduceAll(apart, [
      { type: 'linkScroll', scroll: 'offset' },
      ...Array.from({ length: 3 }, () => ({ type: 'scroll', steps: 1 }) as const),
    ]);
    expect([standing(byOffset, 0), standing(byOffset, 1)]).toEqual(['1.1@6', '1.3@1006']);
    expect(standing(reduceAll(byOffset, [{ type: 'scroll', steps: -3 }]), 1)).toBe('1.3@1000');
  });

  it('share a window with the same kind of values only, and a zoom with all', () => {
    const linked = (modality: string) =>
      reduceAll(beside(thin(), stack('1.4', [0, 5, 10], '9.1', modality)), [
        { type: 'toggleLink', link: 'window' },
        { type: 'toggleLink', link: 'zoom' },
        { type: 'preset', id: 'ct-lung' },
        { type: 'zoomBy', factor: 2 },
        { type: 'panBy', x: 3, y: -2 },
      ]);
    const [ct, mr] = [linked('CT'), linked('MR')].map((state) => viewIn(state, cellAt(state, 1)));
    expect(ct).toMatchObject({ voi: { kind: 'preset', id: 'ct-lung' }, zoom: { factor: 2 }, pan: { x: 3, y: -2 } });
    expect(mr).toMatchObject({ voi: null, zoom: { factor: 2 } });
    const ofFile = reduceAll(linked('CT'), [{ type: 'preset', id: 'file-0' }]);
    expect(viewIn(ofFile, cellAt(ofFile, 1)).voi).toEqual({ kind: 'preset', id: 'ct-lung' });
  });

  it('show the slice through the place that is pointed at, in the same space only', () => {
    const state = reduceAll(beside(thin(), thick()), [{ type: 'cursor', point: { space: '9.1', place: [1, 2, 13] } }]);
    expect([standing(state, 0), standing(state, 1)]).toEqual(['1.1@0', '1.2@15']);
    const elsewhere = reduceAll(beside(thin(), thick()), [{ type: 'cursor', point: { space: '9.7', place: [1, 2, 13] } }]);
    expect(standing(elsewhere, 1)).toBe('1.2@0');
  });
});
