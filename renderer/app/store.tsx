import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { AppAction } from './actions.js';
import { INITIAL_STATE, reduce } from './reduce.js';
import type { AppState } from './state.js';

/** Holds the state; components read the part that they show, so that scrolling redraws the viewport and not the library. */
export interface Store {
  get(): AppState;
  dispatch(action: AppAction): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(initial: AppState = INITIAL_STATE): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const StoreContext = createContext<Store | null>(null);

export function StoreProvider({ store, children }: { readonly store: Store; readonly children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useStore outside of StoreProvider');
  return store;
}

export const useDispatch = (): Store['dispatch'] => useStore().dispatch;

/** A part of the state. The selector gives the same value (by identity) while what it reads is unchanged. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
