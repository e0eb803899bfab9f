import { useId } from 'react';
import { pictureMessages } from '../messages/picture-messages.js';
import { type Language, LOOKS, type Look } from '../state.js';
import { OneOf } from './one-of.js';

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
      <span className="export-picture-look-label" aria-hidden>
        {lookLabel}
      </span>
      <OneOf
        label={lookLabel}
        names={LOOKS}
        chosen={look}
        describedBy={noteId}
        isDisabled={isFixed}
        look="export-purpose-button"
        onChoose={onChoose}
      >
        {(name) => looks[name].label}
      </OneOf>
      <p id={noteId} className="export-quiet">
        {looks[look].note}
      </p>
    </div>
  );
}
