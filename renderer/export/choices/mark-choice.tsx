import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AskedMarks } from '../../../core/study/picture-marks.js';
import type { PictureMessages } from '../messages/picture-en.js';
import { pictureMessages } from '../messages/picture-messages.js';
import type { Language } from '../state.js';

interface MarkChoiceProps {
  readonly marks: AskedMarks | null;
  /** The files lay something over their pictures. */
  readonly hasOverlays: boolean;
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (marks: AskedMarks | null) => void;
}

const MARKS = ['letters', 'scale', 'overlays'] as const;

/** What is written into pictures: letters at the edges, a scale bar, what the file itself lays over them, or nothing. */
export function MarkChoice({ marks, hasOverlays, language, isFixed, onChoose }: MarkChoiceProps) {
  const { marksLabel, marks: labels, marksNote, words } = pictureMessages(language);
  const labelId = useId();
  const noteId = useId();
  // What was chosen for other files can be given up where no file has anything to lay over.
  const offered = MARKS.filter((name) => name !== 'overlays' || hasOverlays || marks?.overlays);
  return (
    <div className="export-picture-look">
      <span id={labelId} className="export-picture-look-label">
        {marksLabel}
      </span>
      <ToggleButtonGroup
        className="export-scope"
        aria-labelledby={labelId}
        aria-describedby={noteId}
        isDisabled={isFixed}
        selectionMode="multiple"
        selectedKeys={MARKS.filter((name) => marks?.[name])}
        onSelectionChange={(keys) => {
          const [letters, scale, overlays] = [keys.has('letters'), keys.has('scale'), keys.has('overlays')];
          onChoose(letters || scale || overlays ? { letters, scale, overlays, words } : null);
        }}
      >
        {offered.map((name) => (
          <ToggleButton key={name} id={name} className="export-scope-button export-purpose-button">
            {labels[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p id={noteId} className="export-quiet">
        {noteOf(marks, hasOverlays, marksNote)}
      </p>
    </div>
  );
}

/** What follows from what is chosen, a sentence for each. */
function noteOf(marks: AskedMarks | null, hasOverlays: boolean, note: PictureMessages['marksNote']): string {
  const overlays = marks?.overlays ? note.overlays : hasOverlays ? note.overlaysStay : '';
  return [marks?.letters ? note.some : note.none, overlays].filter(Boolean).join(' ');
}
