import { ManualDialog } from '../manual/index.js';
import { COMMANDS, type CommandId, commandOf } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { keysOf } from './shortcuts/shortcuts.js';
import { useKeyText } from './shortcuts/use-keys.js';
import { useAppState } from './store.js';

/** The manual with the person's keys of the table of commands, so that it names no key that does something else. */
export function WindowHelp({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const language = useAppState((state) => state.language);
  const chosen = useAppState((state) => state.shortcuts);
  const text = useKeyText();
  const isExporting = useAppState((state) => state.export.kind !== 'idle');
  const shortcuts = COMMANDS.map((command) => ({ label: messages[command.label], keys: keysOf(command, chosen).map(text) }));
  const keyOf = (id: CommandId) => {
    const [key] = keysOf(commandOf(id), chosen);
    return key === undefined ? null : text(key);
  };
  return (
    <ManualDialog
      language={language}
      first={isExporting ? 'stays' : 'start'}
      shortcuts={shortcuts.filter(({ keys }) => keys.length > 0)}
      keyOf={keyOf}
      onClose={onClose}
    />
  );
}
