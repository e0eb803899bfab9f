import type { RefObject } from 'react';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState } from '../../app/store.js';
import type { Size } from '../layout.js';
import { useViewerMessages } from '../messages/viewer-messages.js';
import { type ReadPicture, readoutAt } from './readout-at.js';
import { usePointerPlace } from './use-pointer-place.js';

interface ReadoutLinesProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly picture: ReadPicture;
  readonly size: Size;
}

const middleOf = ({ width, height }: Size) => ({ x: width / 2, y: height / 2 });

/** The value under the pointer, or under the cross in the middle where that is on, and where it lies. */
export function ReadoutLines({ frame, picture, size }: ReadoutLinesProps) {
  const language = useLanguage();
  const isCross = useAppState((state) => state.crossShown);
  const pointer = usePointerPlace(frame);
  const at = isCross ? middleOf(size) : pointer;
  const reading = at && readoutAt(language, picture, at);
  if (!reading) return null;
  return (
    <>
      <span data-overlay="readout">{reading.value}</span>
      <span className="overlay-quiet" data-overlay="readout-place">
        {reading.place}
      </span>
    </>
  );
}

/** The cross, and what it reads for who doesn't see it: moving the picture under it reads other places. */
export function CenterCross({ picture, size }: Omit<ReadoutLinesProps, 'frame'>) {
  const language = useLanguage();
  const words = useViewerMessages();
  const reading = readoutAt(language, picture, middleOf(size));
  return (
    <>
      <span className="center-cross" aria-hidden="true" />
      <p className="visually-hidden" role="status">
        {reading ? `${words.cross}: ${reading.value}, ${reading.place}` : ''}
      </p>
    </>
  );
}

/** The value of what lies over the picture, under the same point; with the kind of picture that it is of. */
export function OverReadout({ frame, picture, size, modality }: ReadoutLinesProps & { readonly modality: string }) {
  const language = useLanguage();
  const isCross = useAppState((state) => state.crossShown);
  const pointer = usePointerPlace(frame);
  const at = isCross ? middleOf(size) : pointer;
  const reading = at && readoutAt(language, picture, at);
  return reading ? (
    <span data-overlay="readout-over">
      {modality} {reading.value}
    </span>
  ) : null;
}
