import { createContext, useContext } from 'react';
import { type Cell, cellAt } from './grid.js';
import { viewIn } from './reduce-view.js';
import type { AppState } from './state.js';
import { useAppState } from './store.js';
import type { View } from './view.js';

const Context = createContext(0);
/** Says to everything in a viewport which cell of the grid it is. */
export const CellProvider = Context;

export const useCell = (): number => useContext(Context);

/** A part of the state of the cell around it. The selector gives the same value (by identity) while what it reads is unchanged. */
export function useCellState<Part>(select: (cell: Cell, state: AppState) => Part): Part {
  const index = useCell();
  return useAppState((state) => select(cellAt(state, index), state));
}

/** How this cell looks at its series. */
export const useView = (): View => useCellState((cell, state) => viewIn(state, cell));

/** Keys and tools act on this cell. */
export function useIsActive(): boolean {
  const index = useCell();
  return useAppState((state) => state.grid.active === index);
}
