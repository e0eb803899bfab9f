import type { Vector } from '../../core/study/geometry.js';
import type { SeriesGroup } from '../../core/study/group-studies.js';
import { type Slice, sliceOf } from '../../core/study/linking/slice.js';
import { countSteps, type Position, stepAt } from './series.js';

/** What cells of the grid have in common. */
export interface Links {
  /** `place`: series of one space show the same place; `offset`: also the others, by the way that was scrolled since they were linked. */
  readonly scroll: 'off' | 'place' | 'offset';
  readonly window: boolean;
  readonly zoom: boolean;
  /** Lines where the active picture cuts through the others. */
  readonly lines: boolean;
  /** Where each cell stood when they were linked by offset. */
  readonly anchors: readonly (Position | null)[];
  /** The place that is pointed at in all cells. */
  readonly cursor: SpacePoint | null;
}

/** A place of the patient, in the space of one Frame of Reference UID; mm. */
export interface SpacePoint {
  readonly space: string;
  readonly place: Vector;
}

export const INITIAL_LINKS: Links = { scroll: 'off', window: false, zoom: false, lines: true, anchors: [], cursor: null };

const SLICES = new WeakMap<SeriesGroup, readonly (Slice | null)[]>();

/** The slice of every step of a series; null for those that don't say where they lie. */
export function slicesOf(series: SeriesGroup): readonly (Slice | null)[] {
  const known = SLICES.get(series);
  if (known) return known;
  const records = new Map(series.images.map((image) => [image.fileId, image]));
  const slices = Array.from({ length: countSteps(series) }, (_, step) => {
    const position = stepAt(series, step);
    const record = position && records.get(position.fileId);
    return record ? sliceOf(record, position.frame) : null;
  });
  SLICES.set(series, slices);
  return slices;
}

/** The slice at a position of a series. */
export function sliceAt(series: SeriesGroup, position: Position): Slice | null {
  const record = series.images.find(({ fileId }) => fileId === position.fileId);
  return record ? sliceOf(record, position.frame) : null;
}
