import { useState } from 'react';
import { GridList } from 'react-aria-components';
import { TextButton } from '../../ui/button.js';
import { SearchBox } from '../../ui/search-box.js';
import { WindowDialog } from '../../ui/window-dialog.js';
import { COMMANDS } from '../commands.js';
import { useMessages } from '../messages/use-messages.js';
import { USUAL_POINTER } from '../pointer-use.js';
import { useDispatch } from '../store.js';
import { KeyRow } from './key-row.js';
import './keys.css';
import { KeysNotice } from './keys-notice.js';
import { useKeysMessages } from './messages/keys-messages.js';
import { MouseChoices } from './mouse-choices.js';
import { keysOf } from './shortcuts.js';
import { useKeyText } from './use-keys.js';
import { type NewKey, useNewKey } from './use-new-key.js';

/** Every command with its keys, which can be changed here, and what the mouse does. */
export function KeysDialog() {
  const messages = useMessages();
  const words = useKeysMessages();
  const dispatch = useDispatch();
  const text = useKeyText();
  const [sought, setSought] = useState('');
  const [state, setState] = useState<NewKey>({ kind: 'idle' });
  const giving = useNewKey(state, setState);
  const fold = (line: string) => line.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const found = COMMANDS.filter((command) => {
    const line = [messages[command.label], ...keysOf(command, giving.shortcuts).map(text)].join(' ');
    return fold(line).includes(fold(sought.trim()));
  });
  const waiting = state.kind === 'pressing' || state.kind === 'reserved' ? state.command.id : null;
  const search = (line: string) => {
    setState({ kind: 'idle' });
    setSought(line);
  };
  return (
    <WindowDialog
      title={words.title}
      closeLabel={words.close}
      full
      onClose={() => dispatch({ type: 'dialog', dialog: null })}
      feet={
        <TextButton
          look="outline"
          onPress={() => {
            dispatch({ type: 'pointer', pointer: USUAL_POINTER });
            giving.allUsual();
          }}
        >
          {words.all}
        </TextButton>
      }
    >
      <div className="keys-dialog">
        <MouseChoices />
        <section className="keys-part" aria-label={words.keys}>
          <h3>{words.keys}</h3>
          <SearchBox label={words.find} clearLabel={messages.clearFilter} value={sought} onChange={search} />
          <KeysNotice state={state} giving={giving} />
          <GridList
            className="keys-list"
            aria-label={words.keys}
            items={found.map((command) => ({
              id: command.id,
              command,
              keys: keysOf(command, giving.shortcuts),
              isWaiting: command.id === waiting,
            }))}
            dependencies={[giving, waiting]}
            renderEmptyState={() => <p className="palette-none">{words.none}</p>}
          >
            {({ command, keys, isWaiting }) => <KeyRow command={command} keys={keys} isWaiting={isWaiting} giving={giving} />}
          </GridList>
        </section>
      </div>
    </WindowDialog>
  );
}
