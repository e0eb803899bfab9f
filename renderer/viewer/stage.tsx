import type { ReactNode } from 'react';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { isSlide } from '../../core/study/slide/pyramid.js';
import { useMessages } from '../app/messages/use-messages.js';
import { useAppState } from '../app/store.js';
import { SlideViewport } from './slide/slide-viewport.js';
import { StepSlider } from './step-slider.js';
import './viewer.css';
import { type OverlayPlace, Viewport } from './viewport.js';

interface StageProps {
  readonly identity: ReactNode;
  /** The screen of a file without a picture; null where it has none of its own. */
  readonly screenOf: (record: InstanceRecord) => ReactNode;
  /** What lies over the picture. */
  readonly overlayOf: (place: OverlayPlace) => ReactNode;
}

/** The lit picture: viewport and slider, under the strip that says who it is. */
export function Stage({ identity, screenOf, overlayOf }: StageProps) {
  const messages = useMessages();
  const selection = useAppState((state) => state.selection);
  const place = useAppState((state) => (state.selection ? state.places.get(state.selection.fileId) : undefined));
  const record = place?.series.images.find((image) => image.fileId === selection?.fileId);
  const screen = record && record.image.kind !== 'image' ? screenOf(record) : null;
  return (
    <main className="stage">
      {identity}
      {place && record && selection ? (
        <>
          {screen ??
            (isSlide(record) ? (
              <SlideViewport key={place.series.key} series={place.series} file={record} />
            ) : (
              <Viewport place={place} record={record} selection={selection} overlayOf={overlayOf} />
            ))}
          {/* The pictures of a slide stand in its own list, and are no film. */}
          {!isSlide(record) && <StepSlider series={place.series} selection={selection} />}
        </>
      ) : (
        <p className="stage-empty">{messages.nothingSelected}</p>
      )}
    </main>
  );
}
