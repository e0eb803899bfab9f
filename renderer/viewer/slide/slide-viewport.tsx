import { useMemo, useRef, useState } from 'react';
import type { SeriesGroup } from '../../../core/study/group-studies.js';
import { isSlide, levelsOf, mayHoldNames, type SlideFile } from '../../../core/study/slide/pyramid.js';
import { useView } from '../../app/cell.js';
import { useMessages } from '../../app/messages/use-messages.js';
import { seriesTitle } from '../../app/series-words.js';
import { useAppState } from '../../app/store.js';
import { useElementSize } from '../element-size.js';
import { LabelCover } from './label-cover.js';
import './slide.css';
import { placeSlide } from './place-slide.js';
import { SlideOverlay } from './slide-overlay.js';
import { SlidePanel } from './slide-panel.js';
import { useSlideDrawing } from './use-slide-drawing.js';
import { useSlidePointer } from './use-slide-pointer.js';

/** A whole slide, put together from the tiles in view; and the pictures beside it. */
export function SlideViewport({ series, file }: { readonly series: SeriesGroup; readonly file: SlideFile }) {
  const messages = useMessages();
  const files = useMemo(() => series.images.filter(isSlide), [series]);
  const levels = useMemo(() => levelsOf(file, files), [file, files]);
  const [chosen, setChosen] = useState({ depth: 0, channel: 0 });
  // A label has one focal plane, whichever was chosen of the slide.
  const choice = {
    depth: Math.min(chosen.depth, file.slide.shape.depths - 1),
    channel: Math.min(chosen.channel, file.slide.channels.length - 1),
  };
  const frame = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(host);
  const view = useView();
  const isCovered = useAppState((state) => state.namesHidden) && mayHoldNames(file.slide);
  const placement = useMemo(() => (size ? placeSlide(size, levels, view) : null), [size, levels, view]);
  const drawn = useSlideDrawing(canvas, { file, levels, placement, view, isCovered, ...choice });
  useSlidePointer(frame, placement);
  const title = seriesTitle(messages, series);
  return (
    <section className="viewport slide-viewport" ref={frame} aria-label={`${messages.viewport}: ${title}`} tabIndex={-1}>
      <div className="slide-stage" ref={host}>
        <span className="slide-canvas" aria-hidden="true">
          <canvas ref={canvas} />
        </span>
        {isCovered ? <LabelCover /> : <SlideOverlay title={title} file={file} levels={levels} placement={placement} drawn={drawn} />}
      </div>
      <SlidePanel files={files} file={file} levels={levels} drawn={drawn} choice={choice} onChoose={setChosen} />
    </section>
  );
}
