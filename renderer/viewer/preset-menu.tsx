import { ChevronDown } from 'lucide-react';
import { Header, Menu, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { WindowPreset } from '../../core/study/window-presets.js';
import { CommandItem } from '../app/command-item.js';
import type { CommandId } from '../app/commands.js';
import type { Messages } from '../app/messages/en.js';
import { formatMeasure } from '../app/messages/language.js';
import { useLanguage, useMessages } from '../app/messages/use-messages.js';
import { positionKey } from '../app/picture-store.js';
import { viewOf } from '../app/reduce-view.js';
import { useServices } from '../app/services.js';
import { useAppState, useDispatch } from '../app/store.js';
import { TextButton } from '../ui/button.js';
import { ChoiceItem } from '../ui/choice-item.js';
import { useViewerMessages } from './messages/viewer-messages.js';
import { framePresets, tablePresets } from './voi.js';

const DEFAULT = 'default';
const HISTOGRAM: CommandId = 'toggle-histogram';

/** Windows to choose from: the file's own, and those of its modality. */
export function PresetMenu() {
  const messages = useMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const { pictures } = useServices();
  const shown = useAppState((state) => state.shown);
  const record = useAppState((state) => {
    const fileId = state.shown?.fileId;
    return fileId === undefined ? undefined : state.places.get(fileId)?.series.images.find((image) => image.fileId === fileId);
  });
  const voi = useAppState((state) => viewOf(state).voi);
  const words = useViewerMessages();
  const answer = shown ? pictures.peek(shown) : undefined;
  const grey = answer?.kind === 'frame' && answer.display.kind === 'grey' && record ? { record, display: answer.display } : null;
  const isGrey = shown?.kind === 'grey' && record !== undefined;
  const presets = grey ? framePresets(grey.record, grey.display) : [];
  const tables = grey ? tablePresets(grey.display) : [];
  const chosen = voi === null ? DEFAULT : voi.kind === 'preset' ? voi.id : '';
  const windowText = (preset: WindowPreset) =>
    preset.window ? messages.windowText(formatMeasure(language, preset.window.center), formatMeasure(language, preset.window.width)) : '';
  const own = presets.filter((preset) => preset.name === null);
  const named = presets.filter((preset) => preset.name !== null);
  return (
    <MenuTrigger>
      <TextButton isDisabled={!isGrey} aria-label={`${messages.window}: ${messages.windowPresets}`}>
        {messages.window}
        <ChevronDown size={14} aria-hidden />
      </TextButton>
      <Popover className="popover" placement="bottom start">
        <Menu
          key={shown ? positionKey(shown) : ''}
          aria-label={messages.windowPresets}
          onAction={(id) => {
            if (id !== HISTOGRAM) dispatch({ type: 'preset', id: id === DEFAULT ? null : String(id) });
          }}
        >
          <MenuSection selectionMode="single" selectedKeys={[chosen]}>
            <Header className="menu-header">{messages.windowPresets}</Header>
            <ChoiceItem id={DEFAULT} name={messages.presetDefault} note="" />
            {own.map((preset, index) => (
              <ChoiceItem
                key={preset.id}
                id={preset.id}
                name={preset.explanation || messages.presetFile(index + 1)}
                note={windowText(preset)}
              />
            ))}
            {tables.map(({ id, explanation }, index) => (
              <ChoiceItem
                key={id}
                id={id}
                name={explanation || (tables.length > 1 ? words.presetTable(index + 1) : messages.presetLut)}
                note={explanation === '' ? '' : messages.presetLut}
              />
            ))}
            {named.map((preset) => (
              <ChoiceItem key={preset.id} id={preset.id} name={presetName(messages, preset)} note={windowText(preset)} />
            ))}
          </MenuSection>
          <MenuSection aria-label={words.histogram}>
            <CommandItem id={HISTOGRAM} />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const presetName = (messages: Messages, preset: WindowPreset): string => (preset.name ? messages.presets[preset.name] : preset.explanation);
