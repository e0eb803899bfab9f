import { useEffect } from 'react';
import { keyOfShortcut } from '../../app/command-keys.js';
import { commandOf } from '../../app/commands.js';
import { keysOf } from '../../app/shortcuts/shortcuts.js';
import { useStore } from '../../app/store.js';

/** Who holds the key this long wants the lens only as long as it is held. */
const HELD_MS = 350;

/** The lens goes when its key is let go, where the key was held; pressed shortly, it stays. */
export function useLensKey(): void {
  const store = useStore();
  useEffect(() => {
    const since = performance.now();
    const onUp = (event: KeyboardEvent) => {
      const keys = keysOf(commandOf('toggle-lens'), store.get().shortcuts).map((shortcut) => keyOfShortcut(shortcut).toLowerCase());
      if (!keys.includes(event.key.toLowerCase())) return;
      ended.abort();
      if (performance.now() - since >= HELD_MS) store.dispatch({ type: 'toggleLens' });
    };
    const ended = new AbortController();
    window.addEventListener('keyup', onUp, { signal: ended.signal });
    return () => ended.abort();
  }, [store]);
}
