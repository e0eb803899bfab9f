import { describe, expect, it } from 'vitest';
import { PLAIN_PACKING } from '../../../core/bridge.js';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { en } from '../../../renderer/export/messages/en.js';
import { type FactGroup, factLines, isOnSide, tagsOfPath } from '../../../renderer/export/review/fact-lines.js';
import { shownValue } from '../../../renderer/export/review/fact-value.js';
import { isTicked, pictureLines, sectionOf } from '../../../renderer/export/review/picture-lines.js';
import { countSameness, samenessOf } from '../../../renderer/export/review/sameness.js';
import { leaving, ultrasound } from './invented-review.js';

const row = (over: Partial<GroupedRow>): GroupedRow => ({
  path: '(0010,0010)',
  tag: 0x00100010,
  vr: 'PN',
  kind: 'person',
  action: 'replace',
  reason: 'pseudonym',
  files: 2,
  before: { distinct: 1, samples: ['Quillfeather^Zebediah'] },
  after: { distinct: 1, samples: ['P1234'] },
  ...over,
});
const rows = [
  row({}),
  row({ path: '(0010,1040)', tag: 0x00101040, vr: 'LO', action: 'remove', reason: 'profile-remove', after: null }),
  row({ path: '(0010,0040)', tag: 0x00100040, vr: 'CS', action: 'keep', reason: 'not-identifying' }),
  row({ path: '(0028,0010)', tag: 0x00280010, vr: 'US', kind: 'picture', action: 'keep', reason: 'not-identifying' }),
];

describe('the columns of facts', () => {
  it('puts every row on a side, and a replaced one on both', () => {
    expect(rows.map((one) => [isOnSide(one, 'stays'), isOnSide(one, 'leaves')])).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, true],
    ]);
    for (const action of ['keep', 'descend', 'empty', 'replace', 'clean', 'remove', 'add'] as const) {
      expect(isOnSide(row({ action }), 'stays') || isOnSide(row({ action }), 'leaves'), action).toBe(true);
    }
  });

  it('shows counts first, and the facts of a kind that is opened', () => {
    const closed = factLines(rows, 'leaves', new Set(), ['IM000000.dcm']);
    expect(closed.map((line) => line.type === 'heading' && [line.group, line.count])).toEqual([
      ['person', 2],
      ['picture', 1],
      ['file-names', 1],
    ]);
    const opened = factLines(rows, 'leaves', new Set<FactGroup>(['person', 'file-names']), ['IM000000.dcm']);
    expect(opened.map((line) => line.type)).toEqual(['heading', 'fact', 'fact', 'heading', 'heading', 'name']);
    expect(new Set(opened.map((line) => line.key)).size).toBe(opened.length);
  });

  it('reads the tags of a path, without the numbers of items', () => {
    expect(tagsOfPath('(0008,1140)[].(0008,1155)')).toEqual([0x00081140, 0x00081155]);
    expect(tagsOfPath('(FFFC,FFFC)')).toEqual([0xfffcfffc]);
  });

  it('shows a value, or words of its own in the place of one', () => {
    expect(shownValue(rows[0] as GroupedRow, { distinct: 3, samples: ['', 'A'] }, en)).toEqual({ text: 'A', isWord: false, more: 2 });
    expect(shownValue(rows[0] as GroupedRow, { distinct: 1, samples: [''] }, en)).toEqual({ text: 'no value', isWord: true, more: 0 });
    expect(shownValue(row({ tag: 0x7fe00010, vr: 'OW', action: 'keep' }), { distinct: 2, samples: ['…'] }, en).text).toBe('the picture');
  });
});

describe('the contact sheet', () => {
  const report = { ...ultrasound, fileId: 'sr1', writing: null, frames: 0, stays: 'structured-report' } as const;
  const pictures = [leaving('ct1', 1), leaving('ct2', 2), leaving('ct3', 3), ultrasound, report];

  it('puts what needs a look first, and what cannot leave last', () => {
    const lines = pictureLines(pictures, 2);
    expect(lines.map((line) => (line.type === 'title' ? `${line.section} ${line.count}` : line.type))).toEqual([
      'unchecked 1',
      'tiles',
      'leaving 3',
      'tiles',
      'tiles',
      'stays 1',
      'stays',
    ]);
  });

  it('gives no title to what is all that there is', () => {
    expect(pictureLines([leaving('ct1', 1), leaving('ct2', 2)], 2).map(({ type }) => type)).toEqual(['tiles']);
    expect(pictureLines([ultrasound], 2).map(({ type }) => type)).toEqual(['title', 'tiles']);
  });

  it('shows every file of the scope exactly once', () => {
    const shown = pictureLines(pictures, 3).flatMap((line) =>
      line.type === 'tiles' ? line.pictures.map(({ fileId }) => fileId) : line.type === 'stays' ? [line.picture.fileId] : [],
    );
    expect(shown.sort()).toEqual(pictures.map(({ fileId }) => fileId).sort());
  });

  it('ticks as the person chose last, also while the review is still that of another choice', () => {
    const choice = {
      scope: 'study',
      format: 'dicom',
      packing: PLAIN_PACKING,
      keyed: false,
      look: 'seen',
      frames: { kind: 'shown' },
      marks: null,
      policy: BASIC_POLICY,
      overruled: [],
      boxes: new Map(),
      lookedAt: [],
      faces: [],
      ticked: [] as string[],
      unticked: [] as string[],
    } as const;
    expect(isTicked(leaving('ct1', 1), choice)).toBe(true);
    expect(isTicked(leaving('ct1', 1), { ...choice, unticked: ['ct1'] })).toBe(false);
    expect(isTicked({ ...leaving('ct1', 1), leaving: null, stays: 'unticked' }, choice)).toBe(true);
    expect(isTicked(ultrasound, choice)).toBe(false);
    expect(isTicked(ultrasound, { ...choice, ticked: ['us1'] })).toBe(true);
    const ticked = { ...leaving('us1', 1), writing: 'ultrasound' } as const;
    expect(sectionOf(ticked)).toBe('unchecked');
    expect(isTicked(ticked, choice)).toBe(false);
  });
});

describe('entries over many files', () => {
  const row = (files: number, distinct: number): GroupedRow => ({
    path: '(0008,0060)',
    tag: 0x00080060,
    vr: 'CS',
    kind: 'technical',
    action: 'keep',
    reason: 'not-identifying',
    files,
    before: { distinct, samples: ['CT'] },
    after: { distinct, samples: ['CT'] },
  });

  it('stand in some, differ, or are the same in all, each counted once', () => {
    const rows = [row(3, 1), row(3, 2), row(2, 1), row(2, 2)];
    expect(rows.map((one) => samenessOf(one, 3))).toEqual(['same', 'differs', 'some', 'some']);
    expect(countSameness(rows, 3)).toEqual({ same: 1, differs: 1, some: 2 });
  });
});
