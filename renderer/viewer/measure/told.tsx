import type { Draft } from '../../app/measures.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState } from '../../app/store.js';
import { markSentence, type NumberedMark } from './measured-marks.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { readingLines } from './reading-words.js';
import { type MeasuredPicture, readShape } from './seen-shapes.js';

interface ToldProps {
  readonly draft: Draft | null;
  readonly marks: readonly NumberedMark[];
  readonly picture: MeasuredPicture;
  /** Somebody draws by keys. */
  readonly isOn: boolean;
}

/** For who draws without seeing it: each point as it is set, and what was drawn when it is done. */
export function Told({ draft, marks, picture, isOn }: ToldProps) {
  const language = useLanguage();
  const words = useMeasureMessages();
  const selected = useAppState((state) => state.measures.selected);
  const last = marks.find(({ mark }) => mark.id === selected);
  const done = last ? markSentence(language, last, readingLines(language, readShape(last.mark.shape, picture))) : '';
  const sentence = draft ? words.pointSet(draft.points.length) : done;
  return (
    <p className="visually-hidden" role="status">
      {isOn ? sentence : ''}
    </p>
  );
}
