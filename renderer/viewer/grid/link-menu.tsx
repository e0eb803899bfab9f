import { Check, Link2 } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type CommandId, isActive } from '../../app/commands.js';
import { countCells } from '../../app/grid.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { useShortcutText } from '../../app/shortcuts/use-keys.js';
import { useAppState } from '../../app/store.js';
import { useCommand } from '../../app/use-commands.js';
import { IconMenuButton } from '../../ui/button.js';
import { useGridMessages } from './messages/grid-messages.js';

const LINKS = [
  'link-scroll',
  'link-offset',
  'link-window',
  'link-zoom',
  'reference-lines',
  'tool-cursor',
] as const satisfies readonly CommandId[];

/** What the pictures on the screen have in common; there only where there are several. */
export function LinkMenu() {
  const words = useGridMessages();
  const isSeveral = useAppState(({ grid }) => countCells(grid) > 1);
  const on = useAppState((state) => LINKS.filter((id) => isActive(id, state)).join(' '));
  if (!isSeveral) return null;
  return (
    <MenuTrigger>
      <IconMenuButton icon={Link2} label={words.links} />
      <Popover className="popover" placement="bottom start">
        <Menu aria-label={words.links} selectionMode="multiple" selectedKeys={on.split(' ')}>
          {LINKS.map((id) => (
            <LinkItem key={id} id={id} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function LinkItem({ id }: { readonly id: CommandId }) {
  const messages = useMessages();
  const { command, run } = useCommand(id);
  const shortcut = useShortcutText(id);
  return (
    <MenuItem id={id} className="menu-item" textValue={messages[command.label]} onAction={run}>
      {({ isSelected }) => (
        <>
          <span className="menu-mark">{isSelected && <Check size={14} aria-hidden />}</span>
          {messages[command.label]}
          {shortcut && <kbd className="keycap">{shortcut}</kbd>}
        </>
      )}
    </MenuItem>
  );
}
