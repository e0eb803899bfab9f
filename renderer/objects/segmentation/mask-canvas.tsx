import { useEffect, useMemo, useRef, useState } from 'react';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { type Affine, masksOnSlice } from '../../../core/study/objects/masks-on-slice.js';
import type { SegmentMask } from '../../../core/study/segmentation/segment-masks.js';
import type { Segmentation } from '../../../core/study/segmentation/segmentation.js';
import { useAppState } from '../../app/store.js';
import type { Matrix } from '../../ui/screen-shapes.js';
import type { Layer, SegmentationObject } from '../object-shelf.js';
import { useShelf } from '../shelf.js';
import { slicePlane } from '../structure-set/slice-plane.js';

interface MaskCanvasProps {
  readonly layer: Layer;
  readonly object: SegmentationObject;
  readonly record: InstanceRecord;
  readonly frame: number;
  readonly neighbours: readonly InstanceRecord[];
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** Segments over their picture, each point as large as it is: nothing is smoothed into something that nobody drew. */
export function MaskCanvas({ layer, object, record, frame, neighbours, matrix, width, height }: MaskCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const masks = useMasks(layer.fileId, object, record, frame, neighbours);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.imageSmoothingEnabled = false;
    context.globalAlpha = layer.opacity;
    for (const { mask, toPicture } of masks) {
      if (layer.hidden.has(mask.segmentNumber)) continue;
      const { a, b, c, d, e, f } = matrix;
      context.setTransform(a, b, c, d, e, f);
      context.transform(...toPicture);
      context.drawImage(pictureOf(mask, object.segmentation), 0, 0);
    }
  }, [masks, layer, object, matrix, width, height]);
  return <canvas className="slice-overlay" ref={canvas} width={width} height={height} data-masks={masks.length} />;
}

interface DrawnMask {
  readonly mask: SegmentMask;
  readonly toPicture: Affine;
}

const NONE: readonly DrawnMask[] = [];

/** The masks of the picture on the screen; none while they are read, so that no picture wears another's. */
function useMasks(
  fileId: string,
  object: SegmentationObject,
  record: InstanceRecord,
  frame: number,
  neighbours: readonly InstanceRecord[],
): readonly DrawnMask[] {
  const shelf = useShelf();
  const file = useAppState((state) => state.grants.get(fileId));
  const placed = useMemo(() => {
    const { image, sopInstanceUid } = record;
    if (image.kind !== 'image') return [];
    const plane = slicePlane(record, frame, neighbours);
    return masksOnSlice(object.segmentation, object.grid, { sopInstanceUid, frame, rows: image.rows, columns: image.columns, plane });
  }, [object, record, frame, neighbours]);
  const [loaded, setLoaded] = useState<{ readonly of: typeof placed; readonly masks: readonly DrawnMask[] } | null>(null);
  useEffect(() => {
    if (!file || placed.length === 0) return;
    let isCurrent = true;
    const read = placed.map(({ frame: { frame: number }, toPicture }) =>
      shelf.readMasks(file, [number]).then((masks) => masks.map((mask) => ({ mask, toPicture }))),
    );
    void Promise.all(read).then((masks) => {
      if (isCurrent) setLoaded({ of: placed, masks: masks.flat() });
    });
    return () => {
      isCurrent = false;
    };
  }, [file, placed, shelf]);
  return loaded?.of === placed ? loaded.masks : NONE;
}

const PICTURES = new WeakMap<SegmentMask, OffscreenCanvas>();

/** A mask in its segment's colour, as opaque as the point is covered. Made once: zooming and moving only draw it again. */
function pictureOf(mask: SegmentMask, { segments }: Segmentation): OffscreenCanvas {
  const known = PICTURES.get(mask);
  if (known) return known;
  const { segmentNumber, rows, columns, coverage } = mask;
  const [red = 255, green = 255, blue = 255] = segments.find(({ number }) => number === segmentNumber)?.color ?? [];
  const pixels = new ImageData(columns, rows);
  for (const [at, cover] of coverage.entries()) pixels.data.set([red, green, blue, cover], at * 4);
  const picture = new OffscreenCanvas(columns, rows);
  picture.getContext('2d')?.putImageData(pixels, 0, 0);
  PICTURES.set(mask, picture);
  return picture;
}
