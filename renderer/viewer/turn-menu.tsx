import { CaretsToAxisDashedHorizontal, CaretsToAxisDashedVertical, RotateCcw, RotateCw } from 'lucide-react';
import { Menu, MenuTrigger, Popover } from 'react-aria-components';
import { CommandItem } from '../app/command-item.js';
import { pictureShown } from '../app/command-parts.js';
import { useMessages } from '../app/messages/use-messages.js';
import { useAppState } from '../app/store.js';
import { IconMenuButton } from '../ui/button.js';

const TURNS = [
  { id: 'rotate-left', icon: RotateCcw },
  { id: 'rotate-right', icon: RotateCw },
  { id: 'flip-horizontal', icon: CaretsToAxisDashedVertical },
  { id: 'flip-vertical', icon: CaretsToAxisDashedHorizontal },
] as const;

/** Turning and mirroring, which have keys and are seldom wanted: one place in the bar. */
export function TurnMenu() {
  const messages = useMessages();
  const isEnabled = useAppState(pictureShown);
  return (
    <MenuTrigger>
      <IconMenuButton icon={RotateCw} label={messages.turnAndMirror} isDisabled={!isEnabled} />
      <Popover className="popover" placement="bottom start">
        <Menu aria-label={messages.turnAndMirror}>
          {TURNS.map(({ id, icon }) => (
            <CommandItem key={id} id={id} icon={icon} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
