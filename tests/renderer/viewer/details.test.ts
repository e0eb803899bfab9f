import { describe, expect, it } from 'vitest';
import { treeMove } from '../../../renderer/ui/tree-move.js';
import { openRows } from '../../../renderer/ui/tree-rows.js';
import { matchingRows } from '../../../renderer/viewer/details/visible-rows.js';
import type { ElementRow } from '../../../renderer/workers/scan-elements.js';

const row = (depth: number, label: string, name: string, untrustedValue = '', more: Partial<ElementRow> = {}): ElementRow => ({
  kind: 'element',
  depth,
  label,
  name,
  vr: 'LO',
  untrustedValue,
  more: 0,
  bytes: null,
  count: null,
  identifying: false,
  ...more,
});
const rows: ElementRow[] = [
  row(0, '(0008,0060)', 'Modality', 'CT'),
  row(0, '(0008,1140)', 'Referenced Image Sequence', '', { count: 1 }),
  row(1, '1', '', '', { kind: 'item', count: 1 }),
  row(2, '(0008,1155)', 'Referenced SOP Instance UID', '1.2.3'),
  row(0, '(0010,0010)', 'Patient\u2019s Name', 'Éxemplaire', { identifying: true }),
];

describe('rows', () => {
  it('are seen where everything around them is open', () => {
    expect(openRows(rows, new Set())).toEqual([0, 1, 4]);
    expect(openRows(rows, new Set([1]))).toEqual([0, 1, 2, 4]);
    expect(openRows(rows, new Set([1, 2]))).toEqual([0, 1, 2, 3, 4]);
    expect(openRows(rows, new Set([2]))).toEqual([0, 1, 4]);
  });

  it('are found by tag, name and value, with what they lie in', () => {
    expect(matchingRows(rows, '1.2.3', false)).toEqual({ visible: [1, 2, 3], matches: 1 });
    expect(matchingRows(rows, '00080060', false).visible).toEqual([0]);
    expect(matchingRows(rows, 'referenced sop', false).matches).toBe(1);
    expect(matchingRows(rows, 'exemplaire', false).visible).toEqual([4]);
    expect(matchingRows(rows, 'nothing', false)).toEqual({ visible: [], matches: 0 });
  });

  it('are not found by a value that is covered', () => {
    expect(matchingRows(rows, 'exemplaire', true).matches).toBe(0);
    expect(matchingRows(rows, 'patient', true).matches).toBe(1);
  });
});

describe('keys', () => {
  const visible = [0, 1, 4];
  const grid = { rows, visible, open: new Set<number>(), at: 1, page: 2 };
  it('move, open and fold', () => {
    expect(treeMove('ArrowDown', grid)).toEqual({ kind: 'go', to: 2 });
    expect(treeMove('End', { ...grid, at: 0 })).toEqual({ kind: 'go', to: 2 });
    expect(treeMove('ArrowRight', grid)).toEqual({ kind: 'toggle', row: 1 });
    expect(treeMove('Enter', { ...grid, at: 0 })).toBeNull();
    const opened = { rows, visible: [0, 1, 2, 3, 4], open: new Set([1, 2]), at: 3, page: 2 };
    expect(treeMove('ArrowLeft', opened)).toEqual({ kind: 'go', to: 2 });
    expect(treeMove('ArrowLeft', { ...opened, at: 1 })).toEqual({ kind: 'toggle', row: 1 });
    expect(treeMove('x', grid)).toBeNull();
    expect(treeMove('End', { ...grid, visible: [] })).toBeNull();
  });
});
