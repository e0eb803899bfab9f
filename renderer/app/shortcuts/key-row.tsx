import { Undo2, X } from 'lucide-react';
import { GridListItem } from 'react-aria-components';
import { IconButton } from '../../ui/button.js';
import type { Command } from '../commands.js';
import { useMessages } from '../messages/use-messages.js';
import { useKeysMessages } from './messages/keys-messages.js';
import { isFixed } from './shortcuts.js';
import { useKeyText } from './use-keys.js';
import { isChanged, type KeyGiving } from './use-new-key.js';

interface KeyRowProps {
  readonly command: Command;
  readonly keys: readonly string[];
  /** Its new key is waited for. */
  readonly isWaiting: boolean;
  readonly giving: KeyGiving;
}

/** A command with its keys: choosing it asks for another one. */
export function KeyRow({ command, keys, isWaiting, giving }: KeyRowProps) {
  const messages = useMessages();
  const words = useKeysMessages();
  const text = useKeyText();
  const name = messages[command.label];
  const caps = keys.map(text);
  return (
    <GridListItem
      id={command.id}
      className={`keys-row${isWaiting ? ' keys-row-waiting' : ''}`}
      textValue={[name, ...caps].join(', ')}
      onAction={() => giving.ask(command)}
    >
      <span className="keys-name">{name}</span>
      <span className="keys-caps">
        {isWaiting ? '…' : caps.length === 0 && <span className="keys-quiet">{words.noKey}</span>}
        {!isWaiting &&
          caps.map((cap) => (
            <kbd key={cap} className="keycap">
              {cap}
            </kbd>
          ))}
      </span>
      <span className="keys-buttons">
        {isChanged(command, giving.shortcuts) && (
          <IconButton icon={Undo2} label={words.usualKey(name)} onPress={() => giving.want(command, command.keys)} />
        )}
        {keys.length > 0 && !isFixed(command) && (
          <IconButton icon={X} label={words.removeKey(name)} onPress={() => giving.want(command, [])} />
        )}
      </span>
    </GridListItem>
  );
}
