import type { ReactNode } from 'react';
import { orientationLetters, scaleBar } from '../../../core/study/geometry.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { calibrationHere } from '../../app/measures.js';
import { formatMeasure, formatNumber } from '../../app/messages/language.js';
import { useLanguage, useMessages } from '../../app/messages/use-messages.js';
import { countSteps, type Place, stepNumber } from '../../app/series.js';
import { noteWords, orderWords, partWords, seriesTitle } from '../../app/series-words.js';
import type { Shown } from '../../app/state.js';
import { useAppState } from '../../app/store.js';
import type { View } from '../../app/view.js';
import type { FrameBeside } from '../../workers/frame-beside.js';
import { barSpacing, framePlace } from '../frame-place.js';
import { type Layout, millimetresPerPixel } from '../layout.js';
import { useViewerMessages } from '../messages/viewer-messages.js';
import { frameWords } from './frame-words.js';

interface OverlayProps {
  readonly place: Place;
  readonly shown: Extract<Shown, { kind: 'grey' | 'color' }>;
  readonly beside: FrameBeside;
  readonly view: View;
  readonly layout: Layout | null;
  /** The value under the pointer. */
  readonly readout: ReactNode;
}

/** What is written on the film, of the picture that is really on the screen. Never who the person is. */
export function Overlay({ place, shown, beside, view, layout, readout }: OverlayProps) {
  const messages = useMessages();
  const language = useLanguage();
  const wordsShown = useAppState((state) => state.wordsShown && !state.isPlain);
  const { series } = place;
  const record = series.images.find((image) => image.fileId === shown.fileId);
  if (!record) return null;
  const letters = orientationLetters(framePlace(record, shown.frame, beside), view);
  return (
    <div className={`overlay${wordsShown ? '' : ' overlay-bare'}`} aria-hidden="true">
      <div className="overlay-corner overlay-top-left">
        <span>{seriesTitle(messages, series)}</span>
        <FrameLines record={record} shown={shown} beside={beside} place={place} />
      </div>
      <div className="overlay-corner overlay-top-right">
        <span className="overlay-step">
          {messages.stepText(formatNumber(language, stepNumber(series, shown) + 1), formatNumber(language, countSteps(series)))}
        </span>
        {record.frames?.order && <StoredFrame frame={shown.frame} />}
      </div>
      <div className="overlay-corner overlay-bottom-left">
        {readout}
        {shown.kind === 'grey' && <WindowLine shown={shown} />}
        {layout && <span data-overlay="zoom">{messages.zoomText(formatNumber(language, Math.round(layout.scale * 100)))}</span>}
      </div>
      {layout && <ScaleBar record={record} shown={shown} beside={beside} layout={layout} />}
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

type FrameLinesProps = Pick<OverlayProps, 'place' | 'shown' | 'beside'> & { readonly record: InstanceRecord };

/** Under the title: which part and frame it is, what to know of the stack, and of the picture itself. */
function FrameLines({ place: { series }, record, shown, beside }: FrameLinesProps) {
  const messages = useMessages();
  const words = useViewerMessages();
  const language = useLanguage();
  const part = [partWords(messages, language, series), orderWords(messages, series)].filter(Boolean).join(' · ');
  const frame = beside.description ? frameWords(language, beside.description) : '';
  const notes = noteWords(messages, language, series);
  return (
    <>
      {part !== '' && (
        <span className="overlay-quiet" data-overlay="part">
          {part}
        </span>
      )}
      {frame !== '' && <span data-overlay="frame">{frame}</span>}
      {notes.map((note) => (
        <span key={note} className="overlay-note" data-overlay="note">
          {note}
        </span>
      ))}
      {record.image.kind === 'image' && record.image.lossy && <span className="overlay-quiet">{messages.lossy}</span>}
      {shown.kind === 'color' && shown.unusedProfile && (
        <span className="overlay-quiet" data-overlay="profile">
          {words.unusedProfile}
        </span>
      )}
    </>
  );
}

function StoredFrame({ frame }: { readonly frame: number }) {
  const words = useViewerMessages();
  const language = useLanguage();
  return <span className="overlay-quiet">{words.storedFrame(formatNumber(language, frame + 1))}</span>;
}

function WindowLine({ shown }: { readonly shown: Extract<Shown, { kind: 'grey' }> }) {
  const messages = useMessages();
  const language = useLanguage();
  const window = shown.isTable
    ? messages.presetLut
    : messages.windowText(formatMeasure(language, shown.window.center), formatMeasure(language, shown.window.width));
  return <span data-overlay="window">{shown.explanation === '' ? window : `${window} · ${shown.explanation}`}</span>;
}

type ScaleBarProps = Pick<OverlayProps, 'shown' | 'beside'> & { readonly record: InstanceRecord; readonly layout: Layout };

/** A round length, only where millimetres are known, with what they are millimetres of. */
function ScaleBar({ record, shown, beside, layout }: ScaleBarProps) {
  const messages = useMessages();
  const words = useViewerMessages();
  const language = useLanguage();
  const seriesKey = useAppState(({ places }) => places.get(shown.fileId)?.series.key);
  const calibration = useAppState(({ measures }) =>
    seriesKey === undefined ? null : calibrationHere(measures.sheet.calibrations, record, seriesKey),
  );
  const spacing = barSpacing(record, framePlace(record, shown.frame, beside), calibration);
  const bar = scaleBar(millimetresPerPixel(spacing, layout));
  if (!bar || !spacing) return null;
  const magnification = record.geometry.spacing?.magnification;
  const holds =
    spacing.holds === 'detector' && magnification !== undefined
      ? words.magnified(formatMeasure(language, magnification))
      : words.barHolds[spacing.holds];
  return (
    <div className="overlay-corner overlay-bottom-right">
      <span className="scale-bar" style={{ width: `${bar.pixels}px` }} />
      <span data-overlay="scale">
        {bar.mm >= 10 ? messages.centimetres(formatMeasure(language, bar.mm / 10)) : messages.millimetres(formatMeasure(language, bar.mm))}
        {holds !== '' && <span className="overlay-quiet"> {holds}</span>}
      </span>
    </div>
  );
}
