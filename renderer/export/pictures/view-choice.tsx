import { LayoutGrid, SquareIcon } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { PicturesMessages } from './messages/en.js';

interface ViewChoiceProps {
  readonly view: 'sheet' | 'one';
  readonly messages: PicturesMessages;
  readonly onSheet: () => void;
  readonly onOne: () => void;
}

/** All pictures, or one. */
export function ViewChoice({ view, messages, onSheet, onOne }: ViewChoiceProps) {
  return (
    <ToggleButtonGroup
      className="export-scope"
      aria-label={messages.view}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => (keys.has('sheet') ? onSheet() : onOne())}
    >
      <ToggleButton id="sheet" className="export-scope-button pictures-view">
        <LayoutGrid aria-hidden size={16} /> {messages.sheet}
      </ToggleButton>
      <ToggleButton id="one" className="export-scope-button pictures-view">
        <SquareIcon aria-hidden size={16} /> {messages.one}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
