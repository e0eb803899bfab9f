import type { Distinctions } from './distinctions.js';
import type { Vector } from './geometry.js';
import type { InstanceRecord } from './instance-record.js';
import { compareNumber, compareText, keyOf, partition } from './ordering.js';
import { type SplitReason, type StackOrder, splitSeries } from './split-series.js';

/** One person, as far as the files say so. */
export interface PatientGroup {
  readonly key: string;
  readonly name: string;
  readonly id: string;
  readonly issuer: string;
  readonly birthDate: string;
  readonly sex: string;
  /** The newest first. */
  readonly studies: readonly StudyGroup[];
}

export interface StudyGroup {
  readonly key: string;
  readonly uid: string;
  readonly date: string;
  readonly time: string;
  readonly description: string;
  readonly accessionNumber: string;
  readonly modalities: readonly string[];
  readonly series: readonly SeriesGroup[];
}

/** A stack that can be scrolled: a series, or a part of one whose pictures don't fit one stack. */
export interface SeriesGroup {
  readonly key: string;
  readonly uid: string;
  readonly number: number | null;
  readonly modality: string;
  readonly description: string;
  /** Which part of its series this is, from 0; null where the series is whole. */
  readonly part: {
    readonly index: number;
    readonly of: number;
    /** Why the series was taken apart: the same for all its parts. */
    readonly reasons: readonly SplitReason[];
    /** What is this part's own, by distinction: an echo time in ms, a b-value. Text of the file, bounded. */
    readonly values: Distinctions;
  } | null;
  readonly orderedBy: StackOrder;
  readonly normal: Vector | null;
  readonly images: readonly InstanceRecord[];
  /** Frames in all; 0 for what has no picture. */
  readonly frames: number;
}

/** Groups records into patient → study → series. The order of the records doesn't matter. */
export function groupStudies(records: readonly InstanceRecord[]): PatientGroup[] {
  return partition(records, patientKey)
    .map(([key, own]) => groupPatient(key, own))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.key, b.key));
}

/**
 * Whose file it is: Patient ID with its issuer, and name and birth date too, because two hospitals give the same number to
 * two people. A file that says nothing of the person stands with its study only.
 */
function patientKey({ patient, study, fileId }: InstanceRecord): string {
  const name = foldName(patient.name);
  if (patient.id === '' && name === '' && patient.birthDate === '') return keyOf('study', study.uid === '' ? fileId : study.uid);
  return keyOf('patient', patient.id, patient.issuer, name, patient.birthDate);
}

/** The same name written with other case, spaces or empty components is the same name. */
const foldName = (name: string): string =>
  name
    .toLowerCase()
    .split(/[\^=\s]+/)
    .filter((part) => part !== '')
    .join(' ');

function groupPatient(key: string, records: readonly InstanceRecord[]): PatientGroup {
  const { name, id, issuer, birthDate, sex } = mostComplete(records.map((record) => record.patient));
  const studies = partition(records, (record) => keyOf(key, record.study.uid === '' ? record.fileId : record.study.uid)).map(
    ([studyKey, own]) => groupStudy(studyKey, own),
  );
  studies.sort((a, b) => compareText(b.date + b.time, a.date + a.time) || compareText(a.key, b.key));
  return { key, name, id, issuer, birthDate, sex, studies };
}

function groupStudy(key: string, records: readonly InstanceRecord[]): StudyGroup {
  const { uid, date, time, description, accessionNumber } = mostComplete(records.map((record) => record.study));
  const series = partition(records, (record) => keyOf(key, record.series.uid === '' ? record.fileId : record.series.uid)).flatMap(
    ([seriesKey, own]) => seriesGroups(seriesKey, own),
  );
  series.sort((a, b) => compareNumber(a.number, b.number) || compareText(a.uid, b.uid) || (a.part?.index ?? 0) - (b.part?.index ?? 0));
  const modalities = [...new Set(series.map((one) => one.modality).filter((modality) => modality !== ''))].sort();
  return { key, uid, date, time, description, accessionNumber, modalities, series };
}

function seriesGroups(key: string, records: readonly InstanceRecord[]): SeriesGroup[] {
  const { parts, reasons } = splitSeries(records);
  return parts.map(({ images, orderedBy, normal, values }, index) => {
    const { uid, number, modality, description } = mostComplete(images.map((record) => record.series));
    const frames = images.reduce((sum, { image }) => sum + (image.kind === 'image' ? image.numberOfFrames : 0), 0);
    const part = parts.length === 1 ? null : { index, of: parts.length, reasons, values };
    return { key: keyOf(key, String(index)), uid, number, modality, description, part, orderedBy, normal, images, frames };
  });
}

/** The one with the most said, so that one empty field in one file doesn't empty the list; the first in reading order among equals. */
function mostComplete<Fields extends object>(all: readonly Fields[]): Fields {
  const said = (fields: Fields): number => Object.values(fields).filter((value) => value !== '' && value !== null).length;
  const sorted = [...all].sort((a, b) => said(b) - said(a) || compareText(JSON.stringify(a), JSON.stringify(b)));
  const [first] = sorted;
  if (!first) throw new RangeError('a group has at least one record');
  return first;
}
