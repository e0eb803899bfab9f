import { Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { depthOfPlane } from '../../../core/study/volume/plane-place.js';
import { jumpTo } from '../../app/measure-commands.js';
import { calibrationHere, type MeasureAction } from '../../app/measures.js';
import { formatMeasure } from '../../app/messages/language.js';
import { useLanguage, useMessages } from '../../app/messages/use-messages.js';
import { countSteps, type Place, stepNumber } from '../../app/series.js';
import { seriesTitle } from '../../app/series-words.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { IconButton } from '../../ui/button.js';
import { useVolumeMessages } from '../volume/messages/volume-messages.js';
import { SHAPE_ICONS } from './measure-menu.js';
import { markTitle, type NumberedMark } from './measured-marks.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { otherValueLines, readingLines } from './reading-words.js';
import { recallReading } from './seen-shapes.js';

interface MarkRowProps {
  readonly numbered: NumberedMark;
  readonly place: Place;
  readonly isSelected: boolean;
}

/** A mark in the list: what it is and says, where it lies, and what can be done with it. */
export function MarkRow({ numbered, place: { series }, isSelected }: MarkRowProps) {
  const { mark } = numbered;
  const language = useLanguage();
  const messages = useMessages();
  const words = useMeasureMessages();
  const planes = useVolumeMessages();
  const dispatch = useDispatch();
  const record = series.images.find(({ fileId }) => fileId === mark.at.fileId);
  const calibration = useAppState(({ measures }) =>
    record && !mark.at.plane ? calibrationHere(measures.sheet.calibrations, record, series.key) : null,
  );
  const reading = recallReading(mark.shape, calibration);
  const lines = reading ? [...readingLines(language, reading), ...otherValueLines(language, reading)] : [];
  const title = markTitle(language, numbered);
  const measure = (action: MeasureAction) => dispatch({ type: 'measure', action });
  const { plane } = mark.at;
  const where = plane
    ? `${planes.planes[plane.plane]} ${planes.at(formatMeasure(language, Math.round(depthOfPlane(plane) * 10) / 10))}`
    : messages.sliceOf(stepNumber(series, mark.at) + 1, countSteps(series));
  const Icon = SHAPE_ICONS[mark.shape.kind];
  const rename = () => {
    if (mark.isHidden) measure({ type: 'hide', id: mark.id, isHidden: false });
    jumpTo({ dispatch }, mark);
    measure({ type: 'naming', id: mark.id });
  };
  return (
    <li className={`measures-row${isSelected ? ' measures-row-here' : ''}${mark.isHidden ? ' measures-row-hidden' : ''}`}>
      <Button className="measures-jump" aria-current={isSelected} onPress={() => jumpTo({ dispatch }, mark)}>
        <span className="measures-title">
          <Icon size={14} aria-hidden />
          {title}
        </span>
        {lines.map((line) => (
          <span key={line} className="measures-line">
            {line}
          </span>
        ))}
        <span className="measures-where">
          {seriesTitle(messages, series)}, {where}
        </span>
      </Button>
      <span className="measures-tools">
        <IconButton icon={Pencil} label={words.renameOf(title)} onPress={rename} />
        <IconButton
          icon={mark.isHidden ? EyeOff : Eye}
          label={mark.isHidden ? words.showOf(title) : words.hideOf(title)}
          onPress={() => measure({ type: 'hide', id: mark.id, isHidden: !mark.isHidden })}
        />
        <IconButton icon={Trash2} label={words.removeOf(title)} onPress={() => measure({ type: 'remove', ids: [mark.id] })} />
      </span>
    </li>
  );
}
