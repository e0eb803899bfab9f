import { Palette } from 'lucide-react';
import { Menu, MenuTrigger, Popover } from 'react-aria-components';
import { COLOUR_MAP_IDS, isColourMapId } from '../../../core/pixels/colour-maps/colour-map.js';
import { colourLabel, coloursEnabled } from '../../app/colour-commands.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { viewOf } from '../../app/reduce-view.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { IconMenuButton } from '../../ui/button.js';
import { ChoiceItem } from '../../ui/choice-item.js';

/** The maps that grey can be shown with. */
export function ColourMenu() {
  const messages = useMessages();
  const dispatch = useDispatch();
  const isEnabled = useAppState(coloursEnabled);
  const chosen = useAppState((state) => viewOf(state).colours);
  return (
    <MenuTrigger>
      <IconMenuButton icon={Palette} label={messages.colours} isDisabled={!isEnabled} />
      <Popover className="popover" placement="bottom start">
        <Menu
          aria-label={messages.colours}
          selectionMode="single"
          selectedKeys={[chosen]}
          disallowEmptySelection
          onAction={(map) => isColourMapId(map) && dispatch({ type: 'colours', map })}
        >
          {COLOUR_MAP_IDS.map((id) => (
            <ChoiceItem key={id} id={id} name={messages[colourLabel(id)]} note="" />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
