import type { Point, Shape } from '../study/measure/shape.js';
import type { KeptMark } from './keep-request.js';
import { type NewElement, numbers, text } from './new-element.js';

/** Length of an arrow's head for the arrow, and at most, in columns of the picture. */
const HEAD_SHARE = 0.25;
const HEAD_MOST = 24;
/** Half of the angle of an arrow's head, in radians. */
const HEAD_ANGLE = Math.PI / 7;
/** Most characters of Unformatted Text Value, an ST (PS3.5 §6.2). */
const MOST_TEXT = 1024;

/** The items of Graphic Object Sequence that draw a mark (PS3.3 C.10.5); a text has none. Places are those of PIXEL units: they are the same here. */
export function graphicItems({ mark: { shape }, aspect }: KeptMark): readonly (readonly NewElement[])[] {
  switch (shape.kind) {
    case 'length':
    case 'polyline':
    case 'angle':
      return [graphic('POLYLINE', shape.points)];
    case 'cobb':
    case 'ratio': {
      const [a, b, c, d] = shape.points;
      return [graphic('POLYLINE', [a, b]), graphic('POLYLINE', [c, d])];
    }
    case 'rectangle': {
      const [from, to] = shape.points;
      const corners = [from, { column: to.column, row: from.row }, to, { column: from.column, row: to.row }, from];
      return [graphic('POLYLINE', corners)];
    }
    case 'polygon':
    case 'freehand':
      return [graphic('POLYLINE', closed(shape.points))];
    case 'ellipse':
      return [graphic('ELLIPSE', ellipseAxes(shape.points[0], shape.points[1]))];
    case 'probe':
      return [graphic('POINT', shape.points)];
    case 'arrow':
      return [graphic('POLYLINE', shape.points), graphic('POLYLINE', arrowHead(shape.points[0], shape.points[1], aspect))];
    case 'text':
      return [];
    case 'circle':
      return [graphic('ELLIPSE', circleAxes(shape.points[0], shape.points[1], aspect))];
  }
}

/** What stands beside a mark: its name where it has one, and what it measures. Null where that is nothing. */
export function textItem({ mark: { shape, name }, lines }: KeptMark): readonly NewElement[] | null {
  const words = [...(name === '' ? [] : [name]), ...lines].join('\r\n').slice(0, MOST_TEXT);
  if (words === '') return null;
  const at = anchorOf(shape);
  return [
    text('UnformattedTextValue', words),
    text('AnchorPointAnnotationUnits', 'PIXEL'),
    numbers('AnchorPoint', at.column, at.row),
    text('AnchorPointVisibility', 'N'),
  ];
}

/** The lowest point of a mark, and of several the one furthest right: what stands there covers least of it. A text stands at its own point. */
function anchorOf({ points }: Shape): Point {
  return points.reduce<Point>((best, point) => {
    const isLower = point.row > best.row || (point.row === best.row && point.column > best.column);
    return isLower ? point : best;
  }, points[0] as Point);
}

export const closed = (points: readonly Point[]): readonly Point[] => {
  const [first] = points;
  const last = points.at(-1);
  return first && last && (first.column !== last.column || first.row !== last.row) ? [...points, first] : points;
};

/** Both ends of the longer axis, then of the shorter one (PS3.3 C.10.5.1.2), of the ellipse in the box between two corners. */
export function ellipseAxes(from: Point, to: Point): readonly Point[] {
  const middle = { column: (from.column + to.column) / 2, row: (from.row + to.row) / 2 };
  return axes(middle, Math.abs(to.column - from.column) / 2, Math.abs(to.row - from.row) / 2);
}

/** A circle that is round on the screen, whose pixels are `aspect` times as high as wide. */
function circleAxes(middle: Point, edge: Point, aspect: number): readonly Point[] {
  const radius = Math.hypot(edge.column - middle.column, (edge.row - middle.row) * aspect);
  return axes(middle, radius, radius / aspect);
}

function axes({ column, row }: Point, across: number, down: number): readonly Point[] {
  const horizontal = [
    { column: column - across, row },
    { column: column + across, row },
  ];
  const vertical = [
    { column, row: row - down },
    { column, row: row + down },
  ];
  return across >= down ? [...horizontal, ...vertical] : [...vertical, ...horizontal];
}

/** The two strokes of an arrow's head, as one line through its tip. */
function arrowHead(tail: Point, tip: Point, aspect: number): readonly Point[] {
  const [x, y] = [tip.column - tail.column, (tip.row - tail.row) * aspect];
  const size = Math.min(HEAD_MOST, Math.hypot(x, y) * HEAD_SHARE);
  const back = Math.atan2(y, x) + Math.PI;
  const stroke = (angle: number): Point => ({
    column: tip.column + size * Math.cos(back + angle),
    row: tip.row + (size * Math.sin(back + angle)) / aspect,
  });
  return [stroke(HEAD_ANGLE), tip, stroke(-HEAD_ANGLE)];
}

function graphic(type: 'POINT' | 'POLYLINE' | 'ELLIPSE', points: readonly Point[]): readonly NewElement[] {
  const isClosed = type === 'ELLIPSE' || (points.length > 2 && closed(points) === points);
  return [
    text('GraphicAnnotationUnits', 'PIXEL'),
    numbers('GraphicDimensions', 2),
    numbers('NumberOfGraphicPoints', points.length),
    numbers('GraphicData', ...points.flatMap(({ column, row }) => [column, row])),
    text('GraphicType', type),
    // Type 1C: of what can be filled (PS3.3 C.10.5).
    ...(isClosed ? [text('GraphicFilled', 'N')] : []),
  ];
}
