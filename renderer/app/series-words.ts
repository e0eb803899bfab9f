import { isForeign } from '../../core/study/blank-record.js';
import type { SeriesGroup, StudyGroup } from '../../core/study/group-studies.js';
import type { Messages } from './messages/en.js';
import { formatDate, type Language } from './messages/language.js';

/** What a series is called: its own words, else its number. */
export function seriesTitle(messages: Messages, series: SeriesGroup): string {
  if (series.description !== '') return series.description;
  const first = series.images[0];
  if (first?.series.bodyPart) return first.series.bodyPart;
  // What isn't a picture has a kind that says more than a number (PS3.4 Annex B, without the word that all of them end in).
  // So does what isn't DICOM: the name of its format.
  if (first?.sopClass.name && (series.frames === 0 || isForeign(first))) return first.sopClass.name.replace(/ Storage$/, '');
  return series.number === null ? messages.untitledSeries : messages.seriesNumber(series.number);
}

/** How much a series holds, in the right words for what it is. */
export function seriesCount(messages: Messages, series: SeriesGroup): string {
  if (series.frames === 0) return messages.documents(series.images.length);
  return series.images.length === 1 && series.frames > 1 && !series.images[0]?.slide
    ? messages.frames(series.frames)
    : messages.images(series.images.length);
}

export function studyTitle(messages: Messages, study: StudyGroup): string {
  return study.description || study.modalities.join(' + ') || messages.untitledStudy;
}

export const studyDate = (messages: Messages, language: Language, study: StudyGroup): string =>
  study.date === '' ? messages.noDate : formatDate(language, study.date);
