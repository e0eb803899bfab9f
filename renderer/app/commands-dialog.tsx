import { useState } from 'react';
import { Autocomplete, Menu, MenuItem, useFilter } from 'react-aria-components';
import { SearchBox } from '../ui/search-box.js';
import { WindowDialog } from '../ui/window-dialog.js';
import { COMMANDS, type Command } from './commands.js';
import { useMessages } from './messages/use-messages.js';
import { useShortcutText } from './shortcuts/use-keys.js';
import { useDispatch, useStore } from './store.js';
import { useCommandContext } from './use-commands.js';

/** Every command there is, found by its name. */
export function CommandsDialog() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const store = useStore();
  const context = useCommandContext();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [text, setText] = useState('');
  const close = () => dispatch({ type: 'dialog', dialog: null });
  const possible = COMMANDS.filter((command) => command.id !== 'commands' && command.enabled(store.get()));
  return (
    <WindowDialog title={messages.commands} closeLabel={messages.dismiss} onClose={close}>
      <div className="palette">
        <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
          <SearchBox label={messages.findCommand} clearLabel={messages.clearFilter} autoFocus />
          <Menu
            className="palette-list"
            aria-label={messages.commands}
            items={possible}
            renderEmptyState={() => <p className="palette-none">{messages.noCommand}</p>}
            onAction={(id) => {
              close();
              COMMANDS.find((command) => command.id === id)?.run(context);
            }}
          >
            {(command) => (
              <MenuItem id={command.id} className="menu-item" textValue={messages[command.label]}>
                {messages[command.label]}
                <KeyCap id={command.id} />
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </div>
    </WindowDialog>
  );
}

function KeyCap({ id }: Pick<Command, 'id'>) {
  const key = useShortcutText(id);
  return key === undefined ? null : <kbd className="keycap">{key}</kbd>;
}
