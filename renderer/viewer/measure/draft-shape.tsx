import { isEmpty } from '../../../core/study/measure/edit-shape.js';
import { shapeOf } from '../../../core/study/measure/shape.js';
import type { Draft } from '../../app/measures.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';
import { MarkLabel } from './mark-label.js';
import { readingLines } from './reading-words.js';
import { type MeasuredPicture, readShape } from './seen-shapes.js';
import { shapePaths } from './shape-paths.js';

interface DraftShapeProps {
  readonly draft: Draft;
  readonly picture: MeasuredPicture;
  readonly matrix: ScreenMatrix;
  readonly size: Size;
}

/** The shape that is being drawn, with what it measures so far. */
export function DraftShape({ draft: { kind, points, next }, picture, matrix, size }: DraftShapeProps) {
  const language = useLanguage();
  const all = next && kind !== 'freehand' ? [...points, next] : points;
  const { lines: d, links, label, points: placed } = shapePaths({ kind, points: all }, matrix);
  const shape = shapeOf(kind, all);
  const lines = shape && !isEmpty(shape) ? readingLines(language, readShape(shape, picture)) : [];
  const dots = kind === 'freehand' ? [] : placed.slice(0, points.length).map((place, index) => ({ key: `point-${index}`, place }));
  return (
    <g className="mark mark-selected mark-draft">
      <path className="mark-edge" d={d + links} />
      <path className="mark-link" d={links} />
      <path className="mark-line" d={d} />
      {dots.map(({ key, place: [x, y] }) => (
        <circle key={key} className="mark-dot" cx={x} cy={y} r={3} />
      ))}
      <MarkLabel at={label} lines={lines} size={size} />
    </g>
  );
}
