import type { PatientGroup, SeriesGroup, StudyGroup } from '../../core/study/group-studies.js';

/** One line of the library. */
export type LibraryRow =
  | { readonly kind: 'patient'; readonly key: string; readonly patient: PatientGroup }
  | { readonly kind: 'study'; readonly key: string; readonly patient: PatientGroup; readonly study: StudyGroup }
  | { readonly kind: 'series'; readonly key: string; readonly series: SeriesGroup };

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The lines of the library. A patient has a line only where there are several: else the strip over the picture says who it
 * is. Every word of `filter` must stand somewhere in a series, its study or its patient; the patient's name isn't looked at while hidden.
 */
export function libraryRows(patients: readonly PatientGroup[], filter: string, namesHidden: boolean): LibraryRow[] {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  const rows: LibraryRow[] = [];
  for (const patient of patients) {
    const studies: LibraryRow[] = [];
    const person = namesHidden ? '' : `${patient.name.replaceAll('^', ' ')} ${patient.id}`;
    for (const study of patient.studies) {
      const matching = study.series.filter((series) => matches(words, `${person} ${wordsOf(study)} ${wordsOfSeries(series)}`));
      if (matching.length === 0) continue;
      studies.push({ kind: 'study', key: study.key, patient, study });
      for (const series of matching) studies.push({ kind: 'series', key: series.key, series });
    }
    if (studies.length === 0) continue;
    if (patients.length > 1) rows.push({ kind: 'patient', key: patient.key, patient });
    rows.push(...studies);
  }
  return rows;
}

const matches = (words: readonly string[], text: string): boolean => {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
};
const wordsOf = (study: StudyGroup): string => `${study.description} ${study.date} ${study.modalities.join(' ')}`;
function wordsOfSeries(series: SeriesGroup): string {
  const first = series.images[0];
  return `${series.description} ${series.modality} ${series.number ?? ''} ${first?.series.bodyPart ?? ''} ${first?.sopClass.name ?? ''}`;
}
