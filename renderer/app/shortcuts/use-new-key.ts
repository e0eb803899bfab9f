import { useEffect, useRef } from 'react';
import type { Shortcuts } from '../../../core/bridge.js';
import type { Command, CommandId } from '../commands.js';
import { useAppState, useDispatch } from '../store.js';
import { isMacPlatform } from '../use-commands.js';
import { recordKey } from './record-key.js';
import { holdersOf, isFixed, keysOf, withKeys } from './shortcuts.js';

/** How far giving a command another key has come. */
export type NewKey =
  | { readonly kind: 'idle' | 'all-usual' }
  | { readonly kind: 'pressing' | 'reserved' | 'fixed' | 'given' | 'lost'; readonly command: Command }
  | { readonly kind: 'taken'; readonly command: Command; readonly keys: readonly string[]; readonly holders: readonly Command[] };

export interface KeyGiving {
  readonly shortcuts: Shortcuts;
  readonly ask: (command: Command) => void;
  /** Gives it these keys; where another command has one, that is asked first. */
  readonly want: (command: Command, keys: readonly string[]) => void;
  /** What was asked is done, or left. */
  readonly answer: (take: boolean) => void;
  readonly allUsual: () => void;
}

/** Gives commands other keys; while one is waited for, all keys are this command's. */
export function useNewKey(state: NewKey, setState: (state: NewKey) => void): KeyGiving {
  const dispatch = useDispatch();
  const shortcuts = useAppState((whole) => whole.shortcuts);
  const isMac = useAppState((whole) => isMacPlatform(whole.environment?.platform));
  const give = (command: Command, keys: readonly string[]) => {
    dispatch({ type: 'shortcuts', shortcuts: withKeys(shortcuts, command.id, keys) });
    setState({ kind: keys.length === 0 ? 'lost' : 'given', command });
  };
  const want = (command: Command, keys: readonly string[]) => {
    const holders = holdersOf(keys, command.id, shortcuts);
    if (holders.length > 0) setState({ kind: 'taken', command, keys, holders });
    else give(command, keys);
  };
  usePress(state.kind === 'pressing' || state.kind === 'reserved' ? state.command.id : null, (event) => {
    if (state.kind !== 'pressing' && state.kind !== 'reserved') return;
    const recorded = recordKey(event, isMac);
    if (recorded.kind === 'left') setState({ kind: 'idle' });
    else if (recorded.kind === 'reserved') setState({ kind: 'reserved', command: state.command });
    else if (recorded.kind === 'shortcut') want(state.command, [recorded.shortcut]);
  });
  return {
    shortcuts,
    ask: (command) => setState({ kind: isFixed(command) ? 'fixed' : 'pressing', command }),
    want,
    answer: (take) => {
      if (state.kind === 'taken' && take) give(state.command, state.keys);
      else setState({ kind: 'idle' });
    },
    allUsual: () => {
      dispatch({ type: 'shortcuts', shortcuts: {} });
      setState({ kind: 'all-usual' });
    },
  };
}

/** Hears every press before anything else does, as long as a key is waited for. */
function usePress(waitingFor: CommandId | null, onPress: (event: KeyboardEvent) => void): void {
  const latest = useRef(onPress);
  latest.current = onPress;
  useEffect(() => {
    if (waitingFor === null) return;
    const hear = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) latest.current(event);
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, [waitingFor]);
}

/** Whether a command has other keys than the usual. */
export const isChanged = (command: Command, shortcuts: Shortcuts): boolean => keysOf(command, shortcuts) !== command.keys;
