import type { SeriesGroup } from '../../core/study/group-studies.js';
import { type Cell, cellAt, cellsOf, countCells, EMPTY_CELL, type Grid, withCells } from './grid.js';
import { isPicture, openingStep } from './series.js';
import type { AppState } from './state.js';

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
