import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Grant } from '../../core/bridge.js';
import { useAppState } from '../app/store.js';
import { type Layer, type ObjectAnswer, ObjectShelf } from './object-shelf.js';

const ShelfContext = createContext<ObjectShelf | null>(null);

/** Around the reading room: what was read of files without a picture, and what lies over the pictures. */
export function ObjectsProvider({ children }: { readonly children: ReactNode }) {
  const [shelf] = useState(() => new ObjectShelf());
  const grants = useAppState((state) => state.grants);
  useEffect(() => shelf.keepOnly((fileId) => grants.has(fileId)), [shelf, grants]);
  return <ShelfContext value={shelf}>{children}</ShelfContext>;
}

export function useShelf(): ObjectShelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error('useShelf outside of ObjectsProvider');
  return shelf;
}

export function useLayers(): readonly Layer[] {
  const shelf = useShelf();
  return useSyncExternalStore(shelf.subscribe, shelf.layers);
}

/** What a file says; undefined while it is read. */
export function useObject(file: Grant | undefined): ObjectAnswer | undefined {
  const shelf = useShelf();
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly answer: ObjectAnswer } | null>(null);
  useEffect(() => {
    if (!file) return;
    let isCurrent = true;
    void shelf.read(file).then((answer) => {
      if (isCurrent) setLoaded({ id: file.id, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [file, shelf]);
  // While the next file is read, what the last one said may not stand in its place.
  return loaded && loaded.id === file?.id ? loaded.answer : undefined;
}
