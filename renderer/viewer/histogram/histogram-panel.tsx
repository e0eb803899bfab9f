import { X } from 'lucide-react';
import { useMemo } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { type GreyDisplay, windowEnds, windowOf } from '../../../core/pixels/display-frame.js';
import { type Histogram, histogramOf } from '../../../core/pixels/histogram.js';
import { formatNumber } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import type { Shown } from '../../app/state.js';
import { useDispatch } from '../../app/store.js';
import { IconButton } from '../../ui/button.js';
import { useViewerMessages } from '../messages/viewer-messages.js';
import { windowValueWords } from '../value-words.js';
import { heightOf, inSpan, movedBand, type Span, shareOf, spanOf, stepOf } from './band.js';
import './histogram.css';
import { useBandDrag } from './use-band-drag.js';

interface HistogramPanelProps {
  readonly shown: Extract<Shown, { kind: 'grey' }>;
  readonly display: GreyDisplay;
}

/** How often each value occurs in the picture, with the window as a band over it: its edges and the whole can be dragged, and moved by keys. */
export function HistogramPanel({ shown, display }: HistogramPanelProps) {
  const words = useViewerMessages();
  const dispatch = useDispatch();
  const histogram = useMemo(() => histogramOf(display), [display]);
  return (
    <section className="histogram" aria-label={words.histogram}>
      <div className="histogram-head">
        <span>{words.histogram}</span>
        <IconButton icon={X} label={words.closeHistogram} onPress={() => dispatch({ type: 'toggleHistogram' })} />
      </div>
      {histogram ? <Band shown={shown} display={display} histogram={histogram} /> : <p>{words.oneValue}</p>}
    </section>
  );
}

function Band({ shown, display, histogram }: HistogramPanelProps & { readonly histogram: Histogram }) {
  const words = useViewerMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const span = spanOf(histogram);
  const { window } = shown;
  const shape = display.voiLutFunction;
  // A sigmoid has no ends: its width stands for them.
  const band: Span = windowEnds(window, shape) ?? { low: window.center - window.width / 2, high: window.center + window.width / 2 };
  const seen = inSpan(band, span);
  const move = (to: Span) => {
    const next = windowOf(to.low, to.high, shape);
    dispatch({ type: 'windowBy', center: next.center - window.center, width: next.width - window.width });
  };
  const drag = useBandDrag(span, (by) => move({ low: band.low + by, high: band.high + by }));
  const text = (value: number) => windowValueWords(language, display, value);
  const left = shareOf(seen.low, span) * 100;
  return (
    <>
      <Slider
        className="histogram-slider"
        aria-label={words.histogramWindow}
        minValue={span.low}
        maxValue={span.high}
        step={stepOf(span)}
        value={[seen.low, seen.high]}
        onChange={([low, high]) => {
          if (low !== undefined && high !== undefined) move(movedBand(band, span, low, high));
        }}
      >
        <SliderTrack className="histogram-track">
          <Bars histogram={histogram} span={span} />
          <div
            ref={drag}
            className="histogram-band"
            style={{ left: `${left}%`, width: `${shareOf(seen.high, span) * 100 - left}%` }}
            data-band={`${Math.round(band.low)} ${Math.round(band.high)}`}
          />
          <SliderThumb index={0} className="histogram-edge" aria-label={words.windowFrom} />
          <SliderThumb index={1} className="histogram-edge" aria-label={words.windowTo} />
        </SliderTrack>
      </Slider>
      <p className="histogram-foot">
        <span>{text(histogram.least)}</span>
        <strong>{words.windowRange(text(band.low), text(band.high))}</strong>
        <span>{text(histogram.most)}</span>
      </p>
      <p className="visually-hidden">{words.histogramCount(formatNumber(language, histogram.counted))}</p>
    </>
  );
}

function Bars({ histogram: { counts, least, most }, span }: { readonly histogram: Histogram; readonly span: Span }) {
  const greatest = Math.max(...counts);
  const path = useMemo(() => {
    const points = counts.map((count, step) => `H${step} V${(100 - heightOf(count, greatest) * 100).toFixed(1)} H${step + 1}`);
    return `M0 100 ${points.join(' ')} V100 Z`;
  }, [counts, greatest]);
  const left = shareOf(least, span) * 100;
  return (
    <svg
      className="histogram-bars"
      style={{ left: `${left}%`, width: `${shareOf(most, span) * 100 - left}%` }}
      viewBox={`0 0 ${counts.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
