import { Star } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useMessages } from '../../app/messages/use-messages.js';
import { countSteps, type Place, type Position, stepNumber } from '../../app/series.js';
import { seriesTitle } from '../../app/series-words.js';
import { useDispatch } from '../../app/store.js';
import { IconButton } from '../../ui/button.js';
import { useMeasureMessages } from './messages/measure-messages.js';

interface KeyImageRowProps {
  readonly at: Position;
  readonly place: Place;
  readonly isShown: boolean;
}

/** A picture with a star: to be shown, or to lose its star. */
export function KeyImageRow({ at, place: { series }, isShown }: KeyImageRowProps) {
  const messages = useMessages();
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  const picture = messages.sliceOf(stepNumber(series, at) + 1, countSteps(series));
  const title = seriesTitle(messages, series);
  return (
    <li className={`measures-row${isShown ? ' measures-row-here' : ''}`}>
      <Button className="measures-jump" onPress={() => dispatch({ type: 'select', position: at })}>
        <span className="measures-title">{title}</span>
        <span className="measures-line">{picture}</span>
      </Button>
      <span className="measures-starred">
        <IconButton
          icon={Star}
          label={words.unstar(title, picture)}
          onPress={() => dispatch({ type: 'measure', action: { type: 'star', at } })}
        />
      </span>
    </li>
  );
}
