import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../renderer/app/command-parts.js';
import { copyTargets } from '../../../renderer/app/copy-targets.js';
import { jumpTo, measureCommands } from '../../../renderer/app/measure-commands.js';
import type { MeasureAction } from '../../../renderer/app/measures.js';
import { reduce } from '../../../renderer/app/reduce.js';
import type { AppState } from '../../../renderer/app/state.js';
import type { Tool } from '../../../renderer/app/tool.js';
import { inventRecord, stateWith } from '../invented-record.js';

const at = (column: number, row: number) => ({ column, row });
const FIRST = { fileId: 'a', frame: 0 };
const SECOND = { fileId: 'b', frame: 0 };

function room() {
  let state = stateWith([inventRecord({ fileId: 'a', number: 1 }), inventRecord({ fileId: 'b', number: 2 })]);
  const dispatch: CommandContext['dispatch'] = (action) => {
    state = reduce(state, action);
  };
  const context: CommandContext = {
    bridge: { openFiles: async () => null, openFolder: async () => null, openSample: async () => null },
    get: () => state,
    dispatch,
  };
  const measure = (action: MeasureAction) => dispatch({ type: 'measure', action });
  const draw = (tool: Tool, points: readonly ReturnType<typeof at>[], where = FIRST) => {
    dispatch({ type: 'tool', tool });
    for (const point of points) measure({ type: 'point', at: where, point });
  };
  return { context, dispatch, measure, draw, get: (): AppState => state, marks: () => state.measures.sheet.marks };
}

describe('drawing', () => {
  it('ends a shape with the last point that it can have, and selects it', () => {
    const { draw, marks, get } = room();
    draw('length', [at(0, 0), at(3, 4)]);
    draw('angle', [at(0, 0), at(1, 0), at(1, 1)]);
    draw('cobb', [at(0, 0), at(1, 0), at(1, 1)]);
    expect(marks().map(({ shape }) => shape.kind)).toEqual(['length', 'angle']);
    expect(get().measures.selected).toBe(marks()[1]?.id);
    expect(get().measures.draft?.points).toHaveLength(3);
  });

  it('ends a line where it is asked to, without the point that a double click repeats', () => {
    const { draw, measure, marks } = room();
    draw('polyline', [at(0, 0), at(3, 4), at(5, 5), at(5, 5)]);
    measure({ type: 'finish' });
    expect(marks()[0]?.shape.points).toEqual([at(0, 0), at(3, 4), at(5, 5)]);
    draw('polygon', [at(0, 0), at(3, 4)]);
    measure({ type: 'finish' });
    expect(marks()).toHaveLength(1);
  });

  it('makes nothing of a click where a length was meant, nor of a text without words', () => {
    const { draw, measure, marks, get } = room();
    draw('length', [at(2, 2), at(2, 2)]);
    expect(marks()).toHaveLength(0);
    draw('text', [at(2, 2)]);
    expect(get().measures.naming).toBe(marks()[0]?.id);
    measure({ type: 'rename', id: marks()[0]?.id ?? '', name: '  ' });
    expect(marks()).toHaveLength(0);
  });

  it('begins anew on another frame, and goes one step out with each Escape', () => {
    const { draw, measure, get } = room();
    draw('angle', [at(0, 0), at(1, 1)]);
    measure({ type: 'point', at: SECOND, point: at(2, 2) });
    expect(get().measures.draft).toMatchObject({ at: SECOND, points: [at(2, 2)] });
    measure({ type: 'escape' });
    expect(get().measures.draft).toBeNull();
    expect(get().tool).toBe('angle');
    measure({ type: 'escape' });
    expect(get().tool).toBe('window');
  });

  it('goes along to a picture of its own file as far as it is seen, and words never do', () => {
    const { dispatch, draw, measure, marks, get } = room();
    dispatch({ type: 'select', position: FIRST });
    draw('arrow', [at(0, 0), at(3, 4)]);
    draw('length', [at(1, 1), at(9, 9)]);
    draw('text', [at(2, 2)]);
    measure({ type: 'rename', id: marks()[2]?.id ?? '', name: 'a word' });
    draw('circle', [at(0, 0), at(5, 5)], SECOND);
    const drawn = () =>
      (copyTargets(get(), 'study')?.scopes.study ?? []).map((target) => [
        target.fileId,
        target.drawn?.map(({ frame, shape }) => [frame, shape.kind]),
      ]);
    expect(drawn()).toEqual([
      [
        'a',
        [
          [0, 'arrow'],
          [0, 'length'],
        ],
      ],
      ['b', [[0, 'circle']]],
    ]);
    measure({ type: 'hide', id: marks()[0]?.id ?? '', isHidden: true });
    expect(drawn()[0]).toEqual(['a', [[0, 'length']]]);
    measure({ type: 'toggleShown' });
    expect(drawn()).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
  });

  it('draws nothing with a tool of the view', () => {
    const { draw, get } = room();
    draw('zoom', [at(0, 0), at(1, 1)]);
    expect(get().measures.draft).toBeNull();
    expect(get().measures.sheet.marks).toHaveLength(0);
  });
});

describe('undoing', () => {
  it('takes back a gesture whole, what is drawn point by point, and does it again', () => {
    const { draw, measure, marks, get } = room();
    draw('length', [at(0, 0), at(3, 4)]);
    const { id, shape } = marks()[0] ?? { id: '', shape: null };
    for (const [index, row] of [5, 6, 7].entries())
      measure({ type: 'reshape', id, shape: { kind: 'length', points: [at(0, 0), at(3, row)] }, isFirst: index === 0 });
    measure({ type: 'undo' });
    expect(marks()[0]?.shape).toEqual(shape);
    measure({ type: 'redo' });
    expect(marks()[0]?.shape.points[1]).toEqual(at(3, 7));
    draw('angle', [at(0, 0), at(1, 1)]);
    measure({ type: 'undo' });
    expect(get().measures.draft?.points).toHaveLength(1);
    measure({ type: 'undo' });
    expect(get().measures.draft).toBeNull();
    expect(marks()).toHaveLength(1);
  });

  it('brings back what was deleted, named, hidden, starred and calibrated', () => {
    const { draw, measure, marks, get } = room();
    draw('length', [at(0, 0), at(3, 4)]);
    const id = marks()[0]?.id ?? '';
    const calibration = { column: 0.1, row: 0.1, holds: { kind: 'file', fileId: 'a' }, rows: 4, columns: 6 } as const;
    const before = get().measures.sheet;
    for (const action of [
      { type: 'remove', ids: [id] },
      { type: 'rename', id, name: 'Aorta' },
      { type: 'hide', id, isHidden: true },
      { type: 'star', at: SECOND },
      { type: 'calibrate', calibration },
    ] as const) {
      measure(action);
      expect(get().measures.sheet).not.toEqual(before);
      measure({ type: 'undo' });
      expect(get().measures.sheet).toEqual(before);
    }
  });

  it('leaves no earlier calibration of the same pictures behind the last', () => {
    const { measure, get } = room();
    const of = (column: number) => ({ column, row: column, holds: { kind: 'file', fileId: 'a' }, rows: 4, columns: 6 }) as const;
    const series = { ...of(3), holds: { kind: 'series', key: 's' } } as const;
    for (const calibration of [series, of(1), of(2)]) measure({ type: 'calibrate', calibration });
    expect(get().measures.sheet.calibrations.map(({ column }) => column)).toEqual([2, 3]);
    for (const calibration of get().measures.sheet.calibrations.slice(0, 1)) measure({ type: 'uncalibrate', calibration });
    expect(get().measures.sheet.calibrations).toEqual([series]);
  });

  it('shows the picture on which it happened', () => {
    const { draw, dispatch, context, get } = room();
    draw('length', [at(0, 0), at(3, 4)], SECOND);
    dispatch({ type: 'select', position: FIRST });
    measureCommands.undo.run(context);
    expect(get().measures.sheet.marks).toHaveLength(0);
    expect(get().selection).toEqual(SECOND);
  });
});

describe('what is drawn', () => {
  it('is gone with the files it lies on, when they can’t be brought back any more', () => {
    const { draw, measure, dispatch, marks, get } = room();
    draw('length', [at(0, 0), at(3, 4)], FIRST);
    draw('length', [at(0, 0), at(3, 4)], SECOND);
    measure({ type: 'star', at: FIRST });
    dispatch({ type: 'closeStudies', fileIds: ['a'] });
    expect(marks()).toHaveLength(2);
    dispatch({ type: 'forgetClosed' });
    expect(marks().map(({ at: where }) => where.fileId)).toEqual(['b']);
    expect(get().measures.sheet.keyImages).toEqual([]);
    for (let step = 0; step < 5; step += 1) measure({ type: 'undo' });
    expect(marks().some(({ at: where }) => where.fileId === 'a')).toBe(false);
  });

  it('is gone round by keys, in the order of the pictures', () => {
    const { draw, measure, context, dispatch, get } = room();
    draw('length', [at(0, 0), at(3, 4)], SECOND);
    draw('length', [at(0, 0), at(3, 5)], FIRST);
    const [later, first] = get().measures.sheet.marks;
    dispatch({ type: 'select', position: FIRST });
    measure({ type: 'select', id: null });
    measureCommands['next-mark'].run(context);
    expect(get().measures.selected).toBe(later?.id);
    expect(get().selection).toEqual(SECOND);
    measureCommands['next-mark'].run(context);
    expect(get().measures.selected).toBe(first?.id);
    if (later) jumpTo(context, later);
    expect(get().selection).toEqual(SECOND);
    measure({ type: 'star', at: FIRST });
    measureCommands['next-star'].run(context);
    expect(get().selection).toEqual(FIRST);
  });
});
