import type { FramePlace } from '../study/measure/mark.js';
import type { InstanceUids } from './identity.js';
import { type NewElement, numbers, sequence, text } from './new-element.js';

/** A file that is referred to. */
export interface KnownFile extends InstanceUids {
  readonly fileId: string;
  readonly frames: number;
}

/** By the id of the file. */
export type KnownFiles = ReadonlyMap<string, KnownFile>;

/** SOP class and instance; the frames too where a file has several and not all are meant (PS3.3 Table 10-3). `frames` count from 0. */
export function referenceItem(file: KnownFile, frames: readonly number[] = []): readonly NewElement[] {
  const which =
    file.frames > 1 && frames.length > 0 ? [numbers('ReferencedFrameNumber', ...sortedOnce(frames).map((frame) => frame + 1))] : [];
  return [text('ReferencedSOPClassUID', file.sopClass), text('ReferencedSOPInstanceUID', file.sopInstance), ...which];
}

/** Files with the frames of each that are meant, in the order in which they are met first. */
export function framesByFile(places: readonly FramePlace[], files: KnownFiles): readonly (readonly [KnownFile, readonly number[]])[] {
  const found = new Map<KnownFile, number[]>();
  for (const { fileId, frame } of places) {
    const file = files.get(fileId);
    if (file) found.set(file, [...(found.get(file) ?? []), frame]);
  }
  return [...found];
}

/** Reference items of one sequence, file by file. */
export const referenceItems = (places: readonly FramePlace[], files: KnownFiles): readonly (readonly NewElement[])[] =>
  framesByFile(places, files).map(([file, frames]) => referenceItem(file, frames));

/** Series with their instances, as evidence of a document names them below the study (PS3.3 Table 10-4, C.18.5). */
export function seriesItems(
  keyword: 'ReferencedImageSequence' | 'ReferencedSOPSequence',
  places: readonly FramePlace[],
  files: KnownFiles,
) {
  const series = new Map<string, (readonly NewElement[])[]>();
  for (const [file, frames] of framesByFile(places, files)) {
    // Evidence names whole instances.
    const item = referenceItem(file, keyword === 'ReferencedImageSequence' ? frames : []);
    series.set(file.series, [...(series.get(file.series) ?? []), item]);
  }
  return [...series].map(([uid, items]) => [text('SeriesInstanceUID', uid), sequence(keyword, ...items)]);
}

const sortedOnce = (frames: readonly number[]): readonly number[] => [...new Set(frames)].sort((one, other) => one - other);
