import type { Drawing, Opening, Primitive } from '../../../core/study/objects/presentation/drawing.js';
import type { Rgb } from '../../../core/study/objects/presentation/presentation.js';
import { ellipsePath, type Matrix, pathOf, placeOnScreen } from '../../ui/screen-shapes.js';
import { keyed } from '../keyed.js';

interface DrawingShapesProps {
  readonly drawing: Drawing;
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
  /** Of the layer: names of masks are the page's. */
  readonly id: string;
}

/** A drawing list over its picture. Lines and letters keep their size on the screen, whatever the zoom. */
export function DrawingShapes({ drawing, matrix, width, height, id }: DrawingShapesProps) {
  const grey = Math.round(drawing.coverGrey * 255);
  return (
    <>
      {keyed(drawing.openings, ({ kind }) => kind).map(({ key, item }) => (
        <g key={key}>
          <mask id={maskId(id, key)}>
            <rect width={width} height={height} fill="white" />
            <OpeningShape opening={item} matrix={matrix} />
          </mask>
          <rect width={width} height={height} fill={`rgb(${grey} ${grey} ${grey})`} mask={`url(#${maskId(id, key)})`} />
        </g>
      ))}
      {keyed(drawing.primitives, ({ kind }) => kind).map(({ key, item }) => (
        <PrimitiveShape key={key} primitive={item} matrix={matrix} />
      ))}
    </>
  );
}

/** A name within the page; ids of files may hold anything but are never shown. */
const maskId = (id: string, key: string): string => `shutter-${id}-${key}`.replace(/[^A-Za-z0-9-]/g, '_');

function OpeningShape({ opening, matrix }: { readonly opening: Opening; readonly matrix: Matrix }) {
  if (opening.kind === 'polygon') {
    return (
      <path
        d={pathOf(
          opening.points.map((point) => placeOnScreen(matrix, point)),
          true,
        )}
        fill="black"
      />
    );
  }
  const { center, radius } = opening;
  return <path d={ellipsePath(matrix, center, [radius, 0], [0, radius])} fill="black" />;
}

function PrimitiveShape({ primitive, matrix }: { readonly primitive: Primitive; readonly matrix: Matrix }) {
  const color = colorText(primitive.color);
  switch (primitive.kind) {
    case 'path':
      return (
        <Line
          d={pathOf(
            primitive.points.map((point) => placeOnScreen(matrix, point)),
            primitive.closed,
          )}
          filled={primitive.filled}
          color={color}
        />
      );
    case 'ellipse':
      return <Line d={ellipsePath(matrix, primitive.center, primitive.major, primitive.minor)} filled={primitive.filled} color={color} />;
    case 'point': {
      const [x, y] = placeOnScreen(matrix, primitive.at);
      return <Line d={`M${x - 5} ${y}H${x + 5}M${x} ${y - 5}V${y + 5}`} filled={false} color={color} />;
    }
    case 'text':
      return <TextShape text={primitive} matrix={matrix} color={color} />;
  }
}

function Line({ d, filled, color }: { readonly d: string; readonly filled: boolean; readonly color: string }) {
  return (
    <>
      <path className="shape-edge" d={d} />
      <path className={`shape-line${filled ? ' shape-filled' : ''}`} d={d} stroke={color} fill={filled ? color : 'none'} />
    </>
  );
}

const LETTER = 13;
const LINE = 17;

/** Letters stand upright whatever the turn of the picture, within the box's corners as they lie on the screen, or beside the anchor. */
function TextShape({
  text: { text, box, justification, anchor, hasLine },
  matrix,
  color,
}: {
  readonly text: Extract<Primitive, { kind: 'text' }>;
  readonly matrix: Matrix;
  readonly color: string;
}) {
  const anchorAt = anchor && placeOnScreen(matrix, anchor);
  const corners = box && [placeOnScreen(matrix, box.topLeft), placeOnScreen(matrix, box.bottomRight)];
  const [one = anchorAt ?? [0, 0], two = one] = corners ?? [];
  const left = Math.min(one[0], two[0]);
  const right = Math.max(one[0], two[0]);
  const top = Math.min(one[1], two[1]);
  const bottom = Math.max(one[1], two[1]);
  const place = { LEFT: ['start', left], CENTER: ['middle', (left + right) / 2], RIGHT: ['end', right] } as const;
  const [textAnchor, x] = box ? place[justification] : (['start', left + 8] as const);
  return (
    <>
      {hasLine && anchorAt && (
        <Line
          d={`M${clamp(anchorAt[0], left, right)} ${clamp(anchorAt[1], top, bottom)}L${anchorAt[0]} ${anchorAt[1]}`}
          filled={false}
          color={color}
        />
      )}
      <text className="shape-text" y={top + LETTER} textAnchor={textAnchor} fill={color}>
        {keyed(text.split('\n'), (line) => line).map(({ key, item }, index) => (
          <tspan key={key} x={x} dy={index === 0 ? 0 : LINE}>
            {item}
          </tspan>
        ))}
      </text>
    </>
  );
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

const colorText = (color: Rgb | null): string => (color ? `rgb(${color[0]} ${color[1]} ${color[2]})` : 'var(--light-box-deep)');
