import type { SeriesGroup, StudyGroup } from '../group-studies.js';
import { hangMammograms } from './mammograms.js';
import { hangFilms } from './plain-films.js';
import { bestSeries, hangStacks } from './stacks.js';

/** One place of a hanging: a series, the picture of it that is meant where it isn't where a series opens, and whether it is mirrored. */
export interface HungPicture {
  readonly series: SeriesGroup;
  readonly fileId: string | null;
  /** So that two sides meet in the middle. The letters at the edges go with it. */
  readonly flipHorizontal: boolean;
}

/** How a study is hung when it is opened: row by row. */
export interface Hanging {
  readonly rows: number;
  readonly columns: number;
  readonly pictures: readonly HungPicture[];
}

/** The place for pictures, in pixels of the page; null where it isn't known yet. */
export type Room = { readonly width: number; readonly height: number } | null;

/**
 * How a study is hung: mammograms right and left back to back, plain films with their pair; planes and kinds of CT and MR, and PET beside
 * CT, only where each still has room to be read; else one picture, of the series that says most. Null where there is no picture.
 */
export function hangStudy(study: StudyGroup, room: Room): Hanging | null {
  const several = hangMammograms(study) ?? hangFilms(study) ?? hangStacks(study, room);
  if (several) return several;
  const series = bestSeries(study);
  return series && { rows: 1, columns: 1, pictures: [{ series, fileId: null, flipHorizontal: false }] };
}
