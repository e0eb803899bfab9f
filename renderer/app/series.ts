import { isForeign } from '../../core/study/blank-record.js';
import type { PatientGroup, SeriesGroup, StudyGroup } from '../../core/study/group-studies.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { FramePlace } from '../../core/study/measure/mark.js';
import { isSlide, mayHoldNames } from '../../core/study/slide/pyramid.js';

/** Where a file stands among what is open. */
export interface Place {
  readonly patient: PatientGroup;
  readonly study: StudyGroup;
  readonly series: SeriesGroup;
}

/** One step of scrolling: one frame of one file; the frame counts from 0, as it is stored. A mark may lie in a cut through the file's series instead. */
export type Position = FramePlace;

/** For every open file its place. */
export function indexPlaces(patients: readonly PatientGroup[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const patient of patients)
    for (const study of patient.studies)
      for (const series of study.series) for (const image of series.images) places.set(image.fileId, { patient, study, series });
  return places;
}

/** Steps of one file: its frames; one for a slide, whose frames are tiles, and for a file without a picture, which shows what it is. */
export const stepsOf = (record: InstanceRecord): number =>
  record.image.kind === 'image' && !record.slide ? record.image.numberOfFrames : 1;

/** Frames are looked at in the order of their dimensions, where the file names one (PS3.3 C.7.6.17). */
const frameAt = ({ frames, slide }: InstanceRecord, place: number): number => (slide ? place : (frames?.order?.[place] ?? place));

const PLACES = new WeakMap<Uint32Array, Uint32Array>();

function placeOfFrame({ frames }: InstanceRecord, frame: number): number {
  const order = frames?.order;
  if (!order) return frame;
  let places = PLACES.get(order);
  if (!places) {
    const made = new Uint32Array(order.length);
    order.forEach((stored, place) => {
      made[stored] = place;
    });
    places = made;
    PLACES.set(order, places);
  }
  return places[frame] ?? frame;
}

export function countSteps(series: SeriesGroup): number {
  let steps = 0;
  for (const image of series.images) steps += stepsOf(image);
  return steps;
}

/** The step of that number, from 0; clamped to the series. */
export function stepAt(series: SeriesGroup, step: number): Position | null {
  let left = Math.max(0, step);
  for (const image of series.images) {
    const steps = stepsOf(image);
    if (left < steps) return { fileId: image.fileId, frame: frameAt(image, left) };
    left -= steps;
  }
  const last = series.images.at(-1);
  return last ? { fileId: last.fileId, frame: frameAt(last, stepsOf(last) - 1) } : null;
}

/** The number of a step, from 0; 0 where the file isn't of the series. */
export function stepNumber(series: SeriesGroup, position: Position): number {
  let before = 0;
  for (const image of series.images) {
    if (image.fileId === position.fileId) return before + Math.min(placeOfFrame(image, position.frame), stepsOf(image) - 1);
    before += stepsOf(image);
  }
  return 0;
}

/** What stands for a series in the library: its middle step, and the smallest copy of a slide that isn't its label. */
export function middleOf(series: SeriesGroup): Position | null {
  const slides = series.images.filter(isSlide).filter(({ slide }) => !mayHoldNames(slide));
  const smallest = slides.sort((a, b) => a.slide.shape.totalColumns - b.slide.shape.totalColumns)[0];
  if (smallest) return { fileId: smallest.fileId, frame: 0 };
  return stepAt(series, Math.floor((countSteps(series) - 1) / 2));
}

/** Where a series opens: a volume in its middle, also one in one file, everything else at its beginning. */
export function openingStep(series: SeriesGroup): Position | null {
  const [first] = series.images;
  const isVolume = (series.orderedBy === 'position' && series.images.length > 2) || (first !== undefined && holdsVolume(first));
  return isVolume ? middleOf(series) : stepAt(series, 0);
}

/** A file of many frames that each have a place, and that isn't a film; NIfTI is always one. */
const holdsVolume = (record: InstanceRecord): boolean =>
  isForeign(record) || (!record.slide && record.frames !== undefined && record.frames.positions !== null && record.frames.timing === null);

export const isPicture = (record: InstanceRecord): boolean => record.image.kind === 'image';
