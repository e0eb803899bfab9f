import { shortcutText } from '../command-keys.js';
import { type CommandId, commandOf } from '../commands.js';
import { useAppState } from '../store.js';
import { isMacPlatform } from '../use-commands.js';
import { keysOf } from './shortcuts.js';

/** Says how a shortcut stands on the keyboard at hand. */
export function useKeyText(): (shortcut: string) => string {
  const isMac = useAppState((state) => isMacPlatform(state.environment?.platform));
  return (shortcut) => shortcutText(shortcut, isMac);
}

/** The first key of a command, as it stands on a key cap. */
export function useShortcutText(id: CommandId): string | undefined {
  const text = useKeyText();
  const first = useAppState(({ shortcuts }) => keysOf(commandOf(id), shortcuts)[0]);
  return first === undefined ? undefined : text(first);
}
