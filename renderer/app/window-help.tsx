import { HelpDialog } from '../export/index.js';
import { shortcutText } from './command-keys.js';
import { COMMANDS } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { useAppState } from './store.js';
import { isMacPlatform } from './use-commands.js';

/** The help with the keys of the table of commands, so that it names no key that does something else. */
export function WindowHelp({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const language = useAppState((state) => state.language);
  const isMac = useAppState((state) => isMacPlatform(state.environment?.platform));
  const shortcuts = COMMANDS.filter((command) => command.keys.length > 0).map(({ label, keys }) => ({
    label: messages[label],
    keys: keys.map((key) => shortcutText(key, isMac)),
  }));
  return <HelpDialog language={language} shortcuts={shortcuts} onClose={onClose} />;
}
