import { createContext, useContext, useLayoutEffect } from 'react';
import type { MenuCommand } from '../../core/bridge.js';
import { matchesShortcut } from './command-keys.js';
import { COMMANDS, type Command, type CommandContext, type CommandId, commandOf, runCommand } from './commands.js';
import { keysOf } from './shortcuts/shortcuts.js';

const Context = createContext<CommandContext | null>(null);
export const CommandProvider = Context;

export function useCommandContext(): CommandContext {
  const context = useContext(Context);
  if (!context) throw new Error('useCommandContext outside of its provider');
  return context;
}

/** A command and the way to run it. */
export function useCommand(id: CommandId): { readonly command: Command; readonly run: () => void } {
  const context = useCommandContext();
  return { command: commandOf(id), run: () => void runCommand(id, context) };
}

export const isMacPlatform = (platform: string | undefined): boolean => platform === 'darwin';

const PRESSED = 'button, a, summary, label, input, [role="button"], [role="treegrid"], [role="tree"], [role="grid"]';

/** True where a key belongs to what has the focus: text that is typed, or a widget that moves by arrows. */
function belongsToFocus(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const isText = target.closest('input:not([type="range"]), textarea') !== null;
  // Text that is typed has its own undoing.
  if (!isPlain) return isText && /^[acvxyz]$/i.test(event.key);
  if (isText) return true;
  // What has the focus is pressed by these.
  if ((event.key === ' ' || event.key === 'Enter') && target.closest(PRESSED)) return true;
  const moves = event.key.startsWith('Arrow') || event.key.startsWith('Page') || event.key === 'Home' || event.key === 'End';
  return moves && target.closest('input[type="range"], [role="treegrid"], [role="listbox"]') !== null;
}

/** Listens to the keys of those commands that may be run now, as soon as what they do is on the screen. */
export function useShortcuts(context: CommandContext, which: 'all' | 'help' | 'none'): void {
  useLayoutEffect(() => {
    if (which === 'none') return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsToFocus(event)) return;
      const { environment, shortcuts } = context.get();
      const isMac = isMacPlatform(environment?.platform);
      const command = COMMANDS.find((each) => keysOf(each, shortcuts).some((key) => matchesShortcut(event, key, isMac)));
      if (!command || (which === 'help' && command.id !== 'show-help') || (event.repeat && !command.repeats)) return;
      if (runCommand(command.id, context)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [context, which]);
}

/** A command that main's menu sent. */
export function runMenuCommand(id: MenuCommand, context: CommandContext): void {
  runCommand(id, context);
}
