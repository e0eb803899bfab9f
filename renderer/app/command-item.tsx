import type { LucideIcon } from 'lucide-react';
import { MenuItem } from 'react-aria-components';
import type { CommandId } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { useShortcutText } from './shortcuts/use-keys.js';
import { useAppState } from './store.js';
import { useCommand } from './use-commands.js';

interface CommandItemProps {
  readonly id: CommandId;
  /** What it is called here; its own name where this is absent. */
  readonly name?: string;
  readonly icon?: LucideIcon;
}

/** A command as a line of a menu. */
export function CommandItem({ id, name, icon: Icon }: CommandItemProps) {
  const messages = useMessages();
  const { command, run } = useCommand(id);
  const shortcut = useShortcutText(id);
  const isEnabled = useAppState(command.enabled);
  const words = name ?? messages[command.label];
  return (
    <MenuItem id={id} className="menu-item" textValue={words} isDisabled={!isEnabled} onAction={run}>
      {Icon && <Icon size={16} aria-hidden />}
      {words}
      {shortcut && <kbd className="keycap">{shortcut}</kbd>}
    </MenuItem>
  );
}
