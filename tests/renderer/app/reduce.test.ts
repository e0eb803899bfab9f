import { describe, expect, it } from 'vitest';
import { INITIAL_STATE, reduce } from '../../../renderer/app/reduce.js';
import { viewOf } from '../../../renderer/app/reduce-view.js';
import { batch, inventGrant, inventRecord, reduceAll, stateWith } from '../invented-record.js';

const stack = (count: number) =>
  Array.from({ length: count }, (_, index) => inventRecord({ fileId: `f${index}`, number: index + 1, z: index * 5 }));

describe('opening', () => {
  it('counts what main found and what was read, and keeps every skip with its reason', () => {
    const state = reduceAll(INITIAL_STATE, [
      {
        type: 'opening',
        batch: batch({ grants: [inventGrant('a'), inventGrant('b')], skipped: [{ untrustedName: 'x', reason: 'unreadable' }] }),
      },
      { type: 'opening', batch: batch({ grants: [inventGrant('c')], done: true }) },
      {
        type: 'read',
        openingId: 'o1',
        records: [{ grant: inventGrant('a'), record: inventRecord({ fileId: 'a' }) }],
        notOpened: [{ untrustedName: 'b', reason: 'not-dicom' }],
      },
    ]);
    expect(state.openings).toEqual([{ id: 'o1', origin: 'dialog', found: 3, read: 2, walked: true }]);
    expect(state.notOpened.map(({ reason }) => reason)).toEqual(['unreadable', 'not-dicom']);
    expect([...state.grants.keys()]).toEqual(['a']);
  });

  it('shows a volume from its middle, as soon as there is a picture', () => {
    expect(stateWith(stack(9)).selection).toEqual({ fileId: 'f4', frame: 0 });
  });

  it('shows it from its middle also where its first file came alone, unless the person went on meanwhile', () => {
    const all = stack(9).map((record) => ({ grant: inventGrant(record.fileId), record }));
    const begun = reduceAll(INITIAL_STATE, [
      { type: 'opening', batch: batch({ grants: all.map(({ grant }) => grant), done: true }) },
      { type: 'read', openingId: 'o1', records: all.slice(0, 1), notOpened: [] },
    ]);
    const rest = { type: 'read', openingId: 'o1', records: all.slice(1), notOpened: [] } as const;
    const end = { type: 'opened', openingId: 'o1', cancelled: false, discs: [] } as const;
    expect(reduceAll(begun, [rest, end]).selection).toEqual({ fileId: 'f4', frame: 0 });
    expect(reduceAll(begun, [rest, { type: 'scroll', steps: 1 }, end]).selection).toEqual({ fileId: 'f1', frame: 0 });
    expect(reduceAll(begun, [{ type: 'invert' }, rest, end]).selection).toEqual({ fileId: 'f0', frame: 0 });
  });

  it('shows a volume in one file from its middle, and a film from its beginning', () => {
    const record = inventRecord({ fileId: 'v', frames: 5 });
    const table = { positions: new Float64Array(15), orientations: null, order: null, timing: null };
    const timing = { milliseconds: 40, from: 'frame-time', playback: 'looping' } as const;
    expect(stateWith([{ ...record, frames: table }]).selection?.frame).toBe(2);
    expect(stateWith([{ ...record, frames: { ...table, timing } }]).selection?.frame).toBe(0);
    expect(stateWith([{ ...record, frames: { ...table, positions: null } }]).selection?.frame).toBe(0);
  });

  it('prefers a picture to a document, and shows a document where there is nothing else', () => {
    const document = inventRecord({ fileId: 'd', series: '1.2.3.1', picture: false });
    expect(stateWith([document, inventRecord({ fileId: 'p', series: '1.2.3.9' })]).selection?.fileId).toBe('p');
    expect(stateWith([document]).selection?.fileId).toBe('d');
  });

  it('keeps the place of the person while more is read', () => {
    const before = reduce(stateWith(stack(3)), { type: 'scrollTo', step: 2 });
    const after = reduce(before, {
      type: 'read',
      openingId: 'o1',
      records: [{ grant: inventGrant('late'), record: inventRecord({ fileId: 'late', z: -5, number: 0 }) }],
      notOpened: [],
    });
    expect(after.selection).toEqual({ fileId: 'f2', frame: 0 });
  });

  it('marks files of the sample, and no others', () => {
    const state = reduceAll(INITIAL_STATE, [
      { type: 'opening', batch: batch({ origin: 'sample', grants: [inventGrant('a')], done: true }) },
      { type: 'read', openingId: 'o1', records: [{ grant: inventGrant('a'), record: inventRecord({ fileId: 'a' }) }], notOpened: [] },
      { type: 'opening', batch: batch({ openingId: 'o2', grants: [inventGrant('b')], done: true }) },
      {
        type: 'read',
        openingId: 'o2',
        records: [{ grant: inventGrant('b'), record: inventRecord({ fileId: 'b', number: 2 }) }],
        notOpened: [],
      },
    ]);
    expect([...state.sampleIds]).toEqual(['a']);
  });
});

describe('scrolling', () => {
  it('stops at both ends and walks through the frames of a file', () => {
    let state = stateWith([inventRecord({ fileId: 'm', frames: 3 })]);
    expect(state.selection).toEqual({ fileId: 'm', frame: 0 });
    state = reduce(state, { type: 'scroll', steps: -1 });
    expect(state.selection?.frame).toBe(0);
    state = reduce(state, { type: 'scroll', steps: 2 });
    expect(state.selection?.frame).toBe(2);
    expect(reduce(state, { type: 'scroll', steps: 1 })).toBe(state);
  });

  it('goes from series to series', () => {
    const state = stateWith([inventRecord({ fileId: 'a', series: '1.1' }), inventRecord({ fileId: 'b', series: '1.2' })]);
    const next = reduce(state, { type: 'nextSeries', by: 1 });
    expect(next.selection?.fileId).toBe('b');
    expect(reduce(next, { type: 'nextSeries', by: 1 })).toBe(next);
    expect(reduce(next, { type: 'nextSeries', by: -1 }).selection?.fileId).toBe('a');
  });

  it('never selects what is not open', () => {
    const state = stateWith(stack(2));
    expect(reduce(state, { type: 'select', position: { fileId: 'elsewhere', frame: 0 } })).toBe(state);
  });
});

describe('closing', () => {
  it('can be undone, with the place of the person, and gives the grants back only afterwards', () => {
    const state = reduce(stateWith(stack(5)), { type: 'scrollTo', step: 4 });
    const closed = reduce(state, { type: 'closeStudies', fileIds: state.records.map(({ fileId }) => fileId) });
    expect(closed.records).toEqual([]);
    expect(closed.selection).toBeNull();
    expect(closed.grants.size).toBe(5);
    const undone = reduce(closed, { type: 'undoClose' });
    expect(undone.records).toHaveLength(5);
    expect(undone.selection).toEqual({ fileId: 'f4', frame: 0 });
    const gone = reduce(closed, { type: 'forgetClosed' });
    expect(gone.grants.size).toBe(0);
    expect(reduce(gone, { type: 'undoClose' }).records).toEqual([]);
  });

  it('is for good once something else is opened', () => {
    const state = stateWith(stack(3));
    const closed = reduce(state, { type: 'closeStudies', fileIds: ['f0', 'f1', 'f2'] });
    const opening = reduce(closed, { type: 'opening', batch: batch({ openingId: 'o2' }) });
    expect(opening.closed).toBeNull();
    expect(opening.grants.size).toBe(0);
  });

  it('leaves other studies alone', () => {
    const state = stateWith([inventRecord({ fileId: 'a', study: '1' }), inventRecord({ fileId: 'b', study: '2', series: '9' })]);
    const closed = reduceAll(state, [{ type: 'closeStudies', fileIds: ['a'] }, { type: 'forgetClosed' }]);
    expect(closed.records.map(({ fileId }) => fileId)).toEqual(['b']);
    expect([...closed.grants.keys()]).toEqual(['b']);
  });
});

describe('views', () => {
  it('belong to a series', () => {
    const state = stateWith([inventRecord({ fileId: 'a', series: '1.1' }), inventRecord({ fileId: 'b', series: '1.2' })]);
    const inverted = reduce(state, { type: 'invert' });
    expect(viewOf(inverted).invert).toBe(true);
    const other = reduce(inverted, { type: 'nextSeries', by: 1 });
    expect(viewOf(other).invert).toBe(false);
    expect(viewOf(reduce(other, { type: 'nextSeries', by: -1 })).invert).toBe(true);
  });

  it('drag the window from what is shown, never under its least width', () => {
    const shown = {
      fileId: 'a',
      frame: 0,
      kind: 'grey',
      window: { center: 40, width: 10 },
      isTable: false,
      explanation: '',
      least: 0,
      most: 100,
      leastWidth: 1,
    } as const;
    const state = reduce(stateWith([inventRecord({ fileId: 'a' })]), { type: 'shown', shown });
    expect(viewOf(reduce(state, { type: 'windowBy', center: 5, width: -400 })).voi).toEqual({ kind: 'custom', center: 45, width: 1 });
    const colour = reduce(state, { type: 'shown', shown: { fileId: 'a', frame: 0, kind: 'color' } });
    expect(viewOf(reduce(colour, { type: 'windowBy', center: 5, width: 5 })).voi).toBeNull();
  });
});
