import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import type { DisplayFrame } from '../../core/pixels/display-frame.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { placeInSlice, sliceOf } from '../../core/study/linking/slice.js';
import { type Aspect, aspectOf } from '../../core/study/pixel-shape.js';
import { useCell, useCellState, useIsActive, useView } from '../app/cell.js';
import { type PictureAnswer, positionKey } from '../app/picture-store.js';
import { countSteps, type Place, type Position } from '../app/series.js';
import { useServices } from '../app/services.js';
import type { Shown } from '../app/state.js';
import { useAppState, useDispatch } from '../app/store.js';
import type { View } from '../app/view.js';
import type { FrameBeside } from '../workers/frame-beside.js';
import { ColourBar } from './colours/colour-bar.js';
import { canBeDrawn, type PictureSurface } from './cornerstone.js';
import { useElementSize } from './element-size.js';
import { type FramePlace, framePlace } from './frame-place.js';
import { LinkLayer } from './grid/link-layer.js';
import { HistogramPanel } from './histogram/histogram-panel.js';
import { type Layout, layoutOf, type Size } from './layout.js';
import { Lens } from './lens/lens.js';
import { MeasureLayer } from './measure/measure-layer.js';
import { useViewerMessages } from './messages/viewer-messages.js';
import { Overlay } from './overlay/overlay.js';
import { OverlayPlanesCanvas } from './overlay/overlay-planes-canvas.js';
import { PicturePlace } from './picture-place.js';
import { CenterCross, ReadoutLines } from './readout/readout-lines.js';
import { pictureAt, type ScreenMatrix, screenMatrix } from './screen-matrix.js';
import { usePicture } from './use-picture.js';
import { usePointerTools } from './use-pointer-tools.js';
import { useSurface } from './use-surface.js';
import { useViewportSentence } from './viewport-sentence.js';
import { leastWidth, resolveVoi, voiExplanation, windowOf } from './voi.js';

/** The picture that is on the screen, and where each of its pixels stands there. */
export interface OverlayPlace {
  readonly record: InstanceRecord;
  readonly frame: number;
  /** The pictures of its series. */
  readonly neighbours: readonly InstanceRecord[];
  readonly matrix: ScreenMatrix;
  readonly width: number;
  readonly height: number;
}

/** The picture with what is written around it. */
export function Viewport({
  place,
  record,
  selection,
  overlayOf,
}: {
  readonly place: Place;
  readonly record: InstanceRecord;
  readonly selection: Position;
  readonly overlayOf: (place: OverlayPlace) => ReactNode;
}) {
  const host = useRef<HTMLDivElement>(null);
  const surface = useSurface(host);
  const size = useElementSize(host);
  const cell = useCell();
  const isActive = useIsActive();
  const view = useView();
  const shown = useCellState((state) => state.shown);
  const answer = usePicture(place.series, selection);
  const dispatch = useDispatch();
  const { overlaysShown, crossShown, isSmooth, histogramShown, lensShown } = useSwitches();
  const beside = besideOf(answer);
  const { pictures } = useServices();
  const lying = useMemo(() => framePlace(record, selection.frame, beside), [record, selection, beside]);
  const drawing = useMemo(
    () => (answer?.kind === 'frame' && size ? drawingOf(size, answer.display, lying, view) : null),
    [answer, size, lying, view],
  );
  const layout = drawing?.layout ?? null;

  useLayoutEffect(() => {
    if (!surface || !size || !answer) return;
    surface.resize();
    const next = draw(surface, record, selection, answer, view, drawing, isSmooth);
    dispatch({ type: 'shown', shown: next, cell });
  }, [surface, size, answer, record, selection, view, drawing, isSmooth, dispatch, cell]);

  // A picture of another series may not stand under the words of this one.
  const isOther = shown !== null && !place.series.images.some((image) => image.fileId === shown.fileId);
  useLayoutEffect(() => {
    if (isOther && !answer) surface?.clear();
  }, [surface, isOther, answer]);

  const frame = useRef<HTMLElement>(null);
  const pointAt = (x: number, y: number) => {
    const slice = sliceOf(record, selection.frame);
    const at = drawing && pictureAt(drawing.matrix, x, y);
    return slice && at && slice.space !== '' ? { space: slice.space, place: placeInSlice(slice, at.column, at.row) } : null;
  };
  usePointerTools(frame, layout, pointAt);
  // A film isn't told picture by picture.
  const isPlaying = useAppState((state) => state.cine.isPlaying);
  const words = useViewerMessages();
  const sentence = useViewportSentence(place, record, selection, beside);
  const isPainted = shown !== null && !isOther && positionKey(shown) === positionKey(selection);
  const lit = isPainted && size && drawing && answer?.kind === 'frame' && isPicture(shown) ? { size, drawing, answer } : null;
  const picture = lit && { record, display: lit.answer.display, place: lying, matrix: lit.drawing.matrix };
  return (
    <section className="viewport" ref={frame} aria-label={sentence} tabIndex={-1}>
      <div className="viewport-canvas" ref={host} aria-hidden="true" />
      {lit && overlaysShown && lit.answer.overlays && (
        <OverlayPlanesCanvas planes={lit.answer.overlays} matrix={lit.drawing.matrix} size={lit.size} />
      )}
      {shown && !isOther && isPicture(shown) && (
        <Overlay
          place={place}
          shown={shown}
          beside={isPainted ? beside : besideOf(pictures.peek(shown))}
          view={view}
          layout={layout}
          readout={lit && picture && <ReadoutLines frame={frame} picture={picture} size={lit.size} />}
        />
      )}
      {lit && shown?.kind === 'grey' && lit.answer.display.kind === 'grey' && view.colours !== 'grey' && (
        <ColourBar shown={shown} display={lit.answer.display} view={view} />
      )}
      {lit && isActive && histogramShown && shown?.kind === 'grey' && lit.answer.display.kind === 'grey' && (
        <HistogramPanel shown={shown} display={lit.answer.display} />
      )}
      {lit && picture && crossShown && <CenterCross picture={picture} size={lit.size} />}
      {lit &&
        overlayOf({
          record,
          frame: selection.frame,
          neighbours: place.series.images,
          matrix: lit.drawing.matrix,
          width: lit.size.width,
          height: lit.size.height,
        })}
      {lit && <LinkLayer record={record} frame={selection.frame} matrix={lit.drawing.matrix} size={lit.size} />}
      {lit && picture && <MeasureLayer at={selection} picture={picture} size={lit.size} />}
      {lit && isActive && lensShown && surface && <Lens frame={frame} surface={surface} drawing={lit.drawing} size={lit.size} />}
      <PicturePlace record={record} answer={answer} isLate={!isPainted} hasOthers={countSteps(place.series) > 1} />
      {isActive && (
        <p className="visually-hidden" role="status">
          {isPlaying ? words.playing : sentence}
        </p>
      )}
    </section>
  );
}

const NOTHING_BESIDE: FrameBeside = {};
const besideOf = (answer: PictureAnswer | undefined): FrameBeside => (answer?.kind === 'frame' ? answer : NOTHING_BESIDE);

const isPicture = (shown: Shown): shown is Extract<Shown, { kind: 'grey' | 'color' }> => shown.kind === 'grey' || shown.kind === 'color';

function useSwitches() {
  const overlaysShown = useAppState((state) => state.overlaysShown);
  const crossShown = useAppState((state) => state.crossShown);
  const isSmooth = useAppState((state) => state.isSmooth);
  const histogramShown = useAppState((state) => state.histogramShown);
  const lensShown = useAppState((state) => state.lensShown);
  return { overlaysShown, crossShown, isSmooth, histogramShown, lensShown };
}

/** How a frame lies in the viewport: its shape, its size, and where each of its pixels stands. */
interface Drawing {
  readonly aspect: Aspect;
  readonly layout: Layout;
  readonly matrix: ScreenMatrix;
}

function drawingOf(size: Size, { rows, columns, pixelAspect }: DisplayFrame, { spacing }: FramePlace, view: View): Drawing {
  const aspect = aspectOf(spacing, pixelAspect);
  const layout = layoutOf(size, rows, columns, aspect, view);
  return { aspect, layout, matrix: screenMatrix(size, rows, columns, aspect, view, layout.scale) };
}

function draw(
  surface: PictureSurface,
  record: InstanceRecord,
  position: Position,
  answer: PictureAnswer,
  view: View,
  drawing: Drawing | null,
  isSmooth: boolean,
): Shown {
  if (answer.kind === 'error' || !drawing) {
    surface.clear();
    if (record.image.kind === 'refused' && record.image.code === 'no-pixel-data') return { ...position, kind: 'no-picture' };
    return { ...position, kind: 'error', code: answer.kind === 'error' ? answer.code : 'bad-description' };
  }
  const { display } = answer;
  if (!canBeDrawn(display.rows, display.columns)) {
    surface.clear();
    return { ...position, kind: 'error', code: 'too-large' };
  }
  const voi = display.kind === 'grey' ? resolveVoi(record, display, view.voi) : { center: 0, width: 1 };
  surface.show({
    key: positionKey(position),
    display,
    voi,
    invert: view.invert,
    colours: view.colours,
    rotation: view.rotation,
    flipHorizontal: view.flipHorizontal,
    flipVertical: view.flipVertical,
    scale: drawing.layout.scale,
    pan: view.pan,
    aspect: drawing.aspect,
    isSmooth,
  });
  if (display.kind === 'color') return { ...position, kind: 'color', unusedProfile: display.unusedProfile === true };
  const { autoWindow } = display;
  return {
    ...position,
    kind: 'grey',
    window: windowOf(display, voi),
    isTable: 'table' in voi,
    explanation: voiExplanation(display, voi),
    least: autoWindow.center - autoWindow.width / 2,
    most: autoWindow.center + autoWindow.width / 2,
    leastWidth: leastWidth(display),
  };
}
