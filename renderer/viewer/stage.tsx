import type { ReactNode } from 'react';
import { useMessages } from '../app/messages/use-messages.js';
import { useAppState } from '../app/store.js';
import { StepSlider } from './step-slider.js';
import './viewer.css';
import { Viewport } from './viewport.js';

/** The lit picture: viewport and slider, under the strip that says who it is. */
export function Stage({ identity }: { readonly identity: ReactNode }) {
  const messages = useMessages();
  const selection = useAppState((state) => state.selection);
  const place = useAppState((state) => (state.selection ? state.places.get(state.selection.fileId) : undefined));
  const record = place?.series.images.find((image) => image.fileId === selection?.fileId);
  return (
    <main className="stage">
      {identity}
      {place && record && selection ? (
        <>
          <Viewport place={place} record={record} selection={selection} />
          <StepSlider series={place.series} selection={selection} />
        </>
      ) : (
        <p className="stage-empty">{messages.nothingSelected}</p>
      )}
    </main>
  );
}
