import { expect, it } from 'vitest';
import { groupStudies } from '../../../core/study/group-studies.js';
import { libraryRows } from '../../../renderer/library/library-rows.js';
import { inventRecord } from '../invented-record.js';

const kinds = (rows: ReturnType<typeof libraryRows>) => rows.map(({ kind }) => kind);

it('keeps several people apart, and needs no line for a single one', () => {
  const one = inventRecord({ fileId: 'a' });
  expect(kinds(libraryRows(groupStudies([one]), '', false))).toEqual(['study', 'series']);
  const two = groupStudies([one, inventRecord({ fileId: 'b', patient: 'Autre^Personne', study: '9', series: '9.1' })]);
  expect(kinds(libraryRows(two, '', false))).toEqual(['patient', 'study', 'series', 'patient', 'study', 'series']);
});

it('narrows down by every word, without accents, and never by a name that is hidden', () => {
  const patients = groupStudies([
    inventRecord({ fileId: 'a', patient: 'Lefèvre^Anne' }),
    inventRecord({ fileId: 'b', patient: 'Autre^Personne', study: '9', series: '9.1', modality: 'MR' }),
  ]);
  const names = (filter: string, hidden: boolean) =>
    libraryRows(patients, filter, hidden).flatMap((row) => (row.kind === 'patient' ? [row.patient.name] : []));
  expect(names('lefevre thorax', false)).toEqual(['Lefèvre^Anne']);
  expect(names('lefevre', true)).toEqual([]);
  expect(names('mr', true)).toEqual(['Autre^Personne']);
  expect(libraryRows(patients, 'nowhere', false)).toEqual([]);
});
