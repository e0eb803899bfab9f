import { describe, expect, it } from 'vitest';
import { voiFor } from '../../../core/pixels/asked-voi.js';
import type { GreyDisplay } from '../../../core/pixels/display-frame.js';

const windows = [
  { center: 40, width: 400, untrustedExplanation: '' },
  { center: -600, width: 1500, untrustedExplanation: '' },
];
const table = { firstValueMapped: 0, bits: 8, table: Uint16Array.of(0, 255), untrustedExplanation: '' };
const grey = (over: Partial<GreyDisplay> = {}): GreyDisplay => ({
  kind: 'grey',
  rows: 1,
  columns: 1,
  values: Int16Array.of(0),
  slope: -2,
  intercept: 10,
  untrustedUnit: '',
  minValue: 0,
  maxValue: 0,
  inverted: false,
  windows,
  autoWindow: { center: 7, width: 9 },
  defaultWindow: { center: 40, width: 400 },
  voiLutFunction: 'LINEAR',
  voiLut: null,
  padding: null,
  ...over,
});

describe('what turns a frame into grey, as it was asked for', () => {
  it.each([
    ['nothing', null, { center: 40, width: 400 }],
    ['a window', { kind: 'window', center: 3, width: 4 }, { center: 3, width: 4 }],
    ['a window in stored values', { kind: 'stored', center: 3, width: 4 }, { center: 4, width: 8 }],
    ['the second window of the file', { kind: 'own', index: 1 }, windows[1]],
    ['a window that this file has not', { kind: 'own', index: 2 }, { center: 40, width: 400 }],
    ['a table that this file has not', { kind: 'table', index: 0 }, { center: 40, width: 400 }],
    ['a place that is no number', { kind: 'own', index: Number.NaN }, { center: 40, width: 400 }],
    ['the darkest to the brightest', { kind: 'auto' }, { center: 7, width: 9 }],
  ] as const)('%s', (_name, asked, voi) => expect(voiFor(grey(), asked)).toEqual(voi));

  it('takes a table of the file by its place, and first where there is no window', () => {
    const second = { ...table, bits: 16 };
    const display = grey({ windows: [], voiLut: table, voiLuts: [table, second] });
    expect(voiFor(display, null)).toBe(table);
    expect(voiFor(display, { kind: 'table', index: 1 })).toBe(second);
  });

  it('leaves a window in stored values where a table of the file stands before it', () => {
    expect(voiFor(grey({ isTabled: true }), { kind: 'stored', center: 3, width: 4 })).toEqual({ center: 40, width: 400 });
  });
});
