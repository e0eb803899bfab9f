import { Axis3d, Contrast, Crosshair, Expand, Hand, Layers, PencilRuler, ScanSearch, Search, SunMoon, Undo2 } from 'lucide-react';
import { CommandButton, CommandToggle } from '../app/command-button.js';
import { useMessages } from '../app/messages/use-messages.js';
import { useServices } from '../app/services.js';
import { useAppState } from '../app/store.js';
import { ActualSizeIcon } from './actual-size-icon.js';
import { ColourMenu } from './colours/colour-menu.js';
import { LayoutMenu } from './grid/layout-menu.js';
import { LinkMenu } from './grid/link-menu.js';
import { MeasureMenu } from './measure/measure-menu.js';
import { PresetMenu } from './preset-menu.js';
import { TurnMenu } from './turn-menu.js';

/** What can be done with the picture. Everything here has a key, and stands in the list of commands too. */
export function ViewerToolbar() {
  const messages = useMessages();
  return (
    <fieldset className="top-bar-group" aria-label={messages.tools}>
      <fieldset className="top-bar-group" aria-label={messages.tool}>
        <CommandToggle id="tool-window" icon={Contrast} />
        <CommandToggle id="tool-scroll" icon={Layers} />
        <CommandToggle id="tool-zoom" icon={Search} />
        <CommandToggle id="tool-pan" icon={Hand} />
        <MeasureMenu />
      </fieldset>
      <span className="top-bar-line" />
      <PresetMenu />
      <CommandToggle id="invert" icon={SunMoon} />
      <ColourMenu />
      <span className="top-bar-line" />
      <CommandButton id="fit" icon={Expand} />
      <CommandButton id="actual-size" icon={ActualSizeIcon} />
      <TurnMenu />
      <CommandButton id="reset-view" icon={Undo2} />
      <span className="top-bar-line" />
      <LayoutMenu />
      <LinkMenu />
      <CommandToggle id="planes" icon={Axis3d} />
      <CommandToggle id="toggle-cross" icon={Crosshair} />
      <CommandToggle id="toggle-lens" icon={ScanSearch} />
      <OverlayToggle />
    </fieldset>
  );
}

/** There only where the file drew something over its picture. */
function OverlayToggle() {
  const { pictures } = useServices();
  const shown = useAppState((state) => state.shown);
  const answer = shown ? pictures.peek(shown) : undefined;
  return answer?.kind === 'frame' && answer.overlays ? <CommandToggle id="toggle-overlays" icon={PencilRuler} /> : null;
}
