import type { KeyboardEvent } from 'react';
import { keptInside, withoutPoint, withPoint } from '../../../core/study/measure/edit-shape.js';
import type { Mark } from '../../../core/study/measure/mark.js';
import type { Shape } from '../../../core/study/measure/shape.js';
import { useDispatch } from '../../app/store.js';
import type { ScreenPlace } from '../../ui/screen-shapes.js';
import { keyStep } from './key-step.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { ShapeButton } from './shape-button.js';
import type { DrawnPicture } from './use-drawing.js';

interface MarkHandlesProps {
  readonly mark: Mark;
  /** What the mark is called. */
  readonly title: string;
  readonly points: readonly ScreenPlace[];
  readonly drawn: DrawnPicture;
}

/** The points of a selected mark, to be taken by the pointer or moved by arrow keys. What was drawn freely has none: it moves whole. */
export function MarkHandles({ mark: { id, shape }, title, points, drawn }: MarkHandlesProps) {
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  if (shape.kind === 'freehand') return null;
  const reshape = (event: KeyboardEvent, to: Shape) => {
    event.preventDefault();
    dispatch({ type: 'measure', action: { type: 'reshape', id, shape: to, isFirst: !event.repeat } });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = keyStep(event, drawn.matrix);
    const point = shape.points[index];
    if (step && point) {
      const to = keptInside(drawn, { column: point.column + step.columns, row: point.row + step.rows });
      reshape(event, withPoint(shape, index, to));
    } else if (event.key === 'Delete' && withoutPoint(shape, index) !== shape) reshape(event, withoutPoint(shape, index));
  };
  const handles = points.map((place, index) => ({ key: `point-${index}`, place, index }));
  return handles.map(({ key, place: [x, y], index }) => (
    <ShapeButton
      key={key}
      className="mark-handle"
      aria-label={words.handle(title, index + 1, points.length)}
      aria-description={words.handleHint}
      onKeyDown={(event) => onKeyDown(event, index)}
    >
      <circle cx={x} cy={y} r={5} data-mark={id} data-handle={index} />
    </ShapeButton>
  ));
}
