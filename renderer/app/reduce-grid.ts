import type { AppAction } from './actions.js';
import { divided } from './divide.js';
import { activate, type Cell, countCells, EMPTY_CELL, sidesOf, withCells } from './grid.js';
import { hang } from './hang.js';
import { stopped } from './reduce-cine.js';
import type { AppState } from './state.js';

export type GridAction = Extract<
  AppAction,
  { type: 'layout' | 'activate' | 'putInto' | 'enlarge' | 'nextCell' | 'dropCell' | 'shown' | 'room' }
>;

/** Dividing the stage, and going from cell to cell. */
export function reduceGrid(state: AppState, action: GridAction): AppState {
  switch (action.type) {
    case 'layout': {
      const sides = sidesOf(action.layout);
      const chosen = { ...state, chosenLayout: action.layout };
      return { ...(sides ? divided(stopped(chosen), sides) : hang(stopped(chosen))), hasChosen: true };
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
    case 'room': {
      const known = { ...state, room: { width: action.width, height: action.height } };
      // A small study is read before the stage has a size: it is hung as soon as it has.
      const isWaiting = state.room === null && !state.hasChosen && state.openings.length === 0;
      return isWaiting ? hang(known) : known;
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

/** Files were closed: cells that stood at them are empty. */
export function withoutClosed(state: AppState): AppState {
  if (state.records.length === 0) return withCells(state, [{ ...EMPTY_CELL, views: state.views }], 0, { rows: 1, columns: 1 });
  const isGone = ({ selection }: Cell): boolean => selection !== null && !state.places.has(selection.fileId);
  if (!state.grid.parked.some(isGone)) return state;
  const emptied = (cell: Cell): Cell => (isGone(cell) ? { ...cell, selection: null, shown: null } : cell);
  return { ...state, grid: { ...state.grid, parked: state.grid.parked.map(emptied) } };
}
