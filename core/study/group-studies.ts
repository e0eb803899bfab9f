import { isGrey } from '../pixels/photometric-names.js';
import { dot, normalOf, type Vector } from './geometry.js';
import type { InstanceRecord } from './instance-record.js';

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
  readonly part: { readonly index: number; readonly of: number } | null;
  /** `position`: along the normal. `number`: by Instance Number, because places are missing or taken twice. */
  readonly orderedBy: 'position' | 'number';
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
    ([seriesKey, own]) => splitSeries(seriesKey, own),
  );
  series.sort((a, b) => compareNumber(a.number, b.number) || compareText(a.uid, b.uid) || (a.part?.index ?? 0) - (b.part?.index ?? 0));
  const modalities = [...new Set(series.map((one) => one.modality).filter((modality) => modality !== ''))].sort();
  return { key, uid, date, time, description, accessionNumber, modalities, series };
}

/**
 * One stack holds pictures of one size, one kind of colour, one orientation and one frame of reference; a multi-frame file is a
 * stack of its own, and so is what has no picture. Parts follow each other by their first Instance Number.
 */
function splitSeries(key: string, records: readonly InstanceRecord[]): SeriesGroup[] {
  const parts = partition(records, stackKey)
    .map(([, own]) => orderImages(own))
    .sort(
      (a, b) =>
        compareNumber(firstNumber(a.images), firstNumber(b.images)) ||
        compareText(a.images[0]?.sopInstanceUid ?? '', b.images[0]?.sopInstanceUid ?? ''),
    );
  return parts.map(({ images, orderedBy, normal }, index) => {
    const { uid, number, modality, description } = mostComplete(images.map((record) => record.series));
    const frames = images.reduce((sum, { image }) => sum + (image.kind === 'image' ? image.numberOfFrames : 0), 0);
    const part = parts.length === 1 ? null : { index, of: parts.length };
    return { key: keyOf(key, String(index)), uid, number, modality, description, part, orderedBy, normal, images, frames };
  });
}

function stackKey({ image, geometry, sopClass, fileId }: InstanceRecord): string {
  if (image.kind === 'refused') return keyOf('no picture', image.code === 'no-pixel-data' ? sopClass.uid : fileId);
  if (image.numberOfFrames > 1) return keyOf('frames', fileId);
  // Two decimals of a direction are half a degree: what lies closer is one stack.
  const orientation = geometry.orientation?.map((value) => (Math.round(value * 100) / 100 + 0).toFixed(2)).join(' ') ?? '';
  return keyOf(
    'stack',
    String(image.rows),
    String(image.columns),
    isGrey(image.photometric) ? 'grey' : 'colour',
    orientation,
    geometry.frameOfReferenceUid,
  );
}

type Ordered = Pick<SeriesGroup, 'images' | 'orderedBy' | 'normal'>;

function orderImages(records: readonly InstanceRecord[]): Ordered {
  const orientation = records[0]?.geometry.orientation;
  const normal = orientation ? normalOf(orientation) : null;
  const byNumber = [...records].sort(compareInstances);
  if (!normal) return { images: byNumber, orderedBy: 'number', normal };
  const places = new Map<InstanceRecord, number>();
  const taken = new Set<number>();
  for (const record of records) {
    if (!record.geometry.position) continue;
    const place = dot(record.geometry.position, normal);
    places.set(record, place);
    taken.add(Math.round(place * 1000));
  }
  // Several pictures at one place are time points, echoes or doubles: along the normal they would be shuffled.
  if (places.size < records.length || taken.size < records.length) return { images: byNumber, orderedBy: 'number', normal };
  return { images: byNumber.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)), orderedBy: 'position', normal };
}

function compareInstances(a: InstanceRecord, b: InstanceRecord): number {
  return (
    compareNumber(a.instanceNumber, b.instanceNumber) ||
    compareNumber(a.acquisitionNumber, b.acquisitionNumber) ||
    compareText(a.acquisitionTime, b.acquisitionTime) ||
    compareText(a.sopInstanceUid, b.sopInstanceUid) ||
    compareText(a.fileId, b.fileId)
  );
}

const firstNumber = (images: readonly InstanceRecord[]): number | null => images[0]?.instanceNumber ?? null;

/** Numbers first, what has none behind them. */
const compareNumber = (a: number | null, b: number | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b);
/** By code units: the same on every machine, whatever its language. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

function partition(records: readonly InstanceRecord[], key: (record: InstanceRecord) => string): [key: string, own: InstanceRecord[]][] {
  const groups = new Map<string, InstanceRecord[]>();
  for (const record of records) {
    const own = groups.get(key(record));
    if (own) own.push(record);
    else groups.set(key(record), [record]);
  }
  return [...groups];
}

/** The one with the most said, so that one empty field in one file doesn't empty the list; the first in reading order among equals. */
function mostComplete<Fields extends object>(all: readonly Fields[]): Fields {
  const said = (fields: Fields): number => Object.values(fields).filter((value) => value !== '' && value !== null).length;
  const sorted = [...all].sort((a, b) => said(b) - said(a) || compareText(JSON.stringify(a), JSON.stringify(b)));
  const [first] = sorted;
  if (!first) throw new RangeError('a group has at least one record');
  return first;
}
