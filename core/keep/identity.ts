import type { DataElement } from '../dicom/data-element.js';
import { type DataSet, findElement } from '../dicom/data-set.js';
import { lookUpVr } from '../dicom/dictionary/look-up.js';
import { textValue, textValues, valueBytes } from '../dicom/read-value.js';
import { usesCharset } from '../dicom/vr.js';
import { type NewElement, text } from './new-element.js';
import { type Keyword, TAGS } from './tags.js';

/**
 * What is copied from the scan, so that other programs put the marks beside it: whose it is and which examination (PS3.3 C.7.1.1, C.7.2.1).
 * All of it is Type 2 or needed: what the scan lacks is written empty.
 */
export const COPIED = [
  'StudyDate',
  'StudyTime',
  'AccessionNumber',
  'ReferringPhysicianName',
  'PatientName',
  'PatientID',
  'PatientBirthDate',
  'PatientSex',
  'StudyInstanceUID',
  'StudyID',
] as const satisfies readonly Keyword[];

/** Copied where the scan has it: an empty one would say something else. */
const COPIED_WHERE_THERE = ['IssuerOfPatientID', 'StudyDescription'] as const satisfies readonly Keyword[];

/** Tags of all that is copied. */
export const COPIED_TAGS: ReadonlySet<number> = new Set([...COPIED, ...COPIED_WHERE_THERE].map((keyword) => TAGS[keyword]));

/** Longest value that is copied, in bytes: a name has three groups of 64 characters. */
const MOST_BYTES = 4096;

/** Whose scan a file is, and of which examination. */
export function identityOf(dataSet: DataSet): readonly NewElement[] {
  const there = COPIED_WHERE_THERE.filter((keyword) => (findElement(dataSet, TAGS[keyword])?.valueLength ?? 0) > 0);
  return [...COPIED, ...there].map((keyword) => copied(dataSet, keyword));
}

function copied(dataSet: DataSet, keyword: Keyword): NewElement {
  const element = findElement(dataSet, TAGS[keyword]);
  const empty = text(keyword, '');
  if (!element || element.items || element.fragments || element.valueLength > MOST_BYTES || 'items' in empty) return empty;
  if (usesCharset(empty.vr)) return text(keyword, ...textValues(dataSet, element));
  return { ...empty, value: valueBytes(dataSet, element) };
}

/** The UIDs by which a picture is known. */
export interface InstanceUids {
  readonly study: string;
  readonly series: string;
  readonly sopClass: string;
  readonly sopInstance: string;
}

/** Null where a file lacks one of them, or has one that is none: nothing could refer to its pictures. */
export function instanceUids(dataSet: DataSet): InstanceUids | null {
  const [study, series, sopClass, sopInstance] = (['StudyInstanceUID', 'SeriesInstanceUID', 'SOPClassUID', 'SOPInstanceUID'] as const).map(
    (keyword) => textValue(dataSet, TAGS[keyword]),
  );
  if (!isUid(study) || !isUid(series) || !isUid(sopClass) || !isUid(sopInstance)) return null;
  return { study, series, sopClass, sopInstance };
}

/** Whether an element names one of the files, its series or its study. */
export function isSourceUid(owner: DataSet, element: DataElement, sources: readonly InstanceUids[]): boolean {
  if (element.items || lookUpVr(element.tag) !== 'UI') return false;
  const [uid = ''] = textValues(owner, element);
  return sources.some(({ study, series, sopInstance }) => uid === study || uid === series || uid === sopInstance);
}

const isUid = (value: string | undefined): value is string => value !== undefined && value.length <= 64 && /^\d+(\.\d+)+$/.test(value);
