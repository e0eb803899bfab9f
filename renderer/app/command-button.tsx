import type { LucideIcon } from 'lucide-react';
import { IconButton, IconToggle, TextButton } from '../ui/button.js';
import { type CommandId, isActive } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { useShortcutText } from './shortcuts/use-keys.js';
import { useAppState } from './store.js';
import { useCommand } from './use-commands.js';

interface CommandButtonProps {
  readonly id: CommandId;
  readonly icon: LucideIcon;
}

/** A command as a button of a toolbar. */
export function CommandButton({ id, icon }: CommandButtonProps) {
  const { command, run } = useCommand(id);
  const messages = useMessages();
  const isEnabled = useAppState(command.enabled);
  return <IconButton icon={icon} label={messages[command.label]} shortcut={useShortcutText(id)} isDisabled={!isEnabled} onPress={run} />;
}

/** A command that is on or off. */
export function CommandToggle({ id, icon }: CommandButtonProps) {
  const { command, run } = useCommand(id);
  const messages = useMessages();
  const isEnabled = useAppState(command.enabled);
  const isOn = useAppState((state) => isActive(id, state));
  return (
    <IconToggle
      icon={icon}
      label={messages[command.label]}
      shortcut={useShortcutText(id)}
      isSelected={isOn}
      isDisabled={!isEnabled}
      onChange={run}
    />
  );
}

/** A command as a button with words. */
export function CommandTextButton({ id, name }: { readonly id: CommandId; readonly name?: string }) {
  const { command, run } = useCommand(id);
  const messages = useMessages();
  const isEnabled = useAppState(command.enabled);
  return (
    <TextButton look="outline" isDisabled={!isEnabled} onPress={run}>
      {name ?? messages[command.label]}
    </TextButton>
  );
}
