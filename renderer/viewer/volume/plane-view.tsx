import { useLayoutEffect, useMemo, useRef } from 'react';
import type { GreyDisplay } from '../../../core/pixels/display-frame.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { type PlaneName, planeThrough } from '../../../core/study/volume/cutting-plane.js';
import { orientationOf } from '../../../core/study/volume/plane-frame.js';
import type { PlanePlace } from '../../../core/study/volume/plane-place.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { isDrawing } from '../../app/tool.js';
import type { VolumeView } from '../../app/volume-view.js';
import type { VolumeHost } from '../../workers/volume-client.js';
import { useElementSize } from '../element-size.js';
import type { FramePlace } from '../frame-place.js';
import { layoutOf } from '../layout.js';
import { MeasureLayer } from '../measure/measure-layer.js';
import type { ReadPicture } from '../readout/readout-at.js';
import { OverReadout, ReadoutLines } from '../readout/readout-lines.js';
import { pictureAt, type ScreenMatrix, screenMatrix } from '../screen-matrix.js';
import { usePointerTools } from '../use-pointer-tools.js';
import { useSurface } from '../use-surface.js';
import { resolveVoi, windowOf } from '../voi.js';
import { InkCanvas } from './fusion/ink-canvas.js';
import type { OverLayer } from './fusion/over-layer.js';
import { PlaneCross } from './plane-cross.js';
import { crossOf, placeOfCut } from './plane-geometry.js';
import { PlaneWords, usePlaneWords } from './plane-words.js';
import { type Cut, useCut } from './use-cut.js';

interface PlaneViewProps {
  readonly name: PlaneName;
  readonly host: VolumeHost;
  readonly volume: VolumeView;
  readonly loaded: NonNullable<VolumeView['loaded']>;
  readonly record: InstanceRecord;
  /** What lies over it, in colours; null: nothing. */
  readonly over: OverLayer | null;
}

/** Pixels of a cut are square. */
const SQUARE = { row: 1, column: 1 };
/** Keys go from plane to plane: what they do is done to the one that has the focus. */
const REACHED = { tabIndex: 0 } as const;

/** One plane of the volume, with the lines of the two others. */
export function PlaneView({ name, host, volume, loaded, record, over }: PlaneViewProps) {
  const dispatch = useDispatch();
  const isSmooth = useAppState((state) => state.isSmooth);
  const draws = useAppState((state) => isDrawing(state.tool));
  const { frame, slab, view, active } = volume;
  const { grid, look } = loaded;
  const section = useRef<HTMLFieldSetElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const surface = useSurface(canvas);
  const size = useElementSize(canvas);
  const wanted = useMemo(() => planeThrough(grid, orientationOf(frame, name), frame.center), [grid, frame, name]);
  const at = useMemo((): PlanePlace => ({ plane: name, frame, slab }), [name, frame, slab]);
  const cut = useCut(host, wanted, at);
  const display = useMemo(
    (): GreyDisplay | null => cut && { ...look, rows: cut.plane.rows, columns: cut.plane.columns, values: cut.values },
    [cut, look],
  );
  // What stands on the screen is the last cut that came: lines and words belong to it.
  const plane = cut?.plane ?? wanted;
  const overCut = useCut(over?.host ?? null, plane, cut?.at ?? at);
  // Only over its own picture: a cut that comes later than the one below would lie on another place.
  const ink = over && overCut && cut && overCut.plane === cut.plane ? { over, cut: overCut } : null;
  const layout = useMemo(() => (size ? layoutOf(size, plane.rows, plane.columns, SQUARE, view) : null), [size, plane, view]);
  const matrix = useMemo(
    () => (size && layout ? screenMatrix(size, plane.rows, plane.columns, SQUARE, view, layout.scale) : null),
    [size, layout, plane, view],
  );
  const voi = useMemo(() => resolveVoi(record, look, view.voi), [record, look, view.voi]);
  useLayoutEffect(() => {
    if (!surface || !size || !display || !layout) return;
    surface.resize();
    const { invert, rotation, flipHorizontal, flipVertical, pan } = view;
    surface.show({
      key: name,
      display,
      voi,
      invert,
      rotation,
      flipHorizontal,
      flipVertical,
      scale: layout.scale,
      pan,
      aspect: SQUARE,
      isSmooth,
    });
  }, [surface, size, display, layout, view, voi, name, isSmooth]);

  const placeAt = (x: number, y: number) => {
    if (!matrix) return null;
    const { column, row } = pictureAt(matrix, x, y);
    return placeOfCut(plane, column, row);
  };
  usePointerTools(section, layout, (x, y) => {
    const place = placeAt(x, y);
    return place && { space: record.geometry.frameOfReferenceUid, place };
  });
  const take = () => dispatch({ type: 'volume', action: { type: 'activate', plane: name } });
  const moveTo = (x: number, y: number) => {
    const center = placeAt(x, y);
    if (center) dispatch({ type: 'volume', action: { type: 'center', center } });
  };
  const step = Math.hypot(...plane.across);
  const facts = { name, frame, slab, window: 'table' in voi ? null : windowOf(look, voi), scale: layout?.scale ?? 1, step };
  const { sentence } = usePlaneWords(facts);
  const picture = useMemo(
    () => (cut && display && matrix ? cutPicture(cut, display, matrix, record) : null),
    [cut, display, matrix, record],
  );
  const position = useMemo(() => (cut ? { fileId: loaded.fileId, frame: 0, plane: cut.at } : null), [cut, loaded.fileId]);
  const cross = matrix && crossOf(plane, matrix, frame, name);
  return (
    <fieldset
      className={`viewport plane-view${active === name ? ' cell-active' : ''}`}
      ref={section}
      data-plane-view={name}
      aria-label={sentence}
      aria-current={active === name}
      {...REACHED}
      onPointerDownCapture={take}
      onWheelCapture={take}
      onFocusCapture={take}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        // A double click ends what is drawn.
        if (!draws) moveTo(event.clientX - box.left, event.clientY - box.top);
      }}
    >
      <div className="viewport-canvas" ref={canvas} aria-hidden="true" data-cut={cut ? 'made' : 'waiting'} />
      {ink && matrix && size && <InkCanvas cut={ink.cut} over={ink.over} matrix={matrix} size={size} isSmooth={isSmooth} />}
      {cross && size && <PlaneCross name={name} center={cross.center} lines={cross.lines} size={size} onMove={moveTo} />}
      <PlaneWords
        {...facts}
        readout={
          picture &&
          size && (
            <>
              {ink && matrix && (
                <OverReadout
                  frame={section}
                  picture={overPicture(ink.over, ink.cut, matrix)}
                  size={size}
                  modality={ink.over.record.series.modality}
                />
              )}
              <ReadoutLines frame={section} picture={picture} size={size} />
            </>
          )
        }
      />
      {picture && size && position && <MeasureLayer at={position} picture={picture} size={size} isHere={active === name} />}
      {active === name && (
        <p className="visually-hidden" role="status">
          {sentence}
        </p>
      )}
    </fieldset>
  );
}

/** A cut as a picture that can be read and measured: its pixels are square, and in mm of the patient. */
function cutPicture({ plane, at }: Cut, display: GreyDisplay, matrix: ScreenMatrix, record: InstanceRecord): ReadPicture {
  const step = Math.hypot(...plane.across);
  const place: FramePlace = {
    position: plane.origin,
    orientation: orientationOf(at.frame, at.plane),
    patientOrientation: null,
    spacing: { row: step, column: step, kind: 'patient' },
  };
  return { record, display, place, matrix, isCut: true };
}

/** The same of a cut that lies over another. */
function overPicture({ loaded: { look }, record }: OverLayer, cut: Cut, matrix: ScreenMatrix): ReadPicture {
  return cutPicture(cut, { ...look, rows: cut.plane.rows, columns: cut.plane.columns, values: cut.values }, matrix, record);
}
