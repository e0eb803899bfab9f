import { describe, expect, it } from 'vitest';
import type { Presentation } from '../../../core/study/objects/presentation/presentation.js';
import type { StructureSet } from '../../../core/study/objects/structure-set/structure-set.js';
import { keyed } from '../../../renderer/objects/keyed.js';
import { formatDateTime, formatMoment, formatTime } from '../../../renderer/objects/moment.js';
import { ObjectShelf } from '../../../renderer/objects/object-shelf.js';
import { pdfKey } from '../../../renderer/objects/pdf/pdf-keys.js';
import { linesOf } from '../../../renderer/objects/reference-list.js';
import { runsOf } from '../../../renderer/objects/report/item-list.js';

const set: StructureSet = { kind: 'structure-set', label: '', date: '', regions: [], seriesUids: [], points: 0, isCut: false };
const presentation: Presentation = {
  kind: 'presentation',
  label: '',
  description: '',
  creator: '',
  date: '',
  time: '',
  images: [],
  modalityLut: null,
  bitmapShutter: null,
  presentationLut: null,
  planes: [],
  rescale: { slope: 1, intercept: 0 },
  windows: [],
  shutters: [],
  shutterGrey: 0,
  lutShape: null,
  transformation: { rotation: 0, flipHorizontal: false },
  areas: [],
  layers: [],
  annotations: [],
  notApplied: [],
};

describe('layers', () => {
  it('hold one presentation state and any number of structure sets', () => {
    const shelf = new ObjectShelf();
    shelf.show('a', presentation);
    shelf.show('s', set);
    shelf.show('b', presentation);
    expect(shelf.layers().map(({ fileId }) => fileId)).toEqual(['s', 'b']);
    shelf.hide('b');
    expect(shelf.layers().map(({ fileId }) => fileId)).toEqual(['s']);
  });

  it('keep which regions are off, also when shown again', () => {
    const shelf = new ObjectShelf();
    shelf.setRegion('s', set, 3, false);
    shelf.show('s', set);
    expect([...(shelf.layerOf('s')?.hidden ?? [])]).toEqual([3]);
    shelf.setRegion('s', set, 3, true);
    expect(shelf.layerOf('s')?.hidden.size).toBe(0);
  });

  it('go with the files that they are of, and say so', () => {
    const shelf = new ObjectShelf();
    let told = 0;
    shelf.subscribe(() => {
      told += 1;
    });
    shelf.show('s', set);
    shelf.keepOnly((fileId) => fileId === 's');
    expect([shelf.layers().length, told]).toEqual([1, 1]);
    shelf.keepOnly(() => false);
    expect([shelf.layers().length, told]).toEqual([0, 2]);
  });
});

it('gives equal texts different keys', () => {
  expect(keyed(['a', 'b', 'a'], (text) => text).map(({ key }) => key)).toEqual(['0 a', '0 b', '1 a']);
});

it('writes moments as the language does, and leaves what is no moment', () => {
  expect([formatTime('2359'), formatTime('07'), formatTime('9'), formatTime('')]).toEqual(['23:59', '07:00', '9', '']);
  expect(formatMoment('en', '20261124', '0815')).toBe('24 Nov 2026, 08:15');
  expect(formatDateTime('fr', '20261124081500.00+0100')).toBe('24 nov. 2026, 08:15');
  expect(formatDateTime('en', 'yesterday')).toBe('yesterday');
});

it('turns pages by keys that the window has for itself elsewhere', () => {
  expect(pdfKey('PageDown')).toEqual({ kind: 'turn', by: 1 });
  expect(pdfKey('x')).toBeNull();
});

it('counts neighbours that are not open, and keeps those that are', () => {
  const reference = (sopInstanceUid: string) => ({ sopClassUid: 'ct', sopInstanceUid, frames: [], segments: [] });
  const open = new Set(['3']);
  const lines = linesOf(['1', '2', '3', '4'].map(reference), ({ sopInstanceUid }) =>
    open.has(sopInstanceUid) ? ({} as never) : undefined,
  );
  expect(lines.map(({ reference: { sopInstanceUid }, count }) => [sopInstanceUid, count])).toEqual([
    ['1', 2],
    ['3', 1],
    ['4', 1],
  ]);
});

it('gathers neighbours of a report that are shown alike', () => {
  const item = (position: string, value: Parameters<typeof runsOf>[0][number]['value']) => ({
    position,
    value,
    relationship: null,
    concept: null,
    observed: '',
    children: [],
  });
  const number = { type: 'NUM', measured: [], qualifier: null } as const;
  const words = { type: 'TEXT', text: '' } as const;
  const image = { type: 'IMAGE', reference: { sopClassUid: '', sopInstanceUid: '1', frames: [], segments: [] } } as const;
  const runs = runsOf([item('1', number), item('2', number), item('3', words), item('4', image), item('5', image), item('6', number)]);
  expect(runs.map(({ kind, items }) => [kind, items.length])).toEqual([
    ['measurements', 2],
    ['facts', 1],
    ['references', 2],
    ['measurements', 1],
  ]);
});
