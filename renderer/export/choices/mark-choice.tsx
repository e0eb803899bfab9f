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
  /** The person drew something on them. */
  readonly hasDrawn: boolean;
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (marks: AskedMarks | null) => void;
}

const MARKS = ['letters', 'scale', 'overlays', 'drawn'] as const;

/** What is written into pictures: letters at the edges, a scale bar, what the file itself or the person drew over them, or nothing. */
export function MarkChoice({ marks, hasOverlays, hasDrawn, language, isFixed, onChoose }: MarkChoiceProps) {
  const { marksLabel, marks: labels, marksNote, words } = pictureMessages(language);
  const labelId = useId();
  const noteId = useId();
  // What was chosen for other files can be given up where no file has anything to lay over.
  const isThere = { letters: true, scale: true, overlays: hasOverlays, drawn: hasDrawn };
  const offered = MARKS.filter((name) => isThere[name] || marks?.[name]);
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
          const [letters, scale, overlays, drawn] = [keys.has('letters'), keys.has('scale'), keys.has('overlays'), keys.has('drawn')];
          onChoose(letters || scale || overlays || drawn ? { letters, scale, overlays, drawn, words } : null);
        }}
      >
        {offered.map((name) => (
          <ToggleButton key={name} id={name} className="export-scope-button export-purpose-button">
            {labels[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p id={noteId} className="export-quiet">
        {noteOf(marks, isThere, marksNote)}
      </p>
    </div>
  );
}

/** What follows from what is chosen, a sentence for each. */
function noteOf(
  marks: AskedMarks | null,
  isThere: { readonly overlays: boolean; readonly drawn: boolean },
  note: PictureMessages['marksNote'],
): string {
  const overlays = marks?.overlays ? note.overlays : isThere.overlays ? note.overlaysStay : '';
  const drawn = marks?.drawn ? note.drawn : isThere.drawn ? note.drawnStays : '';
  return [marks?.letters ? note.some : note.none, overlays, drawn].filter(Boolean).join(' ');
}
