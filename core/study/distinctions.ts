import type { DataSet } from '../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue, textValues } from '../dicom/read-value.js';
import { groupOf } from '../dicom/tag.js';
import { functionalGroup } from '../pixels/image-description.js';
import { plainText } from './plain-text.js';

/** What makes two pictures of one place two pictures, in the order in which it is tried. */
export const DISTINCTIONS = [
  'echo',
  'b-value',
  'image-type',
  'temporal-position',
  'trigger-time',
  'acquisition',
  'acquisition-time',
] as const;
export type Distinction = (typeof DISTINCTIONS)[number];

/**
 * The values of one picture that may tell it from another at the same place: echo time and trigger time in ms, b-value in s/mm²,
 * temporal position and acquisition as numbers, acquisition time as DICOM writes it. What the file doesn't say is absent.
 */
export type Distinctions = Readonly<Partial<Record<Distinction, string>>>;

const IMAGE_TYPE = 0x00080008;
const ACQUISITION_DATE = 0x00080022;
const ACQUISITION_TIME = 0x00080032;
const ECHO_TIME = 0x00180081;
const TRIGGER_TIME = 0x00181060;
const MR_ECHO_SEQUENCE = 0x00189114;
const EFFECTIVE_ECHO_TIME = 0x00189082;
const B_VALUE = 0x00189087;
const MR_DIFFUSION_SEQUENCE = 0x00189117;
const ACQUISITION_NUMBER = 0x00200012;
const TEMPORAL_POSITION_IDENTIFIER = 0x00200100;
const TEMPORAL_POSITION_INDEX = 0x00209128;
const FRAME_CONTENT_SEQUENCE = 0x00209111;
const NOMINAL_CARDIAC_TRIGGER_DELAY = 0x00209153;
const CARDIAC_SYNCHRONIZATION_SEQUENCE = 0x00189118;

/** Reads them for frame `frame` (from 0). */
export function describeDistinctions(dataSet: DataSet, frame = 0): Distinctions {
  const content = functionalGroup(dataSet, frame, FRAME_CONTENT_SEQUENCE);
  const numberIn = (owner: DataSet | null, tag: number): number | undefined => (owner ? numberValue(owner, tag) : undefined);
  const found: Partial<Record<Distinction, string>> = {};
  const say = (distinction: Distinction, value: number | string | undefined): void => {
    if (value !== undefined && value !== '') found[distinction] = String(value);
  };
  say('echo', numberIn(functionalGroup(dataSet, frame, MR_ECHO_SEQUENCE), EFFECTIVE_ECHO_TIME) ?? numberValue(dataSet, ECHO_TIME));
  say('b-value', bValue(dataSet, frame));
  // The values behind the first two are the modality's own: magnitude or phase, water or fat.
  say('image-type', plainText(textValues(dataSet, IMAGE_TYPE).slice(2, 8).join(' ')));
  say('temporal-position', numberIn(content, TEMPORAL_POSITION_INDEX) ?? numberValue(dataSet, TEMPORAL_POSITION_IDENTIFIER));
  const cardiac = functionalGroup(dataSet, frame, CARDIAC_SYNCHRONIZATION_SEQUENCE);
  say('trigger-time', numberIn(cardiac, NOMINAL_CARDIAC_TRIGGER_DELAY) ?? numberValue(dataSet, TRIGGER_TIME));
  say('acquisition', numberValue(dataSet, ACQUISITION_NUMBER));
  say('acquisition-time', plainText(`${textValue(dataSet, ACQUISITION_DATE)} ${textValue(dataSet, ACQUISITION_TIME)}`.trim()));
  return found;
}

/** Where makers wrote the b-value before the standard had a place for it: private creator, element, and how its number is read. */
const PRIVATE_B_VALUES: readonly {
  readonly group: number;
  readonly creator: string;
  readonly element: number;
  readonly read: (value: number) => number;
}[] = [
  { group: 0x0019, creator: 'SIEMENS MR HEADER', element: 0x0c, read: (value) => value },
  // The digits above the hundred thousands carry something else.
  { group: 0x0043, creator: 'GEMS_PARM_01', element: 0x39, read: (value) => value % 100_000 },
  { group: 0x2001, creator: 'Philips Imaging DD 001', element: 0x03, read: (value) => value },
];

function bValue(dataSet: DataSet, frame: number): number | undefined {
  const diffusion = functionalGroup(dataSet, frame, MR_DIFFUSION_SEQUENCE) ?? sequenceItems(dataSet, MR_DIFFUSION_SEQUENCE)[0];
  const standard = (diffusion && numberValue(diffusion, B_VALUE)) ?? numberValue(dataSet, B_VALUE);
  if (standard !== undefined) return standard;
  for (const owner of dataSet.elements) {
    const [group, block] = [groupOf(owner.tag), owner.tag & 0xffff];
    if (block < 0x10 || block > 0xff) continue;
    const place = PRIVATE_B_VALUES.find((one) => one.group === group && textValues(dataSet, owner)[0] === one.creator);
    if (!place) continue;
    const [value] = numberValues(dataSet, group * 0x10000 + block * 0x100 + place.element);
    return value === undefined || !Number.isFinite(value) ? undefined : place.read(value);
  }
  return undefined;
}
