import type { KeyboardEvent } from 'react';
import { movedBy } from '../../../core/study/measure/edit-shape.js';
import type { MeasureAction } from '../../app/measures.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useDispatch } from '../../app/store.js';
import type { Size } from '../layout.js';
import { keyStep } from './key-step.js';
import { MarkHandles } from './mark-handles.js';
import { MarkLabel } from './mark-label.js';
import { markSentence, markTitle, type NumberedMark } from './measured-marks.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { readingLines } from './reading-words.js';
import { type MeasuredPicture, readShape } from './seen-shapes.js';
import { ShapeButton } from './shape-button.js';
import { shapePaths } from './shape-paths.js';
import type { DrawnPicture } from './use-drawing.js';

interface MarkViewProps {
  readonly numbered: NumberedMark;
  readonly picture: MeasuredPicture;
  readonly drawn: DrawnPicture;
  readonly size: Size;
  readonly isSelected: boolean;
  /** Its name is being typed in its place. */
  readonly isNamed: boolean;
}

/** One mark over its picture: its lines, what it says, and its points where it is selected. It has the focus, and so has each point. */
export function MarkView({ numbered, picture, drawn, size, isSelected, isNamed }: MarkViewProps) {
  const { mark } = numbered;
  const { id, shape, name } = mark;
  const language = useLanguage();
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  const reading = readShape(shape, picture);
  const lines = readingLines(language, reading);
  const { lines: d, links, label, points } = shapePaths(shape, drawn.matrix);
  const measure = (action: MeasureAction) => dispatch({ type: 'measure', action });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keyStep(event, drawn.matrix);
    if (step) {
      // A key that is held is one movement.
      measure({ type: 'reshape', id, shape: movedBy(shape, step.columns, step.rows, drawn), isFirst: !event.repeat });
    } else if (event.key === 'Enter' || event.key === 'F2') measure({ type: 'naming', id });
    else return;
    event.preventDefault();
  };
  return (
    <g className={`mark${isSelected ? ' mark-selected' : ''}`} data-kind={shape.kind}>
      <path className="mark-edge" d={d + links} />
      <path className="mark-link" d={links} />
      <path className="mark-line" d={d} />
      <ShapeButton
        className="mark-body"
        data-mark={id}
        aria-label={markSentence(language, numbered, lines)}
        aria-description={words.markHint}
        aria-pressed={isSelected}
        onFocus={() => measure({ type: 'select', id })}
        onKeyDown={onKeyDown}
      >
        <path className="mark-grip" data-mark={id} d={d} />
      </ShapeButton>
      {!isNamed && (
        <MarkLabel id={id} at={label} lines={name === '' ? lines : [name, ...lines]} size={size} isWords={shape.kind === 'text'} />
      )}
      {isSelected && <MarkHandles mark={mark} title={markTitle(language, numbered)} points={points} drawn={drawn} />}
    </g>
  );
}
