import { EyeOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import { mayHoldNames, type SlideFile } from '../../../core/study/slide/pyramid.js';
import { useView } from '../../app/cell.js';
import { formatMeasure, formatNumber } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { wholePicture } from '../../app/view.js';
import { Choice } from '../../ui/choice.js';
import { useSlideMessages } from './messages/slide-messages.js';
import { SlideMiniature } from './slide-miniature.js';
import type { DrawnSlide } from './use-slide-drawing.js';

/** Which focal plane and which optical path is shown, from 0. */
export interface SlideChoice {
  readonly depth: number;
  readonly channel: number;
}

interface SlidePanelProps {
  readonly files: readonly SlideFile[];
  readonly file: SlideFile;
  readonly levels: readonly SlideFile[];
  readonly drawn: DrawnSlide;
  readonly choice: SlideChoice;
  readonly onChoose: (choice: SlideChoice) => void;
}

/** All pictures of a slide: its levels, and what lies beside them; focal planes and optical paths where there are several. */
export function SlidePanel({ files, file, levels, drawn, choice, onChoose }: SlidePanelProps) {
  const words = useSlideMessages();
  const language = useLanguage();
  const { depths } = file.slide.shape;
  const { channels } = file.slide;
  if (files.length < 2 && depths < 2 && channels.length < 2) return null;
  const named = (prefix: (number: string) => string, count: number, own: readonly string[] = []) =>
    Array.from({ length: count }, (_, index) => ({ id: String(index), name: own[index] || prefix(formatNumber(language, index + 1)) }));
  return (
    <aside className="slide-panel" aria-label={words.pictures}>
      {depths > 1 && (
        <Choice
          label={words.depth}
          options={named((number) => words.depthNumber(number, formatNumber(language, depths)), depths)}
          value={String(choice.depth)}
          onChange={(id) => onChoose({ ...choice, depth: Number(id) })}
        />
      )}
      {channels.length > 1 && (
        <Choice
          label={words.channel}
          options={named(words.channelNumber, channels.length, channels)}
          value={String(choice.channel)}
          onChange={(id) => onChoose({ ...choice, channel: Number(id) })}
        />
      )}
      {files.length > 1 && (
        <ul className="slide-list">
          {files.map((one) => (
            <li key={one.fileId}>
              <PictureRow picture={one} isChosen={one === file} isDrawn={levels[drawn.chosen] === one} levels={levels} />
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** Pressed, it shows its picture: a level at one of its points on one of the screen, about the same middle; others whole. */
function PictureRow({
  picture,
  isChosen,
  isDrawn,
  levels,
}: {
  readonly picture: SlideFile;
  readonly isChosen: boolean;
  readonly isDrawn: boolean;
  readonly levels: readonly SlideFile[];
}) {
  const words = useSlideMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const view = useView();
  const isHidden = useAppState((state) => state.namesHidden) && mayHoldNames(picture.slide);
  const { role, shape, spacing } = picture.slide;
  const [base] = levels;
  // All levels show the same: the smallest costs the least.
  const miniature = (levels.includes(picture) && levels.at(-1)) || picture;
  const show = () => {
    const position = { fileId: picture.fileId, frame: 0 };
    const isLevel = base !== undefined && !mayHoldNames(base.slide) && !mayHoldNames(picture.slide);
    const factor = isLevel ? shape.totalColumns / base.slide.shape.totalColumns : 1;
    dispatch({ type: 'present', position, view: isLevel ? { ...view, zoom: { from: 'actual', factor } } : wholePicture(view) });
  };
  return (
    <Button className={`slide-row${isChosen ? ' slide-row-chosen' : ''}`} onPress={show} {...(isChosen ? { 'aria-current': 'true' } : {})}>
      {isHidden ? (
        <span className="slide-miniature">
          <EyeOff size={16} aria-hidden />
        </span>
      ) : (
        <SlideMiniature file={miniature} />
      )}
      <span className="slide-words">
        <span className="slide-role">
          {words.roles[role]}
          {isDrawn && <span className="slide-drawn">{words.drawnNow}</span>}
        </span>
        <span>{words.points(formatNumber(language, shape.totalColumns), formatNumber(language, shape.totalRows))}</span>
        {spacing && <span>{words.pointSize(formatMeasure(language, spacing.column * 1000))}</span>}
      </span>
    </Button>
  );
}
