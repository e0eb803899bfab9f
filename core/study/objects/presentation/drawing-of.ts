import { refersTo } from '../sop-reference.js';
import type { Drawing, Opening, Primitive } from './drawing.js';
import type {
  AnnotationUnits,
  DisplayedArea,
  GraphicObject,
  Point,
  Presentation,
  Rgb,
  Scoped,
  Shutter,
  SpatialTransformation,
  TextObject,
} from './presentation.js';
import { spline } from './spline.js';

/** One picture: the frame counts from 0. */
export interface PictureRef {
  readonly sopInstanceUid: string;
  readonly frame: number;
  readonly rows: number;
  readonly columns: number;
}

/** Whether the presentation state speaks of that picture. */
export const concerns = (presentation: Presentation, picture: Pick<PictureRef, 'sopInstanceUid' | 'frame'>): boolean =>
  presentation.images.some((reference) => refersTo(reference, picture.sopInstanceUid, picture.frame));

/**
 * The window that is meant for a picture, in stored values: the picture's own Modality LUT has no part in it. Null where
 * there is none for it, and where a table would have to give it its unit: then `curveFor` says it.
 */
export function windowFor(presentation: Presentation, picture: Pick<PictureRef, 'sopInstanceUid' | 'frame'>) {
  const window = presentation.windows.find((voi) => isInScope(voi, picture))?.window;
  if (!window || presentation.modalityLut) return null;
  const { slope, intercept } = presentation.rescale;
  return { center: (window.center - intercept) / slope, width: window.width / Math.abs(slope) };
}

/** The displayed area of a picture; the whole picture where there is none for it. */
export function areaFor(presentation: Presentation, picture: PictureRef): Pick<DisplayedArea, 'topLeft' | 'bottomRight'> {
  const area = presentation.areas.find((candidate) => isInScope(candidate, picture));
  return area ?? { topLeft: [1, 1], bottomRight: [picture.columns, picture.rows] };
}

/** The list of shapes for one picture; empty where the presentation state doesn't speak of it. */
export function drawingOf(presentation: Presentation, picture: PictureRef): Drawing {
  if (!concerns(presentation, picture)) return { openings: [], coverGrey: 0, cover: null, planes: [], primitives: [] };
  const place = placer(areaFor(presentation, picture), presentation.transformation);
  const layers = new Map(presentation.layers.map((layer, index) => [layer.name, { ...layer, index }]));
  const annotations = presentation.annotations
    .filter((annotation) => isInScope(annotation, picture))
    .sort((a, b) => (layers.get(a.layer)?.index ?? -1) - (layers.get(b.layer)?.index ?? -1));
  return {
    openings: presentation.shutters.map(openingOf),
    coverGrey: presentation.shutterGrey,
    cover: presentation.bitmapShutter,
    planes: presentation.planes.map(({ layer, plane }) => ({ plane, color: layers.get(layer)?.color ?? null })),
    primitives: annotations.flatMap(({ layer, graphics, texts }) => {
      const color = layers.get(layer)?.color ?? null;
      return [...graphics.map((graphic) => drawGraphic(graphic, place, color)), ...texts.map((text) => drawText(text, place, color))];
    }),
  };
}

export const isInScope = ({ scope }: Scoped, { sopInstanceUid, frame }: Pick<PictureRef, 'sopInstanceUid' | 'frame'>): boolean =>
  scope.length === 0 || scope.some((reference) => refersTo(reference, sopInstanceUid, frame));

type Placer = (units: AnnotationUnits, point: Point) => Point;

/**
 * From annotation units to the picture. Pixels are the picture's own. DISPLAY is a share of the displayed area as it
 * stands on the screen, so that the transformation is undone (PS3.3 C.10.5.1.1).
 */
export function placer(area: Pick<DisplayedArea, 'topLeft' | 'bottomRight'>, { rotation, flipHorizontal }: SpatialTransformation): Placer {
  const left = Math.min(area.topLeft[0], area.bottomRight[0]) - 1;
  const right = Math.max(area.topLeft[0], area.bottomRight[0]);
  const top = Math.min(area.topLeft[1], area.bottomRight[1]) - 1;
  const bottom = Math.max(area.topLeft[1], area.bottomRight[1]);
  const unturned = (u: number, v: number): Point => {
    switch (rotation) {
      case 0:
        return [u, v];
      case 90:
        return [v, 1 - u];
      case 180:
        return [1 - u, 1 - v];
      case 270:
        return [1 - v, u];
    }
  };
  return (units, point) => {
    if (units === 'PIXEL') return point;
    const [p, q] = unturned(flipHorizontal ? 1 - point[0] : point[0], point[1]);
    return [left + p * (right - left), top + q * (bottom - top)];
  };
}

function drawGraphic({ type, units, points, filled }: GraphicObject, place: Placer, color: Rgb | null): Primitive {
  const placed = points.map((point) => place(units, point));
  const [first = [0, 0], second = [0, 0], third = [0, 0], fourth = [0, 0]] = placed;
  switch (type) {
    case 'POINT':
      return { kind: 'point', at: first, color };
    case 'CIRCLE': {
      // Centre, and any point on the circle.
      const radius = Math.hypot(second[0] - first[0], second[1] - first[1]);
      return { kind: 'ellipse', center: first, major: [radius, 0], minor: [0, radius], filled, color };
    }
    case 'ELLIPSE':
      // Ends of the major axis, then of the minor axis.
      return {
        kind: 'ellipse',
        center: [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2],
        major: [(second[0] - first[0]) / 2, (second[1] - first[1]) / 2],
        minor: [(fourth[0] - third[0]) / 2, (fourth[1] - third[1]) / 2],
        filled,
        color,
      };
    case 'POLYLINE':
    case 'INTERPOLATED': {
      const last = placed.at(-1) ?? first;
      const closed = placed.length > 2 && first[0] === last[0] && first[1] === last[1];
      return { kind: 'path', points: type === 'POLYLINE' ? placed : spline(placed, closed), closed, filled: filled && closed, color };
    }
  }
}

function drawText({ text, box, justification, anchor }: TextObject, place: Placer, color: Rgb | null): Primitive {
  return {
    kind: 'text',
    text,
    box: box ? { topLeft: place(box.units, box.topLeft), bottomRight: place(box.units, box.bottomRight) } : null,
    justification,
    anchor: anchor ? place(anchor.units, anchor.at) : null,
    hasLine: box !== null && anchor?.isVisible === true,
    color,
  };
}

/** Rows and columns of a shutter count from 1 and name whole pixels, which stay open; a vertex is the pixel's centre. */
function openingOf(shutter: Shutter): Opening {
  switch (shutter.shape) {
    case 'RECTANGULAR': {
      const { left, right, upper, lower } = shutter;
      const corners: Point[] = [
        [left - 1, upper - 1],
        [right, upper - 1],
        [right, lower],
        [left - 1, lower],
      ];
      return { kind: 'polygon', points: corners };
    }
    case 'CIRCULAR':
      return { kind: 'circle', center: [shutter.column - 0.5, shutter.row - 0.5], radius: shutter.radius };
    case 'POLYGONAL':
      return { kind: 'polygon', points: shutter.vertices.map(([x, y]): Point => [x - 0.5, y - 0.5]) };
  }
}
