import { orientationLetters, scaleBar } from '../../core/study/geometry.js';
import { formatMeasure, formatNumber } from '../app/messages/language.js';
import { useLanguage, useMessages } from '../app/messages/use-messages.js';
import { countSteps, type Place, stepNumber } from '../app/series.js';
import { seriesTitle } from '../app/series-words.js';
import type { Shown } from '../app/state.js';
import type { View } from '../app/view.js';
import { type Layout, millimetresPerPixel } from './layout.js';

interface OverlayProps {
  readonly place: Place;
  readonly shown: Extract<Shown, { kind: 'grey' | 'color' }>;
  readonly view: View;
  readonly layout: Layout | null;
}

/** What is written on the film, of the picture that is really on the screen. Never who the person is. */
export function Overlay({ place, shown, view, layout }: OverlayProps) {
  const messages = useMessages();
  const language = useLanguage();
  const { series } = place;
  const record = series.images.find((image) => image.fileId === shown.fileId);
  if (!record) return null;
  const letters = orientationLetters(record.geometry, view);
  const steps = countSteps(series);
  const bar = layout ? scaleBar(millimetresPerPixel(record, layout)) : null;
  return (
    <div className="overlay" aria-hidden="true">
      <div className="overlay-corner overlay-top-left">
        <span>{seriesTitle(messages, series)}</span>
        {record.image.kind === 'image' && record.image.lossy && <span className="overlay-quiet">{messages.lossy}</span>}
      </div>
      <div className="overlay-corner overlay-top-right">
        <span className="overlay-step">
          {messages.stepText(formatNumber(language, stepNumber(series, shown) + 1), formatNumber(language, steps))}
        </span>
      </div>
      <div className="overlay-corner overlay-bottom-left">
        {shown.kind === 'grey' && (
          <span data-overlay="window">
            {shown.isTable
              ? messages.presetLut
              : messages.windowText(formatMeasure(language, shown.window.center), formatMeasure(language, shown.window.width))}
          </span>
        )}
        {layout && <span data-overlay="zoom">{messages.zoomText(formatNumber(language, Math.round(layout.scale * 100)))}</span>}
      </div>
      {bar && (
        <div className="overlay-corner overlay-bottom-right">
          <span className="scale-bar" style={{ width: `${bar.pixels}px` }} />
          <span data-overlay="scale">
            {bar.mm >= 10
              ? messages.centimetres(formatMeasure(language, bar.mm / 10))
              : messages.millimetres(formatMeasure(language, bar.mm))}
            {record.geometry.spacing?.kind === 'detector' && <span className="overlay-quiet"> {messages.atDetector}</span>}
          </span>
        </div>
      )}
      {letters && (
        <>
          <span className="edge edge-left">{letters.left}</span>
          <span className="edge edge-right">{letters.right}</span>
          <span className="edge edge-top">{letters.top}</span>
          <span className="edge edge-bottom">{letters.bottom}</span>
        </>
      )}
    </div>
  );
}
