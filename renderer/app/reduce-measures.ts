import { isEmpty } from '../../core/study/measure/edit-shape.js';
import { type Calibration, type Mark, MOST_LETTERS } from '../../core/study/measure/mark.js';
import { POINTS, type Point, type Shape, shapeOf } from '../../core/study/measure/shape.js';
import type { Draft, MeasureAction, Measures, Sheet } from './measures.js';
import { isAt } from './measures.js';
import { isDrawing, type Tool } from './tool.js';

/** Most steps that can be taken back. */
const MOST_STEPS = 200;

/** What is drawn after something happened, and the tool. Pure, and the only place that changes it. */
export function reduceMeasures(
  measures: Measures,
  tool: Tool,
  action: MeasureAction,
): { readonly measures: Measures; readonly tool: Tool } {
  if (action.type === 'escape') return stepOut(measures, tool);
  return { tool, measures: next(measures, tool, action) };
}

function next(measures: Measures, tool: Tool, action: Exclude<MeasureAction, { type: 'escape' }>): Measures {
  const { sheet, draft } = measures;
  switch (action.type) {
    case 'point':
      return isDrawing(tool) ? withDraft(measures, added(draft, tool, action)) : measures;
    case 'float':
      return draft ? { ...measures, draft: { ...draft, next: action.point } } : measures;
    case 'finish':
      return draft ? finished(measures, draft) : measures;
    case 'stepBack':
      return stepBack(measures);
    case 'byKeys':
      return { ...measures, byKeys: action.on ? measures.byKeys + 1 : 0 };
    case 'select':
      return { ...measures, selected: action.id, naming: null };
    case 'reshape':
      return reshape(measures, action.id, action.shape, action.isFirst);
    case 'naming':
      return { ...measures, naming: action.id, selected: action.id ?? measures.selected };
    case 'rename':
      return rename(measures, action.id, action.name);
    case 'hide':
      return written(
        measures,
        change(sheet, action.id, (mark) => ({ ...mark, isHidden: action.isHidden })),
      );
    case 'remove':
      return remove(measures, action.ids);
    case 'calibrate':
      return written(measures, { ...sheet, calibrations: [action.calibration, ...sheet.calibrations.filter(isOther(action.calibration))] });
    case 'uncalibrate':
      return written(measures, { ...sheet, calibrations: sheet.calibrations.filter((each) => each !== action.calibration) });
    case 'star': {
      const others = sheet.keyImages.filter((each) => !isAt(each, action.at));
      const keyImages = others.length < sheet.keyImages.length ? others : [...others, action.at];
      return written(measures, { ...sheet, keyImages });
    }
    case 'undo':
      // What is being drawn is taken back point by point before what is drawn.
      return draft ? stepBack(measures) : travel(measures, 'past', 'future');
    case 'redo':
      return travel(measures, 'future', 'past');
    case 'toggleShown':
      return { ...measures, areShown: !measures.areShown, selected: null, naming: null };
    case 'toggleList':
      return { ...measures, listOpen: !measures.listOpen };
  }
}

function stepOut(measures: Measures, tool: Tool): { readonly measures: Measures; readonly tool: Tool } {
  if (measures.draft) return { tool, measures: { ...measures, draft: null } };
  if (isDrawing(tool)) return { tool: 'window', measures: { ...measures, byKeys: 0 } };
  return { tool, measures: { ...measures, selected: null, naming: null } };
}

function added(draft: Draft | null, kind: Draft['kind'], { at, point }: Extract<MeasureAction, { type: 'point' }>): Draft {
  const isSame = draft !== null && draft.kind === kind && isAt(draft.at, at);
  return { at, kind, points: isSame ? [...draft.points, point] : [point], next: isSame ? draft.next : null };
}

/** A draft with all the points that its kind can have is a mark. */
function withDraft(measures: Measures, draft: Draft): Measures {
  return draft.points.length >= POINTS[draft.kind].most ? finished(measures, draft) : { ...measures, draft };
}

/** What is drawn becomes a mark; where it is too little, it is dropped. */
function finished(measures: Measures, draft: Draft): Measures {
  const shape = shapeOf(draft.kind, withoutRepeats(draft));
  if (!shape || isEmpty(shape)) return { ...measures, draft: null };
  const count = measures.count + 1;
  const mark: Mark = { id: `mark-${count}`, at: draft.at, shape, name: '', isHidden: false };
  const sheet: Sheet = { ...measures.sheet, marks: [...measures.sheet.marks, mark] };
  const isWords = shape.kind === 'text';
  const drawn = written(measures, sheet);
  return { ...drawn, draft: null, count, areShown: true, selected: mark.id, naming: isWords ? mark.id : null, lastTool: draft.kind };
}

/** A double click, which ends a line, sets its last point twice. */
function withoutRepeats({ kind, points }: Draft): readonly Point[] {
  if (POINTS[kind].most === POINTS[kind].least) return points;
  return points.filter((point, index) => index === 0 || !isSame(point, points[index - 1] as Point));
}

const isSame = (one: Point, other: Point): boolean => one.column === other.column && one.row === other.row;

function stepBack(measures: Measures): Measures {
  const { draft } = measures;
  if (!draft) return measures;
  return { ...measures, draft: draft.points.length > 1 ? { ...draft, points: draft.points.slice(0, -1) } : null };
}

function reshape(measures: Measures, id: string, shape: Shape, isFirst: boolean): Measures {
  const sheet = change(measures.sheet, id, (mark) => ({ ...mark, shape }));
  return isFirst ? written(measures, sheet) : { ...measures, sheet };
}

/** A text without words is nothing: it goes. */
function rename(measures: Measures, id: string, name: string): Measures {
  const mark = measures.sheet.marks.find((each) => each.id === id);
  const words = name.trim().slice(0, MOST_LETTERS);
  const named = { ...measures, naming: null };
  if (!mark || mark.name === words) return mark?.shape.kind === 'text' && words === '' ? remove(named, [id]) : named;
  if (mark.shape.kind === 'text' && words === '') return remove(named, [id]);
  return written(
    named,
    change(measures.sheet, id, (each) => ({ ...each, name: words })),
  );
}

function remove(measures: Measures, ids: readonly string[]): Measures {
  const marks = measures.sheet.marks.filter(({ id }) => !ids.includes(id));
  if (marks.length === measures.sheet.marks.length) return measures;
  return { ...written(measures, { ...measures.sheet, marks }), selected: null, naming: null };
}

/** Of the same pictures the last one holds, and no earlier one behind it. */
const isOther =
  ({ holds, rows, columns }: Calibration) =>
  (other: Calibration): boolean => {
    if (holds.kind === 'file') return !(other.holds.kind === 'file' && other.holds.fileId === holds.fileId);
    return !(other.holds.kind === 'series' && other.holds.key === holds.key && other.rows === rows && other.columns === columns);
  };

const change = (sheet: Sheet, id: string, to: (mark: Mark) => Mark): Sheet => ({
  ...sheet,
  marks: sheet.marks.map((mark) => (mark.id === id ? to(mark) : mark)),
});

/** A new sheet, with the way back to the one before. */
const written = (measures: Measures, sheet: Sheet): Measures => ({
  ...measures,
  sheet,
  past: [...measures.past, measures.sheet].slice(-MOST_STEPS),
  future: [],
});

function travel(measures: Measures, from: 'past' | 'future', to: 'past' | 'future'): Measures {
  const sheet = measures[from].at(-1);
  if (!sheet) return measures;
  const isLeft = sheet.marks.some(({ id }) => id === measures.selected);
  return {
    ...measures,
    sheet,
    [from]: measures[from].slice(0, -1),
    [to]: [...measures[to], measures.sheet],
    selected: isLeft ? measures.selected : null,
    naming: null,
  };
}
