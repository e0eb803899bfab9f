import type { Calibration, Mark } from '../../core/study/measure/mark.js';
import { isRegion, POINTS, type ShapeKind } from '../../core/study/measure/shape.js';
import { windowUnder } from '../viewer/measure/seen-shapes.js';
import type { CommandKey } from './command-keys.js';
import {
  act,
  anythingOpen,
  type CommandContext,
  type CommandParts,
  canDraw,
  type Enabled,
  greyShown,
  valuesShown,
} from './command-parts.js';
import { calibrationHere, isAt, isStarred, type MeasureAction, type Sheet } from './measures.js';
import { viewOf } from './reduce-view.js';
import type { Position } from './series.js';
import { stepNumber } from './series.js';
import type { AppState } from './state.js';
import { isDrawing } from './tool.js';

const measure = (
  label: CommandKey,
  keys: readonly string[],
  enabled: Enabled,
  action: MeasureAction | ((state: AppState) => MeasureAction),
) => act(label, keys, enabled, (state) => ({ type: 'measure', action: typeof action === 'function' ? action(state) : action }));

const draw = (label: CommandKey, keys: readonly string[], kind: ShapeKind) => act(label, keys, canDraw, { type: 'tool', tool: kind });

const draws: Enabled = (state) => canDraw(state) && isDrawing(state.tool);
const hasSelected: Enabled = ({ measures }) => measures.selected !== null;
const hasStep: Enabled = ({ tool, measures }) => isDrawing(tool) || measures.draft !== null || measures.selected !== null;

const marksHere = ({ measures, selection }: AppState): readonly Mark[] =>
  selection ? measures.sheet.marks.filter(({ at }) => isAt(at, selection)) : [];
const hasMarksHere: Enabled = (state) => marksHere(state).length > 0;

/** Something is drawn on, or a star is on, a picture of the study on the screen: what can be saved. */
const hasMarksInStudy: Enabled = ({ measures: { sheet }, selection, places }) => {
  const study = selection ? places.get(selection.fileId)?.study : undefined;
  const isHere = ({ fileId }: Position): boolean => study !== undefined && places.get(fileId)?.study === study;
  return sheet.marks.some(({ at }) => isHere(at)) || sheet.keyImages.some(isHere);
};

/** A length is selected: how long it is can be said. */
const hasLength: Enabled = ({ measures }) => {
  const mark = measures.sheet.marks.find(({ id }) => id === measures.selected);
  // A cut's pixels are as large as they were made.
  return mark?.shape.kind === 'length' && mark.at.plane === undefined;
};

/** The selected mark, where it is a region on the picture that is shown. */
function regionSelected({ measures, selection }: AppState): Mark | null {
  const mark = measures.sheet.marks.find(({ id }) => id === measures.selected);
  return mark && selection && isRegion(mark.shape) && isAt(mark.at, selection) ? mark : null;
}

/** The calibration that holds for the picture on the screen. */
function calibrationShown({ selection, places, measures }: AppState): Calibration | null {
  const series = selection ? places.get(selection.fileId)?.series : undefined;
  const record = series?.images.find(({ fileId }) => fileId === selection?.fileId);
  return series && record ? calibrationHere(measures.sheet.calibrations, record, series.key) : null;
}

/** A line or polygon that can be ended now. */
const canFinish: Enabled = ({ measures: { draft } }) => {
  if (!draft) return false;
  const { least, most } = POINTS[draft.kind];
  return most > least && draft.points.length >= least;
};

/** Marks and stars of the pictures that are open, in the order of the series and of the pictures in it. */
function inOrder<Item>(state: AppState, items: readonly Item[], at: (item: Item) => Position): readonly Item[] {
  const series = [...new Set([...state.places.values()].map((place) => place.series))];
  const rank = (item: Item): number => {
    const place = state.places.get(at(item).fileId);
    return place ? series.indexOf(place.series) * 1e7 + stepNumber(place.series, at(item)) : -1;
  };
  return items.filter((item) => rank(item) >= 0).sort((one, other) => rank(one) - rank(other));
}

/** The one after `now`, round and round; the first, or the last going backwards, where there is none. */
function goRound<Item>(items: readonly Item[], now: Item | undefined, by: 1 | -1): Item | undefined {
  const index = now === undefined ? (by === 1 ? -1 : items.length) : items.indexOf(now);
  return items[(index + by + items.length) % items.length];
}

const nextMark = (label: CommandKey, key: string, by: 1 | -1): CommandParts => ({
  label,
  keys: [key],
  repeats: false,
  enabled: ({ measures, places }) => measures.sheet.marks.some(({ at }) => places.has(at.fileId)),
  run: (context) => {
    const state = context.get();
    const marks = inOrder(state, state.measures.sheet.marks, ({ at }) => at);
    const now =
      marks.find(({ id }) => id === state.measures.selected) ?? marks.find(({ at }) => state.selection && isAt(at, state.selection));
    const mark = goRound(marks, now, by);
    if (mark) jumpTo(context, mark);
  },
});

const nextStar = (label: CommandKey, key: string, by: 1 | -1): CommandParts => ({
  label,
  keys: [key],
  repeats: false,
  enabled: ({ measures, places }) => measures.sheet.keyImages.some(({ fileId }) => places.has(fileId)),
  run: (context) => {
    const state = context.get();
    const stars = inOrder(state, state.measures.sheet.keyImages, (at) => at);
    const now = stars.find((at) => state.selection && isAt(at, state.selection));
    const position = goRound(stars, now, by);
    if (position) context.dispatch({ type: 'select', position });
  },
});

/** Shows the picture of a mark, with the mark selected. */
export function jumpTo({ dispatch }: Pick<CommandContext, 'dispatch'>, { id, at }: Mark): void {
  if (!at.plane) dispatch({ type: 'volume', action: { type: 'close' } });
  dispatch({ type: 'select', position: at });
  dispatch({ type: 'measure', action: { type: 'select', id } });
}

/** Undoes or does again, and shows the picture on which that happened. */
const travel = (label: CommandKey, keys: readonly string[], type: 'undo' | 'redo'): CommandParts => ({
  label,
  keys,
  repeats: true,
  enabled: ({ measures }) => (type === 'undo' ? measures.draft !== null || measures.past.length > 0 : measures.future.length > 0),
  run: ({ get, dispatch }) => {
    const before = get().measures.sheet;
    dispatch({ type: 'measure', action: { type } });
    const { measures, places, selection } = get();
    const position = changedPlace(before, measures.sheet);
    if (position && places.has(position.fileId) && !(selection && isAt(selection, position))) dispatch({ type: 'select', position });
  },
});

function changedPlace(before: Sheet, after: Sheet): Position | null {
  const differs = (ones: readonly Mark[], others: readonly Mark[]) => ones.find((mark) => !others.includes(mark));
  const mark = differs(after.marks, before.marks) ?? differs(before.marks, after.marks);
  return mark?.at ?? null;
}

/** Drawing and marks. */
export const measureCommands = {
  'tool-length': draw('drawLength', ['M'], 'length'),
  'tool-polyline': draw('drawPolyline', ['Shift+M'], 'polyline'),
  'tool-angle': draw('drawAngle', ['A'], 'angle'),
  'tool-cobb': draw('drawCobb', ['Shift+A'], 'cobb'),
  'tool-ratio': draw('drawRatio', ['Q'], 'ratio'),
  'tool-rectangle': draw('drawRectangle', ['U'], 'rectangle'),
  'tool-ellipse': draw('drawEllipse', ['E'], 'ellipse'),
  'tool-polygon': draw('drawPolygon', ['Shift+U'], 'polygon'),
  'tool-freehand': draw('drawFreehand', ['Shift+E'], 'freehand'),
  'tool-probe': draw('drawProbe', ['V'], 'probe'),
  'tool-arrow': draw('drawArrow', ['J'], 'arrow'),
  'tool-text': draw('drawText', ['Shift+T'], 'text'),
  'tool-circle': draw('drawCircle', ['Shift+J'], 'circle'),
  'place-point': measure('placePoint', ['Enter'], draws, (state) =>
    // Who draws with the pointer ends a line by Enter; who draws by keys sets a point with it, wherever the focus is.
    state.measures.byKeys === 0 && canFinish(state) ? { type: 'finish' } : { type: 'byKeys', on: true },
  ),
  'finish-shape': measure('finishShape', ['Mod+Enter'], canFinish, { type: 'finish' }),
  'stop-drawing': measure('stopDrawing', ['Escape'], hasStep, { type: 'escape' }),
  undo: travel('undoMark', ['Mod+Z'], 'undo'),
  redo: travel('redoMark', ['Mod+Shift+Z', 'Mod+Y'], 'redo'),
  'name-mark': measure('nameMark', ['F2'], hasSelected, ({ measures }) => ({ type: 'naming', id: measures.selected })),
  'remove-mark': measure('removeMark', ['Delete', 'Mod+Backspace'], hasSelected, ({ measures }) => ({
    type: 'remove',
    ids: measures.selected === null ? [] : [measures.selected],
  })),
  'clear-picture': measure('clearPicture', [], hasMarksHere, (state) => ({ type: 'remove', ids: marksHere(state).map(({ id }) => id) })),
  'next-mark': nextMark('nextMark', 'Shift+N', 1),
  'previous-mark': nextMark('previousMark', 'Shift+B', -1),
  'toggle-marks': measure('toggleMarks', ['Shift+O'], ({ measures }) => measures.sheet.marks.length > 0, { type: 'toggleShown' }),
  'list-marks': measure('listMarks', ['Shift+L'], anythingOpen, { type: 'toggleList' }),
  'keep-marks': act('keepMarks', ['Mod+Shift+K'], hasMarksInStudy, { type: 'dialog', dialog: 'keep-marks' }),
  calibrate: act('calibrate', [], hasLength, { type: 'dialog', dialog: 'calibrate' }),
  uncalibrate: {
    label: 'uncalibrate',
    keys: [],
    repeats: false,
    enabled: (state) => calibrationShown(state) !== null,
    run: ({ get, dispatch }) => {
      const calibration = calibrationShown(get());
      if (calibration) dispatch({ type: 'measure', action: { type: 'uncalibrate', calibration } });
    },
  },
  'window-region': {
    label: 'windowRegion',
    keys: ['Shift+V'],
    repeats: false,
    enabled: (state) => greyShown(state) && regionSelected(state) !== null,
    run: ({ get, dispatch }) => {
      const state = get();
      const mark = regionSelected(state);
      const window = mark && windowUnder(mark.shape);
      if (!mark || !window || state.shown?.kind !== 'grey') return;
      const voi = { kind: 'custom', center: window.center, width: Math.max(state.shown.leastWidth, window.width) } as const;
      dispatch({ type: 'present', position: mark.at, view: { ...viewOf(state), voi } });
    },
  },
  'toggle-star': measure('toggleStar', ['K'], valuesShown, ({ selection }) => ({ type: 'star', at: selection ?? NOWHERE })),
  'next-star': nextStar('nextStar', ']', 1),
  'previous-star': nextStar('previousStar', '[', -1),
} as const satisfies Readonly<Record<string, CommandParts>>;

/** What nothing is selected stands for; no file has this id. */
const NOWHERE: Position = { fileId: '', frame: 0 };

/** Whether a toggle among them is on. */
export function isMeasureActive(id: string, { measures, selection }: AppState): boolean {
  switch (id) {
    case 'toggle-star':
      return selection !== null && isStarred(measures, selection);
    case 'list-marks':
      return measures.listOpen;
    case 'toggle-marks':
      return measures.areShown;
    default:
      return false;
  }
}
