import {
  ChevronLeft,
  ChevronRight,
  CircleHelp,
  Columns2,
  type LucideIcon,
  Moon,
  Pause,
  Play,
  Sun,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import { type CommandId, isActive } from '../../app/commands.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { useAppState } from '../../app/store.js';
import { useCommand } from '../../app/use-commands.js';
import { usePlainMessages } from './messages/plain-messages.js';
import './plain.css';

/** The few things that most people want, as large buttons with words. */
export function PlainBar() {
  const words = usePlainMessages();
  const isPlaying = useAppState((state) => state.cine.isPlaying);
  return (
    <fieldset className="plain-bar" aria-label={words.bar}>
      <BigButton id="previous-image" icon={ChevronLeft} />
      <BigButton id="next-image" icon={ChevronRight} />
      <BigToggle id="play" icon={isPlaying ? Pause : Play} />
      <BigButton id="zoom-in" icon={ZoomIn} />
      <BigButton id="zoom-out" icon={ZoomOut} />
      <BigButton id="brighter" icon={Sun} />
      <BigButton id="darker" icon={Moon} />
      <BigToggle id="compare" icon={Columns2} />
      <BigButton id="explain-picture" icon={CircleHelp} />
      <BigButton id="reset-view" icon={Undo2} />
    </fieldset>
  );
}

interface BigProps {
  readonly id: CommandId;
  readonly icon: LucideIcon;
}

function BigButton({ id, icon: Icon }: BigProps) {
  const messages = useMessages();
  const words = usePlainMessages();
  const { command, run } = useCommand(id);
  const isEnabled = useAppState(command.enabled);
  return (
    <Button className="plain-button" isDisabled={!isEnabled} onPress={run}>
      <Icon size={24} aria-hidden />
      {words.names[id] ?? messages[command.label]}
    </Button>
  );
}

function BigToggle({ id, icon: Icon }: BigProps) {
  const messages = useMessages();
  const words = usePlainMessages();
  const { command, run } = useCommand(id);
  const isEnabled = useAppState(command.enabled);
  const isOn = useAppState((state) => isActive(id, state));
  return (
    <ToggleButton className="plain-button" isDisabled={!isEnabled} isSelected={isOn} onChange={run}>
      <Icon size={24} aria-hidden />
      {words.names[id] ?? messages[command.label]}
    </ToggleButton>
  );
}
