import { describe, expect, it } from 'vitest';
import type { SeriesGroup } from '../../../core/study/group-studies.js';
import { en } from '../../../renderer/app/messages/en.js';
import { fr } from '../../../renderer/app/messages/fr.js';
import { noteWords, orderWords, partWords } from '../../../renderer/app/series-words.js';
import { inventRecord, stateWith } from '../invented-record.js';

/** The series of slices at these places, in mm. */
function seriesAt(...places: readonly number[]): SeriesGroup {
  const state = stateWith(places.map((z, index) => inventRecord({ fileId: `f${index}`, number: index + 1, z })));
  const series = state.places.get('f0')?.series;
  if (!series) throw new Error('nothing is open');
  return series;
}
const part = (reasons: NonNullable<SeriesGroup['part']>['reasons'], values: NonNullable<SeriesGroup['part']>['values']): SeriesGroup => ({
  ...seriesAt(0),
  part: { index: 1, of: 3, reasons, values },
});

describe('the words of a series', () => {
  it('say which slices are missing, and nothing of a whole stack', () => {
    expect(noteWords(en, 'en', seriesAt(0, 5, 10, 15))).toEqual([]);
    expect(noteWords(en, 'en', seriesAt(0, 5, 10, 25, 30, 35, 40))).toEqual(['2 slices are missing, behind 3']);
    expect(noteWords(fr, 'fr', seriesAt(0, 5, 10, 20, 25))).toEqual(['Il manque 1 coupe, derrière 3']);
    expect(noteWords(en, 'en', seriesAt(0, 5, 12, 15))).toEqual(['Slices are 3 to 7 mm apart']);
  });

  it('say which part of a series a stack is: by its own value, else by what parts differ in', () => {
    expect(partWords(en, 'en', seriesAt(0, 5))).toBe('');
    expect(partWords(en, 'en', part(['echo'], { echo: '12.5' }))).toBe('part 2 of 3 · echo 12.5 ms');
    expect(partWords(fr, 'fr', part(['b-value'], { 'b-value': '1000' }))).toBe('partie 2 sur 3 · b 1\u202f000 s/mm²');
    expect(partWords(en, 'en', part(['acquisition-time'], { 'acquisition-time': '20260102 101530.5' }))).toBe(
      'part 2 of 3 · taken at 10:15:30',
    );
    expect(partWords(en, 'en', part(['size', 'orientation'], {}))).toBe('part 2 of 3 · apart by size, direction');
  });

  it('say where the order isn’t slice after slice', () => {
    expect(orderWords(en, seriesAt(0, 5))).toBe('');
    expect(orderWords(en, { ...seriesAt(0, 5), orderedBy: 'time' })).toBe('One place over time');
    expect(orderWords(fr, { ...seriesAt(0, 5), orderedBy: 'volumes' })).toBe('Plusieurs volumes, l’un après l’autre');
  });
});
