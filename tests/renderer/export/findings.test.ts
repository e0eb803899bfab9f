import { describe, expect, it } from 'vitest';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import { filesOfFindings } from '../../../renderer/export/findings/overrule.js';
import { findingsEn } from '../../../renderer/export/messages/findings-en.js';
import { receiptFacts } from '../../../renderer/export/receipt-facts.js';
import { exportReduce, initialExport } from '../../../renderer/export/reduce.js';
import { factLines } from '../../../renderer/export/review/fact-lines.js';
import type { ExportState, Finding, ReviewedExport } from '../../../renderer/export/state.js';
import { leaving, reviewOf, targets, ultrasound } from './invented-review.js';

const KERNEL = '(0018,1210)';
const found: Finding = { path: KERNEL, reason: 'leak-name', fileIds: ['ct1'] };
const alsoDate: Finding = { path: KERNEL, reason: 'leak-date', fileIds: ['ct2'] };

function reviewWith(review: Partial<ReviewedExport>): ExportState {
  const planning = exportReduce(initialExport, { type: 'open', targets });
  const reviewed = { ...reviewOf([leaving('ct1', 1), leaving('ct2', 2)]), ...review };
  return exportReduce(planning, { type: 'reviewed', run: planning.run, reviewed });
}

describe('a finding called a false alarm', () => {
  it('voids the review, counts for the files where it was shown, and can be taken back', () => {
    const state = reviewWith({ findings: [found, alsoDate] });
    const kept = exportReduce(state, { type: 'overrule', path: KERNEL });
    expect(kept).toMatchObject({ kind: 'planning', choice: { overruled: [found, alsoDate] } });
    expect(exportReduce(kept, { type: 'save' })).toBe(kept);
    expect(exportReduce(kept, { type: 'undoOverrule', path: KERNEL })).toMatchObject({ kind: 'planning', choice: { overruled: [] } });
    if (kept.kind !== 'planning') throw new Error('no plan');
    // More files later: what is found in them is asked about again.
    const more = exportReduce(kept, {
      type: 'reviewed',
      run: kept.run,
      reviewed: { ...reviewOf([leaving('ct1', 1)]), findings: [{ ...found, fileIds: ['us1'] }] },
    });
    expect(exportReduce(more, { type: 'overrule', path: KERNEL })).toMatchObject({
      choice: { overruled: [alsoDate, { ...found, fileIds: ['ct1', 'us1'] }] },
    });
  });

  it('is nothing where nothing was found', () => {
    const state = reviewWith({ findings: [found] });
    expect(exportReduce(state, { type: 'overrule', path: '(0010,0010)' })).toBe(state);
    expect(exportReduce(state, { type: 'undoOverrule', path: KERNEL })).toBe(state);
  });

  it('is told to the receipt as files, each once', () => {
    const us = { ...leaving('us1', 3), writing: ultrasound.writing };
    const review = reviewOf([leaving('ct1', 1), leaving('ct2', 2), us]);
    expect(receiptFacts(review, 'auto', false).overruled).toBe(1);
    expect(receiptFacts({ ...review, overruled: [found, { ...found, reason: 'leak-date' }, alsoDate] }, 'auto', false).overruled).toBe(3);
    expect([true, false].map((keyed) => receiptFacts(review, 'auto', keyed).keptKey)).toEqual([true, false]);
  });

  it('tells in how many files it would leave', () => {
    const review = { ...reviewOf([]), findings: [found, alsoDate] };
    expect(filesOfFindings(review, KERNEL)).toEqual(['ct1', 'ct2']);
    expect(findingsEn.keepNote(2)).toMatch(/in 2 files\.$/);
  });
});

describe('the lines of what was found', () => {
  const row = (path: string, reason: GroupedRow['reason'], action: GroupedRow['action']): GroupedRow => ({
    path,
    tag: 0x00181210,
    vr: 'SH',
    kind: 'picture',
    action,
    reason,
    files: 1,
    before: { distinct: 1, samples: ['Quillfeather B30'] },
    after: action === 'remove' ? null : { distinct: 1, samples: ['B30'] },
  });

  it('stand first among what stays, and in their kind among what leaves', () => {
    const rows = [row('(0018,1030)', 'profile-remove', 'remove'), row(KERNEL, 'leak-name', 'replace')];
    const open = new Set(['found'] as const);
    const stays = factLines(rows, 'stays', open, []);
    expect(stays.map((line) => (line.type === 'heading' ? `${line.group} ${line.count}` : line.key))).toEqual([
      'found 1',
      `${KERNEL} replace leak-name SH`,
      'picture 1',
    ]);
    expect(factLines(rows, 'leaves', open, []).map(({ key }) => key)).toEqual(['picture']);
  });

  it('stand first among what leaves where they were overruled', () => {
    const rows = [row(KERNEL, 'not-identifying', 'keep'), row('(0018,0050)', 'not-identifying', 'keep')];
    const groups = (overruled: ReadonlySet<string>) =>
      factLines(rows, 'leaves', new Set(), [], overruled).map((line) => (line.type === 'heading' ? `${line.group} ${line.count}` : ''));
    expect(groups(new Set([KERNEL]))).toEqual(['overruled 1', 'picture 1']);
    expect(groups(new Set())).toEqual(['picture 2']);
  });
});
