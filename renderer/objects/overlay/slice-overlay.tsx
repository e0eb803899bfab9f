import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { masksOnSlice } from '../../../core/study/objects/masks-on-slice.js';
import { concerns, drawingOf } from '../../../core/study/objects/presentation/drawing-of.js';
import { contoursOnSlice } from '../../../core/study/objects/structure-set/contours-on-slice.js';
import { IconButton } from '../../ui/button.js';
import type { Matrix } from '../../ui/screen-shapes.js';
import { useObjectMessages } from '../messages/object-messages.js';
import type { Layer } from '../object-shelf.js';
import { MaskCanvas } from '../segmentation/mask-canvas.js';
import { SegmentList } from '../segmentation/segment-list.js';
import { SegmentPanel } from '../segmentation/segment-panel.js';
import { isSegmentation } from '../segmentation/use-segmentation.js';
import { useLayers, useShelf } from '../shelf.js';
import { slicePlane } from '../structure-set/slice-plane.js';
import { ContourShapes } from './contour-shapes.js';
import { DrawingPlanes } from './drawing-planes.js';
import { DrawingShapes } from './drawing-shapes.js';
import './overlay.css';

export interface SliceOverlayProps {
  /** The picture that is really on the screen. */
  readonly record: InstanceRecord;
  readonly frame: number;
  /** The pictures of its series. */
  readonly neighbours: readonly InstanceRecord[];
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** What lies over the picture: drawings of a presentation state, contours of structure sets, and a switch for each. */
export function SliceOverlay(props: SliceOverlayProps) {
  const words = useObjectMessages();
  const shelf = useShelf();
  const layers = useLayers().filter((layer) => isOver(layer, props));
  const panel = isSegmentation(props.record) ? <SegmentPanel record={props.record} /> : null;
  if (layers.length === 0) return panel;
  return (
    <>
      {panel}
      {layers.map((layer) =>
        layer.object.kind === 'segmentation' ? <MaskCanvas key={layer.fileId} layer={layer} object={layer.object} {...props} /> : null,
      )}
      {layers.map((layer) => (
        <LayerPlanes key={layer.fileId} layer={layer} {...props} />
      ))}
      <svg className="slice-overlay" width={props.width} height={props.height} aria-hidden="true">
        {layers.map((layer) => (
          <LayerShapes key={layer.fileId} layer={layer} {...props} />
        ))}
      </svg>
      <ul className="layer-chips" aria-label={words.overlayLabel}>
        {layers.map(({ fileId, object, opacity }) => {
          const name = object.label || words.layerKinds[object.kind];
          return (
            <li key={fileId} className="layer-chip">
              <div className="layer-head">
                <span>{name}</span>
                <IconButton icon={X} label={words.overlayRemove(name)} onPress={() => shelf.hide(fileId)} />
              </div>
              {object.kind === 'segmentation' && (
                <>
                  <label className="layer-opacity">
                    {words.opacity}
                    <input
                      type="range"
                      min="0"
                      max="100"
                      value={Math.round(opacity * 100)}
                      onChange={(event) => shelf.setOpacity(fileId, Number(event.target.value) / 100)}
                    />
                  </label>
                  <SegmentList fileId={fileId} object={object} isSwitchable />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Whether a layer speaks of the picture at all. */
function isOver({ object }: Layer, { record, frame, neighbours }: SliceOverlayProps): boolean {
  if (object.kind === 'presentation') return concerns(object, { sopInstanceUid: record.sopInstanceUid, frame });
  if (object.kind === 'segmentation') {
    const { image, sopInstanceUid } = record;
    if (image.kind !== 'image' || isSegmentation(record)) return false;
    const isSameSpace = object.grid.frameOfReferenceUid !== '' && object.grid.frameOfReferenceUid === record.geometry.frameOfReferenceUid;
    const plane = slicePlane(record, frame, neighbours);
    const picture = { sopInstanceUid, frame, rows: image.rows, columns: image.columns, plane };
    return isSameSpace || masksOnSlice(object.segmentation, object.grid, picture).length > 0;
  }
  const { frameOfReferenceUid } = record.geometry;
  return frameOfReferenceUid !== '' && object.regions.some((region) => region.frameOfReferenceUid === frameOfReferenceUid);
}

function LayerPlanes({ layer, record, frame, ...place }: SliceOverlayProps & { readonly layer: Layer }) {
  const drawing = useDrawing(layer, record, frame);
  return drawing && <DrawingPlanes drawing={drawing} {...place} />;
}

/** What a presentation state draws over a picture; null for what is none. */
function useDrawing({ object }: Layer, record: InstanceRecord, frame: number) {
  return useMemo(() => {
    const { image, sopInstanceUid } = record;
    if (object.kind !== 'presentation' || image.kind !== 'image') return null;
    return drawingOf(object, { sopInstanceUid, frame, rows: image.rows, columns: image.columns });
  }, [object, record, frame]);
}

function LayerShapes({ layer, record, frame, neighbours, matrix, width, height }: SliceOverlayProps & { readonly layer: Layer }) {
  const { object, hidden } = layer;
  const contours = useMemo(() => {
    const plane = object.kind === 'structure-set' ? slicePlane(record, frame, neighbours) : null;
    return plane && object.kind === 'structure-set' ? contoursOnSlice(object, plane, hidden) : [];
  }, [object, hidden, record, frame, neighbours]);
  const drawing = useDrawing(layer, record, frame);
  return (
    <>
      {drawing && <DrawingShapes drawing={drawing} matrix={matrix} width={width} height={height} id={layer.fileId} />}
      <ContourShapes contours={contours} matrix={matrix} />
    </>
  );
}
