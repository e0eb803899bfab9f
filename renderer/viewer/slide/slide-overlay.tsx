import { ImageOff } from 'lucide-react';
import { scaleBar } from '../../../core/study/geometry.js';
import type { SlideFile } from '../../../core/study/slide/pyramid.js';
import { formatMeasure, formatNumber } from '../../app/messages/language.js';
import { useLanguage, useMessages } from '../../app/messages/use-messages.js';
import { useSlideMessages } from './messages/slide-messages.js';
import type { SlidePlacement } from './place-slide.js';
import type { DrawnSlide } from './use-slide-drawing.js';

interface SlideOverlayProps {
  readonly title: string;
  readonly file: SlideFile;
  readonly levels: readonly SlideFile[];
  readonly placement: SlidePlacement | null;
  readonly drawn: DrawnSlide;
}

/** What is written on the slide: never who it is of. */
export function SlideOverlay({ title, file, levels, placement, drawn }: SlideOverlayProps) {
  const messages = useMessages();
  const words = useSlideMessages();
  const language = useLanguage();
  const { slide } = file;
  return (
    <>
      <div className="overlay" aria-hidden="true">
        <div className="overlay-corner overlay-top-left">
          <span>{title}</span>
          {file.image.kind === 'image' && file.image.lossy && <span className="overlay-quiet">{messages.lossy}</span>}
          {slide.hasProfile && <span className="overlay-quiet">{words.profile}</span>}
        </div>
        <div className="overlay-corner overlay-bottom-left">
          {placement && (
            <span data-overlay="zoom">{messages.zoomText(formatMeasure(language, roundedPercent(placement.layout.scale)))}</span>
          )}
        </div>
        <ScaleBar base={levels[0]} placement={placement} />
      </div>
      {drawn.isNothing && drawn.code && (
        <div className="picture-place" role="alert">
          <ImageOff size={32} strokeWidth={1.25} aria-hidden />
          <h2>{messages.pictureError}</h2>
          <p>{messages.pictureErrors[drawn.code]}</p>
        </div>
      )}
      <p className="slide-status" role="status">
        {drawn.isTooMuch && <span>{words.tooMuch}</span>}
        {drawn.waiting > 0 && <span>{words.tilesWait(drawn.waiting)}</span>}
        {!drawn.isNothing && drawn.code && (
          <span>
            {words.tilesFailed(drawn.failed)} {messages.pictureErrors[drawn.code]}
          </span>
        )}
        {slide.role === 'label' && <span>{words.labelNote}</span>}
        {slide.role === 'overview' && <span>{words.overviewNote}</span>}
      </p>
    </>
  );

  function roundedPercent(scale: number): number {
    const percent = scale * 100;
    return percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2));
  }
}

function ScaleBar({ base, placement }: { readonly base: SlideFile | undefined; readonly placement: SlidePlacement | null }) {
  const messages = useMessages();
  const words = useSlideMessages();
  const language = useLanguage();
  const spacing = base?.slide.spacing;
  const bar = spacing && placement ? scaleBar(Math.min(spacing.row, spacing.column) / placement.layout.scale) : null;
  if (!bar)
    return (
      <div className="overlay-corner overlay-bottom-right">
        <span className="overlay-quiet" data-overlay="scale">
          {words.noScale}
        </span>
      </div>
    );
  const text =
    bar.mm < 1
      ? words.micrometres(formatMeasure(language, bar.mm * 1000))
      : bar.mm < 10
        ? messages.millimetres(formatNumber(language, bar.mm))
        : messages.centimetres(formatNumber(language, bar.mm / 10));
  return (
    <div className="overlay-corner overlay-bottom-right">
      <span className="scale-bar" style={{ width: `${bar.pixels}px` }} />
      <span data-overlay="scale">{text}</span>
    </div>
  );
}
