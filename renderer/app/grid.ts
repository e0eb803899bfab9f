import type { ChosenLayout, GridLayout } from '../../core/bridge.js';
import type { Position } from './series.js';
import type { AppState, Shown } from './state.js';
import type { View } from './view.js';

/** One viewport of the grid: what it stands at, how it looks at each series, and what it painted last. */
export interface Cell {
  readonly selection: Position | null;
  readonly shown: Shown | null;
  /** By the key of the series. */
  readonly views: ReadonlyMap<string, View>;
}

/**
 * How the stage is divided. What keys and tools act on is the active cell: its part of the state stands in the state itself (`selection`,
 * `shown`, `views`), and those of the others stand here. The place of the active one in `parked` is empty.
 */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** From 0, row by row. */
  readonly active: number;
  /** The active cell has the whole stage for a while. */
  readonly isEnlarged: boolean;
  readonly parked: readonly Cell[];
}

export const EMPTY_CELL: Cell = { selection: null, shown: null, views: new Map() };
export const SINGLE_GRID: Grid = { rows: 1, columns: 1, active: 0, isEnlarged: false, parked: [EMPTY_CELL] };

/** Most rows and most columns. */
export const MOST_SIDE = 4;

export const layoutName = (rows: number, columns: number): GridLayout => `${rows}x${columns}` as GridLayout;

/** Rows and columns of a layout; `automatic` has none of its own. */
export function sidesOf(layout: ChosenLayout): { readonly rows: number; readonly columns: number } | null {
  if (layout === 'automatic') return null;
  const [rows, columns] = layout.split('x').map(Number);
  return { rows: rows ?? 1, columns: columns ?? 1 };
}

export const countCells = ({ rows, columns }: Pick<Grid, 'rows' | 'columns'>): number => rows * columns;

export function cellAt(state: AppState, index: number): Cell {
  const { grid, selection, shown, views } = state;
  return index === grid.active ? { selection, shown, views } : (grid.parked[index] ?? EMPTY_CELL);
}

export const cellsOf = (state: AppState): readonly Cell[] => state.grid.parked.map((_, index) => cellAt(state, index));

/** The cells that can be seen now: all, or the one that is enlarged. */
export function visibleCells({ grid }: AppState): readonly number[] {
  return grid.isEnlarged ? [grid.active] : grid.parked.map((_, index) => index);
}

/** Puts cells in place of all there are. @param active which of them the keys act on */
export function withCells(
  state: AppState,
  cells: readonly Cell[],
  active: number,
  { rows, columns }: Pick<Grid, 'rows' | 'columns'> = state.grid,
): AppState {
  const { selection, shown, views } = cells[active] ?? EMPTY_CELL;
  const parked = Array.from({ length: rows * columns }, (_, index) => (index === active ? EMPTY_CELL : (cells[index] ?? EMPTY_CELL)));
  const isEnlarged = state.grid.isEnlarged && parked.length > 1;
  return { ...state, selection, shown, views, grid: { rows, columns, active, isEnlarged, parked } };
}

/** Has keys and tools act on another cell. */
export function activate(state: AppState, index: number): AppState {
  if (index === state.grid.active || index < 0 || index >= countCells(state.grid)) return state;
  return withCells(state, cellsOf(state), index);
}

/** A series stands in a cell that isn't the active one. */
export const isShownBeside = ({ grid, places }: AppState, seriesKey: string): boolean =>
  grid.parked.some(({ selection }) => selection !== null && places.get(selection.fileId)?.series.key === seriesKey);
