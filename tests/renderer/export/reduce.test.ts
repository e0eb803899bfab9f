import { describe, expect, it } from 'vitest';
import { PURPOSE_POLICIES } from '../../../renderer/export/choices/purposes.js';
import { exportReduce, initialExport } from '../../../renderer/export/reduce.js';
import { startExport } from '../../../renderer/export/start-export.js';
import type { ExportAction, ExportState } from '../../../renderer/export/state.js';
import { leaving, reviewOf, seeAll, targets, ultrasound, written } from './invented-review.js';

const play = (state: ExportState, ...actions: readonly ExportAction[]): ExportState => actions.reduce(exportReduce, state);

function opened(): ExportState {
  let state: ExportState = initialExport;
  startExport((action) => {
    state = exportReduce(state, action);
  }, targets);
  return state;
}

const review = reviewOf([leaving('ct1', 1), leaving('ct2', 2), ultrasound]);
function reviewed(): Extract<ExportState, { kind: 'review' }> {
  const state = opened();
  const next = exportReduce(state, { type: 'reviewed', run: state.run, reviewed: review });
  if (next.kind !== 'review') throw new Error('no review');
  return next;
}

describe('the state of an export', () => {
  it('plans what was chosen as soon as it opens', () => {
    expect(opened()).toMatchObject({
      kind: 'planning',
      choice: { scope: 'series', ticked: [], unticked: [] },
      progress: { phase: 'planning', done: 0, total: 2 },
      voided: null,
    });
  });

  it('shows the review of its own run and drops an older one', () => {
    const state = opened();
    expect(exportReduce(state, { type: 'reviewed', run: state.run - 1, reviewed: review })).toBe(state);
    expect(exportReduce(state, { type: 'reviewed', run: state.run, reviewed: review })).toMatchObject({ kind: 'review', reviewed: review });
  });

  it('voids the review when the scope changes, and shows it as void', () => {
    const before = reviewed();
    const after = exportReduce(before, { type: 'chooseScope', scope: 'study' });
    expect(after).toMatchObject({ kind: 'planning', choice: { scope: 'study' }, voided: review, progress: { total: 3 } });
    expect(after.run).toBe(before.run + 1);
    expect(exportReduce(after, { type: 'save' })).toBe(after);
  });

  it('does nothing for the scope that is chosen already, or one that there is not', () => {
    const state = reviewed();
    expect(exportReduce(state, { type: 'chooseScope', scope: 'series' })).toBe(state);
    const oneScope = exportReduce(initialExport, {
      type: 'open',
      targets: { scope: 'image', destination: 'second-opinion', scopes: { image: [] } },
    });
    expect(exportReduce(oneScope, { type: 'chooseScope', scope: 'study' })).toBe(oneScope);
  });

  it('voids the review when a picture is taken out and when it is put back', () => {
    const out = exportReduce(reviewed(), { type: 'untick', fileId: 'ct1' });
    expect(out).toMatchObject({ kind: 'planning', choice: { unticked: ['ct1'] }, voided: review });
    const back = exportReduce(out, { type: 'tick', fileId: 'ct1' });
    expect(back).toMatchObject({ kind: 'planning', choice: { unticked: [] }, voided: review });
    expect(back.run).toBe(out.run + 1);
  });

  it('takes an unchecked picture along only after a look, and voids the review', () => {
    const state = reviewed();
    expect(exportReduce(state, { type: 'tick', fileId: 'us1' })).toBe(state);
    const looked = seeAll(state);
    expect(exportReduce(looked, { type: 'tick', fileId: 'us1' })).toMatchObject({
      kind: 'planning',
      choice: { ticked: ['us1'] },
    });
  });

  it('ticks nothing that has another reason to stay, however often it was looked at', () => {
    const report = { ...ultrasound, fileId: 'sr1', stays: 'structured-report' } as const;
    const state = opened();
    const looked = seeAll(exportReduce(state, { type: 'reviewed', run: state.run, reviewed: reviewOf([leaving('ct1', 1), report]) }));
    expect(exportReduce(looked, { type: 'tick', fileId: 'sr1' })).toBe(looked);
    expect(exportReduce(looked, { type: 'untick', fileId: 'sr1' })).toBe(looked);
  });

  it('writes what is reviewed, and nothing while nothing would leave', () => {
    expect(exportReduce(seeAll(reviewed()), { type: 'save' })).toMatchObject({
      kind: 'writing',
      reviewed: review,
      progress: null,
      cancelling: false,
    });
    const state = opened();
    const empty = exportReduce(state, { type: 'reviewed', run: state.run, reviewed: reviewOf([ultrasound]) });
    expect(exportReduce(empty, { type: 'save' })).toBe(empty);
  });

  it('lets no choice be changed while it writes', () => {
    const writing = exportReduce(seeAll(reviewed()), { type: 'save' });
    expect(exportReduce(writing, { type: 'chooseScope', scope: 'study' })).toBe(writing);
    expect(exportReduce(writing, { type: 'untick', fileId: 'ct1' })).toBe(writing);
  });

  it('ends with the receipt, back at the review, or with the failure', () => {
    const writing = exportReduce(seeAll(reviewed()), { type: 'save' });
    const { run } = writing;
    expect(exportReduce(writing, { type: 'committed', run, result: written })).toMatchObject({ kind: 'done', folder: 'Negatoscope copy' });
    expect(exportReduce(writing, { type: 'committed', run, result: { outcome: 'cancelled' } })).toMatchObject({
      kind: 'review',
      reviewed: review,
      wasCancelled: true,
    });
    const failed = exportReduce(writing, { type: 'committed', run, result: { outcome: 'failed', failure: 'disk-full' } });
    expect(failed).toMatchObject({ kind: 'failed', failure: 'disk-full', during: 'writing' });
    expect(exportReduce(failed, { type: 'retry' })).toMatchObject({ kind: 'planning', run: run + 1, voided: null });
  });

  it('says that it is being stopped until main has stopped', () => {
    const state = play(
      seeAll(reviewed()),
      { type: 'save' },
      { type: 'writingProgress', progress: { phase: 'writing', done: 1, total: 2, bytesDone: 0, bytesTotal: 9 } },
      { type: 'cancelWriting' },
    );
    expect(state).toMatchObject({ kind: 'writing', cancelling: true, progress: { done: 1 } });
  });

  it('is idle after closing, and no late answer opens it again', () => {
    const state = opened();
    const closed = exportReduce(state, { type: 'close' });
    expect(closed.kind).toBe('idle');
    expect(exportReduce(closed, { type: 'reviewed', run: state.run, reviewed: review })).toBe(closed);
    const next = exportReduce(closed, { type: 'open', targets });
    expect(next.run).toBeGreaterThan(state.run);
    expect(exportReduce(next, { type: 'reviewed', run: state.run, reviewed: review })).toBe(next);
  });
});

describe('overlays in pictures', () => {
  const marks = { letters: false, scale: false, overlays: true, drawn: false, words: { decimal: '.', detector: '' } } as const;

  it('are looked at as soon as they are asked for, and only while pictures are what leaves', () => {
    const asked = play(reviewed(), { type: 'choosePicture' }, { type: 'chooseMarks', marks });
    expect(asked).toMatchObject({ kind: 'planning', choice: { marks }, pictures: { withOverlays: true } });
    expect(play(asked, { type: 'choosePolicy', policy: PURPOSE_POLICIES.research })).toMatchObject({ pictures: { withOverlays: false } });
    expect(play(asked, { type: 'chooseMarks', marks: { ...marks, overlays: false } })).toMatchObject({ pictures: { withOverlays: false } });
  });
});
