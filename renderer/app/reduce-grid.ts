import type { SeriesGroup } from '../../core/study/group-studies.js';
import type { AppAction } from './actions.js';
import { activate, type Cell, cellAt, cellsOf, countCells, EMPTY_CELL, type Grid, sidesOf, withCells } from './grid.js';
import { stopped } from './reduce-cine.js';
import { isPicture, openingStep } from './series.js';
import type { AppState } from './state.js';

export type GridAction = Extract<AppAction, { type: 'layout' | 'activate' | 'putInto' | 'enlarge' | 'nextCell' | 'dropCell' | 'shown' }>;

/** Dividing the stage, and going from cell to cell. */
export function reduceGrid(state: AppState, action: GridAction): AppState {
  switch (action.type) {
    case 'layout': {
      const sides = sidesOf(action.layout);
      const chosen = { ...state, chosenLayout: action.layout };
      return sides ? { ...divided(stopped(chosen), sides), hasChosen: true } : chosen;
    }
    case 'activate':
      return action.cell === state.grid.active ? state : activate(stopped(state), action.cell);
    case 'putInto': {
      if (!state.places.has(action.position.fileId) || action.cell >= countCells(state.grid)) return state;
      return { ...activate(stopped(state), action.cell), selection: action.position, hasChosen: true, dropCell: null };
    }
    case 'enlarge':
      return countCells(state.grid) < 2 ? state : { ...state, grid: { ...state.grid, isEnlarged: !state.grid.isEnlarged } };
    case 'nextCell': {
      const count = countCells(state.grid);
      return count < 2 ? state : activate(stopped(state), (state.grid.active + action.by + count) % count);
    }
    case 'dropCell':
      return action.cell === state.dropCell ? state : { ...state, dropCell: action.cell };
    case 'shown': {
      const { cell = state.grid.active, shown } = action;
      if (cell === state.grid.active) return { ...state, shown };
      const { parked } = state.grid;
      if (cell >= parked.length) return state;
      return { ...state, grid: { ...state.grid, parked: parked.map((each, index) => (index === cell ? { ...each, shown } : each)) } };
    }
  }
}

/** Another division: what stood in the cells stays, and new cells take the next series of the study that no cell shows. */
export function divided(state: AppState, sides: Pick<Grid, 'rows' | 'columns'>): AppState {
  const count = countCells(sides);
  const cells = cellsOf(state).filter(({ selection }) => selection !== null);
  const here = cellAt(state, state.grid.active);
  const kept = cells.slice(0, count);
  // What the keys acted on isn't what goes.
  const at = cells.findIndex(({ selection }) => selection === here.selection);
  if (at >= count) kept[count - 1] = here;
  const active = Math.max(0, Math.min(at, count - 1));
  const waiting = waitingSeries(state, kept);
  const filled: Cell[] = [...kept];
  while (filled.length < count) {
    const next = waiting.shift();
    const selection = next ? openingStep(next) : null;
    filled.push(selection ? { selection, shown: null, views: state.views } : EMPTY_CELL);
  }
  return withCells({ ...state, grid: { ...state.grid, isEnlarged: false } }, filled, active, sides);
}

/** The series with pictures of the study that is looked at which stand in none of these cells: those behind the active one first. */
function waitingSeries(state: AppState, cells: readonly Cell[]): SeriesGroup[] {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  if (!place) return [];
  const standing = new Set(cells.map(({ selection }) => (selection ? state.places.get(selection.fileId)?.series.key : undefined)));
  const { series } = place.study;
  const from = series.indexOf(place.series);
  const inTurn = [...series.slice(from + 1), ...series.slice(0, from)];
  return inTurn.filter((each) => !standing.has(each.key) && each.images.some(isPicture));
}

/** Files were closed: cells that stood at them are empty. */
export function withoutClosed(state: AppState): AppState {
  if (state.records.length === 0) return withCells(state, [{ ...EMPTY_CELL, views: state.views }], 0, { rows: 1, columns: 1 });
  const isGone = ({ selection }: Cell): boolean => selection !== null && !state.places.has(selection.fileId);
  if (!state.grid.parked.some(isGone)) return state;
  const emptied = (cell: Cell): Cell => (isGone(cell) ? { ...cell, selection: null, shown: null } : cell);
  return { ...state, grid: { ...state.grid, parked: state.grid.parked.map(emptied) } };
}
