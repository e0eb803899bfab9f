import type { InstanceRecord } from '../../core/study/instance-record.js';
import { type Calibration, calibrationOf, type Mark } from '../../core/study/measure/mark.js';
import type { Point, Shape, ShapeKind } from '../../core/study/measure/shape.js';
import { isSameCut } from '../../core/study/volume/plane-place.js';
import type { Position } from './series.js';

/** What undoing brings back: all that a person drew, starred and calibrated. */
export interface Sheet {
  readonly marks: readonly Mark[];
  /** The latest first. */
  readonly calibrations: readonly Calibration[];
  /** Frames with a star, in the order in which they got it. */
  readonly keyImages: readonly Position[];
}

/** A shape that is being drawn. */
export interface Draft {
  readonly at: Position;
  readonly kind: ShapeKind;
  readonly points: readonly Point[];
  /** Where the next point would be. */
  readonly next: Point | null;
}

/** What a person draws on the pictures. It is kept nowhere: closing the files or the window forgets it. */
export interface Measures {
  readonly sheet: Sheet;
  readonly past: readonly Sheet[];
  readonly future: readonly Sheet[];
  readonly draft: Draft | null;
  readonly selected: string | null;
  /** Whose name is being typed. */
  readonly naming: string | null;
  /** Points are set by keys: a cross stands in the picture, and has the focus each time that this grows. 0: no cross. */
  readonly byKeys: number;
  /** Marks are drawn over the pictures. */
  readonly areShown: boolean;
  readonly listOpen: boolean;
  /** The tool of this kind that was used last. */
  readonly lastTool: ShapeKind;
  /** Makes the ids of marks. */
  readonly count: number;
}

const EMPTY: Sheet = { marks: [], calibrations: [], keyImages: [] };

export const INITIAL_MEASURES: Measures = {
  sheet: EMPTY,
  past: [],
  future: [],
  draft: null,
  selected: null,
  naming: null,
  byKeys: 0,
  areShown: true,
  listOpen: false,
  lastTool: 'length',
  count: 0,
};

/** Everything that can happen to what is drawn. */
export type MeasureAction =
  /** Sets a point of the shape of the chosen tool; the last one ends it. */
  | { readonly type: 'point'; readonly at: Position; readonly point: Point }
  | { readonly type: 'float'; readonly point: Point | null }
  /** Ends a shape that may have any number of points. */
  | { readonly type: 'finish' }
  /** Takes back the last point of what is being drawn. */
  | { readonly type: 'stepBack' }
  /** One step out: of the shape that is drawn, of the selection, of the tool. */
  | { readonly type: 'escape' }
  | { readonly type: 'byKeys'; readonly on: boolean }
  | { readonly type: 'select'; readonly id: string | null }
  /** `isFirst`: the first change of one gesture, which undoing takes back whole. */
  | { readonly type: 'reshape'; readonly id: string; readonly shape: Shape; readonly isFirst: boolean }
  | { readonly type: 'naming'; readonly id: string | null }
  | { readonly type: 'rename'; readonly id: string; readonly name: string }
  | { readonly type: 'hide'; readonly id: string; readonly isHidden: boolean }
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | { readonly type: 'calibrate'; readonly calibration: Calibration }
  /** As the file says again, for this picture. */
  | { readonly type: 'uncalibrate'; readonly calibration: Calibration }
  | { readonly type: 'star'; readonly at: Position }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'toggleShown' }
  | { readonly type: 'toggleList' };

export function isAt(one: Position, other: Position): boolean {
  if (one.fileId !== other.fileId || one.frame !== other.frame) return false;
  return one.plane && other.plane ? isSameCut(one.plane, other.plane) : one.plane === other.plane;
}

export const isStarred = ({ sheet }: Measures, at: Position): boolean => sheet.keyImages.some((each) => isAt(each, at));

/** The calibration that holds for a file of a series; null where there is none. */
export function calibrationHere(
  calibrations: readonly Calibration[],
  { fileId, image }: InstanceRecord,
  seriesKey: string,
): Calibration | null {
  return image.kind === 'image' ? calibrationOf(calibrations, { fileId, seriesKey, rows: image.rows, columns: image.columns }) : null;
}

/** Without what lies on files that are gone, or holds for series that aren't open any more; also where undoing would bring it back. */
export function withoutFiles(measures: Measures, gone: ReadonlySet<string>, series: ReadonlySet<string>): Measures {
  const kept = (sheet: Sheet): Sheet => ({
    marks: sheet.marks.filter(({ at }) => !gone.has(at.fileId)),
    calibrations: sheet.calibrations.filter(({ holds }) => (holds.kind === 'file' ? !gone.has(holds.fileId) : series.has(holds.key))),
    keyImages: sheet.keyImages.filter(({ fileId }) => !gone.has(fileId)),
  });
  const sheet = kept(measures.sheet);
  const isLeft = (id: string | null): boolean => sheet.marks.some((mark) => mark.id === id);
  return {
    ...measures,
    sheet,
    past: measures.past.map(kept),
    future: measures.future.map(kept),
    draft: measures.draft && gone.has(measures.draft.at.fileId) ? null : measures.draft,
    selected: isLeft(measures.selected) ? measures.selected : null,
    naming: isLeft(measures.naming) ? measures.naming : null,
  };
}
