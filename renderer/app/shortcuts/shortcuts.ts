import type { Shortcuts } from '../../../core/bridge.js';
import { COMMANDS, type Command, type CommandId } from '../commands.js';

/** The keys of a command: the person's own, else the usual ones. */
export const keysOf = ({ id, keys }: Pick<Command, 'id' | 'keys'>, shortcuts: Shortcuts): readonly string[] => shortcuts[id] ?? keys;

/** Enter and Escape go through a drawing wherever one is: their commands keep them. */
export const isFixed = ({ keys }: Pick<Command, 'keys'>): boolean => keys.includes('Enter') || keys.includes('Escape');

/** The other commands that have one of these keys now. */
export const holdersOf = (keys: readonly string[], id: CommandId, shortcuts: Shortcuts): readonly Command[] =>
  COMMANDS.filter((other) => other.id !== id && keysOf(other, shortcuts).some((key) => keys.includes(key)));

/** The command has these keys, and no other command has them any more. What is as usual isn't kept. */
export function withKeys(shortcuts: Shortcuts, id: CommandId, keys: readonly string[]): Shortcuts {
  const holders = holdersOf(keys, id, shortcuts).map((other) => [other.id, keysOf(other, shortcuts).filter((key) => !keys.includes(key))]);
  const next: Shortcuts = { ...shortcuts, ...Object.fromEntries(holders), [id]: keys };
  return Object.fromEntries(
    COMMANDS.flatMap((command) => {
      const chosen = next[command.id];
      return chosen && chosen.join('\n') !== command.keys.join('\n') ? [[command.id, chosen]] : [];
    }),
  );
}
