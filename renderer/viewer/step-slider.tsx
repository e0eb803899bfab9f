import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { SeriesGroup } from '../../core/study/group-studies.js';
import { useMessages } from '../app/messages/use-messages.js';
import { countSteps, type Position, stepNumber } from '../app/series.js';
import { useAppState, useDispatch } from '../app/store.js';
import { FilmControls } from './cine/film-controls.js';
import { useViewerMessages } from './messages/viewer-messages.js';

/** Plays and scrolls through a series of more than one picture. */
export function StepSlider({ series, selection }: { readonly series: SeriesGroup; readonly selection: Position }) {
  const messages = useMessages();
  const dispatch = useDispatch();
  // The plain view has a large button for this.
  const isPlain = useAppState((state) => state.isPlain);
  const steps = countSteps(series);
  const step = stepNumber(series, selection);
  const range = useAppState(({ cine }) => (cine.range?.seriesKey === series.key ? cine.range : null));
  const words = useViewerMessages();
  return (
    <div className="step-bar">
      {!isPlain && <FilmControls series={series} selection={selection} />}
      <Slider
        className="step-slider"
        aria-label={messages.slice}
        minValue={1}
        maxValue={steps}
        step={1}
        value={step + 1}
        onChange={(value) => dispatch({ type: 'scrollTo', step: value - 1 })}
      >
        <SliderTrack className="step-track">
          {range && (
            <i
              className="step-range"
              aria-hidden="true"
              style={{ left: `${(range.from / (steps - 1)) * 100}%`, right: `${100 - (range.to / (steps - 1)) * 100}%` }}
            />
          )}
          <SliderThumb className="step-thumb" aria-label={messages.slice} />
        </SliderTrack>
        {range && <span className="film-slowed">{words.filmRange(range.from + 1, range.to + 1)}</span>}
        <output className="step-number">{messages.sliceOf(step + 1, steps)}</output>
      </Slider>
    </div>
  );
}
