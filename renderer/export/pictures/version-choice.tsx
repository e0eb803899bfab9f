import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { PicturesMessages } from './messages/en.js';

/** The original with its boxes, to mend, or the picture as it will leave. */
export type ShownVersion = 'edit' | 'copy';

interface VersionChoiceProps {
  readonly shown: ShownVersion;
  readonly messages: PicturesMessages;
  readonly onShown: (shown: ShownVersion) => void;
}

/** Before and after. */
export function VersionChoice({ shown, messages, onShown }: VersionChoiceProps) {
  return (
    <ToggleButtonGroup
      className="export-scope"
      aria-label={messages.view}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[shown]}
      onSelectionChange={(keys) => onShown(keys.has('copy') ? 'copy' : 'edit')}
    >
      <ToggleButton id="edit" className="export-scope-button">
        {messages.viewEdit}
      </ToggleButton>
      <ToggleButton id="copy" className="export-scope-button">
        {messages.viewCopy}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
