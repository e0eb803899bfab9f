import { OneOf } from '../choices/one-of.js';
import type { PicturesMessages } from './messages/en.js';

/** The original with its boxes, to mend, or the picture as it will leave. */
export type ShownVersion = 'edit' | 'copy';
const VERSIONS: readonly ShownVersion[] = ['edit', 'copy'];

interface VersionChoiceProps {
  readonly shown: ShownVersion;
  readonly messages: PicturesMessages;
  readonly onShown: (shown: ShownVersion) => void;
}

/** Before and after. */
export function VersionChoice({ shown, messages, onShown }: VersionChoiceProps) {
  return (
    <OneOf label={messages.view} names={VERSIONS} chosen={shown} onChoose={onShown}>
      {(version) => (version === 'edit' ? messages.viewEdit : messages.viewCopy)}
    </OneOf>
  );
}
