import type { ReactNode } from 'react';
import { dot, orientationLetters, scaleBar } from '../../../core/study/geometry.js';
import type { PlaneName } from '../../../core/study/volume/cutting-plane.js';
import { normalOfPlane, orientationOf, type PlaneFrame } from '../../../core/study/volume/plane-frame.js';
import type { Slab } from '../../../core/study/volume/reslice.js';
import { formatMeasure, formatNumber } from '../../app/messages/language.js';
import { useLanguage, useMessages } from '../../app/messages/use-messages.js';
import { INITIAL_VIEW, type Window } from '../../app/view.js';
import { useVolumeMessages } from './messages/volume-messages.js';

export interface PlaneWordsProps {
  readonly name: PlaneName;
  readonly frame: PlaneFrame;
  readonly slab: Slab;
  /** Null where a table makes the grey. */
  readonly window: Window | null;
  /** Screen pixels for one pixel of the cut, and its size in mm. */
  readonly scale: number;
  readonly step: number;
}

/** Within this of its axis a plane is the one that it is called. */
const STRAIGHT = 1 - 1e-6;
const isOblique = (frame: PlaneFrame): boolean => frame.axes.some((axis, index) => (axis[index] as number) < STRAIGHT);

/** What a plane shows, in words, for its corners and for who doesn't see it. */
export function usePlaneWords({ name, frame, slab, window }: PlaneWordsProps) {
  const messages = useMessages();
  const words = useVolumeMessages();
  const language = useLanguage();
  const title = isOblique(frame) ? `${words.planes[name]}, ${words.oblique}` : words.planes[name];
  const place = words.at(formatMeasure(language, Math.round(dot(frame.center, normalOfPlane(frame, name)) * 10) / 10));
  const thick = slab.thickness > 0 ? words.slab(formatMeasure(language, slab.thickness), words.modes[slab.mode]) : '';
  const grey = window
    ? messages.windowText(formatMeasure(language, window.center), formatMeasure(language, window.width))
    : messages.presetLut;
  return { title, place, thick, grey, sentence: [title, words.about[name], place, thick, grey].filter(Boolean).join(', ') };
}

/** The corners and edges of a plane. */
export function PlaneWords({ readout, ...props }: PlaneWordsProps & { readonly readout: ReactNode }) {
  const messages = useMessages();
  const language = useLanguage();
  const { title, place, thick, grey } = usePlaneWords(props);
  const { name, frame, scale, step } = props;
  const letters = orientationLetters({ orientation: orientationOf(frame, name), patientOrientation: null }, INITIAL_VIEW);
  const bar = scaleBar(step / scale, 120);
  return (
    <div className="overlay" aria-hidden="true">
      <div className="overlay-corner overlay-top-left">
        <span className={`plane-title plane-${name}`}>{title}</span>
        {thick !== '' && <span>{thick}</span>}
      </div>
      <div className="overlay-corner overlay-top-right">
        <span data-plane="place">{place}</span>
      </div>
      <div className="overlay-corner overlay-bottom-left">
        {readout}
        <span data-overlay="window">{grey}</span>
        <span data-overlay="zoom">{messages.zoomText(formatNumber(language, Math.round(scale * 100)))}</span>
      </div>
      {bar && (
        <div className="overlay-corner overlay-bottom-right">
          <span className="scale-bar" style={{ width: `${bar.pixels}px` }} />
          <span>
            {bar.mm >= 10
              ? messages.centimetres(formatMeasure(language, bar.mm / 10))
              : messages.millimetres(formatMeasure(language, bar.mm))}
          </span>
        </div>
      )}
      {letters &&
        (['left', 'right', 'top', 'bottom'] as const).map((edge) => (
          <span key={edge} className={`edge edge-${edge}`}>
            {letters[edge]}
          </span>
        ))}
    </div>
  );
}
