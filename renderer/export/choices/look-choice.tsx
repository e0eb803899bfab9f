import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { pictureMessages } from '../messages/picture-messages.js';
import { type Language, LOOKS, type Look } from '../state.js';

interface LookChoiceProps {
  readonly look: Look;
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (look: Look) => void;
}

/** Whether pictures leave as the person looks at them, or as the file asks for. */
export function LookChoice({ look, language, isFixed, onChoose }: LookChoiceProps) {
  const { lookLabel, looks } = pictureMessages(language);
  const noteId = useId();
  return (
    <div className="export-picture-look">
      <ToggleButtonGroup
        className="export-scope"
        aria-label={lookLabel}
        aria-describedby={noteId}
        isDisabled={isFixed}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[look]}
        onSelectionChange={(keys) => {
          const chosen = LOOKS.find((name) => keys.has(name));
          if (chosen) onChoose(chosen);
        }}
      >
        {LOOKS.map((name) => (
          <ToggleButton key={name} id={name} className="export-scope-button export-purpose-button">
            {looks[name].label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p id={noteId} className="export-quiet">
        {looks[look].note}
      </p>
    </div>
  );
}
