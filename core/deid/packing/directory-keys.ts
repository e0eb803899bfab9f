import type { DataSet } from '../../dicom/data-set.js';
import type { Tag } from '../../dicom/tag.js';
import type { Vr } from '../../dicom/vr.js';
import { pixelElement } from '../../pixels/frames.js';

/** One attribute of a directory record (PS3.3 F.5): with `required`, a made-up value stands where the file has none. */
export interface RecordKey {
  readonly tag: Tag;
  readonly vr: Vr;
  /** 1: never empty. 2: there, and empty where the file has none. 3: there where the file has it. */
  readonly type: 1 | 2 | 3;
}

const key = (tag: Tag, vr: Vr, type: RecordKey['type']): RecordKey => ({ tag, vr, type });

export const PATIENT_KEYS: readonly RecordKey[] = [key(0x00100010, 'PN', 2), key(0x00100020, 'LO', 1)];
export const STUDY_KEYS: readonly RecordKey[] = [
  key(0x00080020, 'DA', 1),
  key(0x00080030, 'TM', 1),
  key(0x00080050, 'SH', 2),
  key(0x00081030, 'LO', 2),
  key(0x0020000d, 'UI', 1),
  key(0x00200010, 'SH', 1),
];
export const SERIES_KEYS: readonly RecordKey[] = [key(0x00080060, 'CS', 1), key(0x0020000e, 'UI', 1), key(0x00200011, 'IS', 1)];

const NUMBER = key(0x00200013, 'IS', 1);
const CONTENT_TIME = [key(0x00080023, 'DA', 1), key(0x00080033, 'TM', 1)];
/** Content Identification (PS3.3 Table 10-12). */
const CONTENT = [NUMBER, key(0x00700080, 'CS', 1), key(0x00700081, 'LO', 2), key(0x00700084, 'PN', 2)];
const DOCUMENT = [...CONTENT_TIME, NUMBER, key(0x0040a043, 'SQ', 1)];

/** What a record says of one file, by its type (PS3.3 F.5.4 and what follows). */
interface InstanceType {
  readonly type: string;
  readonly keys: readonly RecordKey[];
}

const IMAGE: InstanceType = { type: 'IMAGE', keys: [NUMBER] };
const VALUE_MAP: InstanceType = { type: 'VALUE MAP', keys: [...CONTENT_TIME, ...CONTENT] };
const REGISTRATION: InstanceType = { type: 'REGISTRATION', keys: [...CONTENT_TIME, ...CONTENT] };
const FIDUCIAL: InstanceType = { type: 'FIDUCIAL', keys: [...CONTENT_TIME, ...CONTENT] };
const PRESENTATION: InstanceType = {
  type: 'PRESENTATION',
  keys: [key(0x00700082, 'DA', 1), key(0x00700083, 'TM', 1), ...CONTENT, key(0x00081115, 'SQ', 3), key(0x00700402, 'SQ', 3)],
};
const KEY_OBJECT: InstanceType = { type: 'KEY OBJECT DOC', keys: DOCUMENT };
const REPORT: InstanceType = {
  type: 'SR DOCUMENT',
  keys: [key(0x0040a491, 'CS', 1), key(0x0040a493, 'CS', 1), key(0x0040a030, 'DT', 3), ...DOCUMENT],
};
const WAVEFORM: InstanceType = { type: 'WAVEFORM', keys: [NUMBER, ...CONTENT_TIME] };
const DOCUMENT_FILE: InstanceType = {
  type: 'ENCAP DOC',
  keys: [
    key(0x00080023, 'DA', 2),
    key(0x00080033, 'TM', 2),
    NUMBER,
    key(0x0040a043, 'SQ', 2),
    key(0x00420010, 'ST', 2),
    key(0x00420012, 'LO', 1),
  ],
};
const STRUCTURES: InstanceType = {
  type: 'RT STRUCTURE SET',
  keys: [NUMBER, key(0x30060002, 'SH', 1), key(0x30060008, 'DA', 2), key(0x30060009, 'TM', 2)],
};
const PLAN: InstanceType = {
  type: 'RT PLAN',
  keys: [NUMBER, key(0x300a0002, 'SH', 1), key(0x300a0006, 'DA', 2), key(0x300a0007, 'TM', 2)],
};
const DOSE: InstanceType = { type: 'RT DOSE', keys: [NUMBER, key(0x3004000a, 'CS', 1)] };
const TREATMENT: InstanceType = { type: 'RT TREAT RECORD', keys: [NUMBER, key(0x30080250, 'DA', 2), key(0x30080251, 'TM', 2)] };
const RAW: InstanceType = { type: 'RAW DATA', keys: [...CONTENT_TIME, key(0x00200013, 'IS', 2)] };
const SURFACE: InstanceType = { type: 'SURFACE', keys: [...CONTENT_TIME, ...CONTENT] };
const SPECTROSCOPY: InstanceType = {
  type: 'SPECTROSCOPY',
  keys: [
    key(0x00080008, 'CS', 1),
    ...CONTENT_TIME,
    NUMBER,
    key(0x00280008, 'IS', 1),
    key(0x00280010, 'US', 1),
    key(0x00280011, 'US', 1),
    key(0x00289001, 'UL', 1),
    key(0x00289002, 'UL', 1),
  ],
};

/** Classes below 1.2.840.10008.5.1.4.1.1 that have records of their own; everything else of theirs is an image. The first that fits counts. */
const TYPES: readonly (readonly [suffix: string, type: InstanceType])[] = [
  ['4.2', SPECTROSCOPY],
  ['9.', WAVEFORM],
  ['11.', PRESENTATION],
  ['66', RAW],
  ['66.1', REGISTRATION],
  ['66.2', FIDUCIAL],
  ['66.3', REGISTRATION],
  ['66.5', SURFACE],
  ['67', VALUE_MAP],
  ['88.59', KEY_OBJECT],
  ['88.', REPORT],
  ['104.', DOCUMENT_FILE],
  ['481.2', DOSE],
  ['481.3', STRUCTURES],
  ['481.4', TREATMENT],
  ['481.5', PLAN],
  ['481.6', TREATMENT],
  ['481.7', TREATMENT],
  ['481.8', PLAN],
  ['481.9', TREATMENT],
];

const STORAGE = '1.2.840.10008.5.1.4.1.1.';

/** The record of a file of that class, or null where this program knows none for it. */
export function instanceType(sopClassUid: string, dataSet: DataSet): InstanceType | null {
  const suffix = sopClassUid.startsWith(STORAGE) ? sopClassUid.slice(STORAGE.length) : '';
  for (const [known, type] of TYPES) if (known.endsWith('.') ? suffix.startsWith(known) : suffix === known) return type;
  return pixelElement(dataSet) ? IMAGE : null;
}

/** What every file of a file-set needs for its records, with its own value or a made-up one. */
export const FILE_SET_KEYS: ReadonlyMap<Tag, Vr> = new Map(
  [...PATIENT_KEYS, ...STUDY_KEYS, ...SERIES_KEYS, NUMBER]
    .filter(({ type, vr }) => type === 1 && vr !== 'UI')
    .map(({ tag, vr }) => [tag, vr]),
);
