import type { Point, Shape, ShapeKind } from '../../../core/study/measure/shape.js';
import { ellipsePath, type Matrix, pathOf, placeOnScreen, type ScreenPlace } from '../../ui/screen-shapes.js';

/** How a shape is drawn on the screen. */
export interface ShapePaths {
  /** Its lines. */
  readonly lines: string;
  /** Thin lines that show what belongs together, and aren't measured. */
  readonly links: string;
  /** Beside which point of the screen its words stand. */
  readonly label: ScreenPlace;
  /** Where it can be taken by each of its points. */
  readonly points: readonly ScreenPlace[];
}

/** Half the length of the cross of a probe. */
const CROSS = 7;
const HEAD = 12;

/** The lines of a shape, or of one that is being drawn and has too few points yet. Lines keep their width, whatever the zoom. */
export function shapePaths({ kind, points }: Pick<Shape, 'kind'> & { readonly points: readonly Point[] }, matrix: Matrix): ShapePaths {
  const placed = points.map(({ column, row }) => placeOnScreen(matrix, [column, row]));
  return {
    lines: linesOf(kind, points, placed, matrix),
    links: linksOf(kind, placed),
    label: labelPlace(kind, placed),
    points: placed,
  };
}

function linesOf(kind: ShapeKind, points: readonly Point[], placed: readonly ScreenPlace[], matrix: Matrix): string {
  const [first, second, third, fourth] = placed;
  const [from, to] = points;
  if (!first || !from) return '';
  switch (kind) {
    case 'cobb':
    case 'ratio':
      return pathOf([first, second ?? first], false) + (third ? pathOf([third, fourth ?? third], false) : '');
    case 'rectangle':
      return to
        ? pathOf(
            cornersOf(from, to).map((corner) => placeOnScreen(matrix, corner)),
            true,
          )
        : '';
    case 'ellipse':
      return to ? ellipseIn(from, to, matrix) : '';
    case 'circle':
      return second ? circlePath(first, second) : '';
    case 'polygon':
    case 'freehand':
      return pathOf(placed, placed.length > 2);
    case 'arrow':
      return second ? pathOf([first, second], false) + headPath(first, second) : '';
    case 'probe': {
      const [x, y] = first;
      return `M${x - CROSS} ${y}H${x - 2}M${x + 2} ${y}H${x + CROSS}M${x} ${y - CROSS}V${y - 2}M${x} ${y + 2}V${y + CROSS}`;
    }
    case 'text':
      return '';
    default:
      return pathOf(placed, false);
  }
}

/** The middles of Cobb's two lines belong together. */
function linksOf(kind: ShapeKind, placed: readonly ScreenPlace[]): string {
  const [a, b, c, d] = placed;
  return kind === 'cobb' && a && b && c && d ? pathOf([middle(a, b), middle(c, d)], false) : '';
}

const cornersOf = (from: Point, to: Point): readonly (readonly [number, number])[] => [
  [from.column, from.row],
  [to.column, from.row],
  [to.column, to.row],
  [from.column, to.row],
];

function ellipseIn(from: Point, to: Point, matrix: Matrix): string {
  const center = [(from.column + to.column) / 2, (from.row + to.row) / 2] as const;
  return ellipsePath(matrix, center, [Math.abs(to.column - from.column) / 2, 0], [0, Math.abs(to.row - from.row) / 2]);
}

function circlePath([x, y]: ScreenPlace, [edgeX, edgeY]: ScreenPlace): string {
  const radius = Math.hypot(edgeX - x, edgeY - y);
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

function headPath(from: ScreenPlace, to: ScreenPlace): string {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn: number): ScreenPlace => [to[0] - HEAD * Math.cos(angle + turn), to[1] - HEAD * Math.sin(angle + turn)];
  return pathOf([wing(0.45), to, wing(-0.45)], false);
}

const middle = (one: ScreenPlace, other: ScreenPlace): ScreenPlace => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];

/** Words stand to the right of the shape, of an angle at its corner, of an arrow at its tail. */
function labelPlace(kind: ShapeKind, placed: readonly ScreenPlace[]): ScreenPlace {
  const [first = [0, 0] as const, second, third, fourth] = placed;
  if (kind === 'angle') return second ?? first;
  if (kind === 'arrow') return first;
  if (kind === 'cobb' && second && third && fourth) return middle(middle(first, second), middle(third, fourth));
  if (kind === 'circle' && second) return [first[0] + Math.hypot(second[0] - first[0], second[1] - first[1]), first[1]];
  let right = first;
  for (const place of placed) if (place[0] > right[0]) right = place;
  return right;
}
