import { isForeign } from '../../core/study/blank-record.js';
import { DISTINCTIONS } from '../../core/study/distinctions.js';
import type { SeriesGroup, StudyGroup } from '../../core/study/group-studies.js';
import { type SeriesNote, seriesNotes } from '../../core/study/series-notes.js';
import type { Messages } from './messages/en.js';
import { formatDate, formatMeasure, formatNumber, type Language } from './messages/language.js';

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

/** Which part of its series a stack is: by what it was taken apart, and its own echo, b-value or time; '' where the series is whole. */
export function partWords(messages: Messages, language: Language, { part }: SeriesGroup): string {
  if (!part) return '';
  const words = messages.series;
  const own = DISTINCTIONS.flatMap((distinction) => {
    const value = part.values[distinction];
    return value === undefined
      ? []
      : [words.values[distinction](distinction === 'acquisition-time' ? clock(value) : measure(language, value))];
  });
  const reasons = [...new Set(part.reasons.map((reason) => words.reasons[reason]))].join(', ');
  const why = own.length > 0 ? own.join(', ') : reasons === '' ? '' : words.apartBy(reasons);
  return [messages.part(part.index + 1, part.of), why].filter(Boolean).join(' · ');
}

const measure = (language: Language, value: string): string => {
  const number = Number(value);
  return value !== '' && Number.isFinite(number) ? formatMeasure(language, number) : value;
};

/** The time of `YYYYMMDD HHMMSS.FFFFFF` as clocks write it; what isn't one as it stands. */
const clock = (value: string): string => {
  const match = /(\d{2})(\d{2})(\d{2})(?:\.\d+)?$/.exec(value);
  return match ? `${match[1]}:${match[2]}:${match[3]}` : value;
};

/** Notes by their series: scrolling asks again and again. */
const NOTES = new WeakMap<SeriesGroup, readonly SeriesNote[]>();

function notesOf(series: SeriesGroup): readonly SeriesNote[] {
  const known = NOTES.get(series) ?? seriesNotes(series);
  NOTES.set(series, known);
  return known;
}

/** What a reader should know of a stack before scrolling through it, a sentence each. */
export const noteWords = (messages: Messages, language: Language, series: SeriesGroup): string[] =>
  notesOf(series).map((note) => sentence(messages, language, note));

/** How a stack is ordered where it isn't simply slice after slice; '' else. */
export const orderWords = (messages: Messages, { orderedBy }: SeriesGroup): string =>
  orderedBy === 'time' || orderedBy === 'volumes' ? messages.series.orders[orderedBy] : '';

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Places that are named; more of them would hide the picture. */
const MOST_PLACES = 3;

function sentence({ series: words }: Messages, language: Language, note: SeriesNote): string {
  switch (note.code) {
    case 'missing-slices': {
      const places = note.after.slice(0, MOST_PLACES).map((after) => formatNumber(language, after + 1));
      return words.missing(note.count, [...places, ...(note.after.length > MOST_PLACES ? ['…'] : [])].join(', '));
    }
    case 'doubled-slices':
      return words.doubled(note.count);
    case 'uneven-spacing':
      return words.uneven(formatMeasure(language, tenth(note.least)), formatMeasure(language, tenth(note.most)));
    case 'gantry-tilt':
      return words.tilted(formatMeasure(language, note.degrees));
    case 'no-position':
      return words.noPosition(note.count);
  }
}

export function studyTitle(messages: Messages, study: StudyGroup): string {
  return study.description || study.modalities.join(' + ') || messages.untitledStudy;
}

export const studyDate = (messages: Messages, language: Language, study: StudyGroup): string =>
  study.date === '' ? messages.noDate : formatDate(language, study.date);
