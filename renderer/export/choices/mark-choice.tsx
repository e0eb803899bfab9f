import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AskedMarks } from '../../../core/study/picture-marks.js';
import { pictureMessages } from '../messages/picture-messages.js';
import type { Language } from '../state.js';

interface MarkChoiceProps {
  readonly marks: AskedMarks | null;
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (marks: AskedMarks | null) => void;
}

const MARKS = ['letters', 'scale'] as const;

/** What is written into pictures: letters at the edges, a scale bar, both or nothing. */
export function MarkChoice({ marks, language, isFixed, onChoose }: MarkChoiceProps) {
  const { marksLabel, marks: labels, marksNote, words } = pictureMessages(language);
  const labelId = useId();
  const noteId = useId();
  return (
    <div className="export-picture-look">
      <span id={labelId}>{marksLabel}</span>
      <ToggleButtonGroup
        className="export-scope"
        aria-labelledby={labelId}
        aria-describedby={noteId}
        isDisabled={isFixed}
        selectionMode="multiple"
        selectedKeys={MARKS.filter((name) => marks?.[name])}
        onSelectionChange={(keys) => {
          const [letters, scale] = [keys.has('letters'), keys.has('scale')];
          onChoose(letters || scale ? { letters, scale, words } : null);
        }}
      >
        {MARKS.map((name) => (
          <ToggleButton key={name} id={name} className="export-scope-button export-purpose-button">
            {labels[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p id={noteId} className="export-quiet">
        {marks ? marksNote.some : marksNote.none}
      </p>
    </div>
  );
}
