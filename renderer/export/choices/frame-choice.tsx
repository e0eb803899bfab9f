import { useId } from 'react';
import { pictureMessages } from '../messages/picture-messages.js';
import type { ExportTarget, FrameChoice, Language } from '../state.js';
import { filmOf, rangeFrom } from './frames.js';
import { OneOf } from './one-of.js';
import { RangeFields } from './range-fields.js';

interface FrameChoiceProps {
  /** What is to be copied. */
  readonly targets: readonly ExportTarget[];
  readonly frames: FrameChoice;
  /** They become a film, and not a picture each. */
  readonly isFilm: boolean;
  readonly language: Language;
  /** The copy is being written: nothing can be chosen any more. */
  readonly isFixed: boolean;
  readonly onChoose: (frames: FrameChoice) => void;
}

const KINDS = ['shown', 'every', 'range'] as const;

/** Which images of a film become pictures; nothing where there is no film. */
export function FrameChoiceView({ targets, frames, isFilm, language, isFixed, onChoose }: FrameChoiceProps) {
  const messages = pictureMessages(language);
  const noteId = useId();
  const { longest, only } = filmOf(targets);
  if (longest < 2) return null;
  // A range is one of one film: images of several have no common numbers.
  const offered = KINDS.filter((kind) => (kind !== 'range' || only) && (kind !== 'shown' || !isFilm));
  const choose = (kind: FrameChoice['kind']) => {
    if (kind !== 'range') onChoose({ kind });
    else if (only) onChoose(rangeFrom(only));
  };
  return (
    <div className="export-picture-look">
      <span className="export-picture-look-label" aria-hidden>
        {messages.framesLabel}
      </span>
      <OneOf
        label={messages.framesLabel}
        names={offered}
        chosen={frames.kind}
        describedBy={noteId}
        isDisabled={isFixed}
        look="export-purpose-button"
        onChoose={choose}
      >
        {(kind) => messages.frames[kind].label(only?.frames ?? 0)}
      </OneOf>
      {frames.kind === 'range' && only && (
        <RangeFields range={frames} frames={longest} messages={messages} isFixed={isFixed} onChoose={onChoose} />
      )}
      <p id={noteId} className="export-quiet">
        {isFilm ? messages.filmFrames : messages.frames[frames.kind].note}
      </p>
    </div>
  );
}
