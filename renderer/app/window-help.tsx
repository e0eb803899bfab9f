import { ManualDialog } from '../manual/index.js';
import { shortcutText } from './command-keys.js';
import { COMMANDS, type CommandId, commandOf } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { useAppState } from './store.js';
import { isMacPlatform } from './use-commands.js';

/** The manual with the keys of the table of commands, so that it names no key that does something else. */
export function WindowHelp({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const language = useAppState((state) => state.language);
  const isMac = useAppState((state) => isMacPlatform(state.environment?.platform));
  const isExporting = useAppState((state) => state.export.kind !== 'idle');
  const shortcuts = COMMANDS.filter((command) => command.keys.length > 0).map(({ label, keys }) => ({
    label: messages[label],
    keys: keys.map((key) => shortcutText(key, isMac)),
  }));
  const keyOf = (id: CommandId) => {
    const [key] = commandOf(id).keys;
    return key === undefined ? null : shortcutText(key, isMac);
  };
  return <ManualDialog language={language} first={isExporting ? 'stays' : 'start'} shortcuts={shortcuts} keyOf={keyOf} onClose={onClose} />;
}
