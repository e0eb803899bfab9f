import type { SplitReason } from '../../../core/study/split-series.js';
import { plural } from './language.js';

const count = (value: number, one: string, other: string): string => plural('en', value, { one, other });

/** What is said of a series: why it was taken apart, what this part is, and what a reader should know before scrolling. */
export const seriesEn = {
  apartBy: (reasons: string) => `apart by ${reasons}`,
  reasons: {
    'no-picture': 'kind of file',
    frames: 'file',
    size: 'size',
    colour: 'colour',
    orientation: 'direction',
    'frame-of-reference': 'position of the patient',
    localiser: 'localiser',
    echo: 'echo',
    'b-value': 'b-value',
    'image-type': 'kind of picture',
    'temporal-position': 'time',
    'trigger-time': 'heart phase',
    acquisition: 'acquisition',
    'acquisition-time': 'time',
  } satisfies Record<SplitReason, string> as Readonly<Record<SplitReason, string>>,
  values: {
    echo: (value: string) => `echo ${value} ms`,
    'b-value': (value: string) => `b ${value} s/mm²`,
    'image-type': (value: string) => value,
    'temporal-position': (value: string) => `time ${value}`,
    'trigger-time': (value: string) => `${value} ms after the heartbeat`,
    acquisition: (value: string) => `acquisition ${value}`,
    'acquisition-time': (value: string) => `taken at ${value}`,
  },
  missing: (slices: number, after: string) =>
    `${count(slices, '# slice is missing', '# slices are missing')}${after === '' ? '' : `, behind ${after}`}`,
  doubled: (slices: number) => count(slices, '# slice is there twice', '# slices are there twice'),
  uneven: (least: string, most: string) => `Slices are ${least} to ${most} mm apart`,
  tilted: (degrees: string) => `Gantry tilted by ${degrees}°`,
  noPosition: (pictures: number) =>
    `${count(pictures, '# picture doesn’t say where it lies', '# pictures don’t say where they lie')}: in the order of their numbers`,
  orders: { time: 'One place over time', volumes: 'Several volumes, one behind the other' },
};

export type SeriesMessages = typeof seriesEn;
