import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { SeriesGroup } from '../../core/study/group-studies.js';
import { useMessages } from '../app/messages/use-messages.js';
import { countSteps, type Position, stepNumber } from '../app/series.js';
import { useDispatch } from '../app/store.js';
import { FilmControls } from './cine/film-controls.js';

/** Plays and scrolls through a series of more than one picture. */
export function StepSlider({ series, selection }: { readonly series: SeriesGroup; readonly selection: Position }) {
  const messages = useMessages();
  const dispatch = useDispatch();
  const steps = countSteps(series);
  const step = stepNumber(series, selection);
  return (
    <div className="step-bar">
      <FilmControls series={series} selection={selection} />
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
          <SliderThumb className="step-thumb" aria-label={messages.slice} />
        </SliderTrack>
        <output className="step-number">{messages.sliceOf(step + 1, steps)}</output>
      </Slider>
    </div>
  );
}
