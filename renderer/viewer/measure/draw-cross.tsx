import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { keptInside } from '../../../core/study/measure/edit-shape.js';
import type { Point } from '../../../core/study/measure/shape.js';
import type { MeasureAction } from '../../app/measures.js';
import { formatNumber } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useDispatch } from '../../app/store.js';
import { placeOnScreen } from '../../ui/screen-shapes.js';
import type { Size } from '../layout.js';
import { pictureAt } from '../screen-matrix.js';
import { keyStep } from './key-step.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { ShapeButton } from './shape-button.js';
import type { DrawnPicture } from './use-drawing.js';

const ARM = 14;

interface DrawCrossProps {
  readonly drawn: DrawnPicture;
  readonly size: Size;
  /** Grows each time that the cross is asked for: it takes the focus again. */
  readonly asked: number;
}

/** Drawing without a pointer: a cross that arrow keys move, and Enter sets a point under it. It begins in the middle of what is seen. */
export function DrawCross({ drawn, size, asked }: DrawCrossProps) {
  const language = useLanguage();
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  const cross = useRef<SVGGElement>(null);
  const [point, setPoint] = useState<Point>(() => middleOfPixel(drawn, size));
  useEffect(() => {
    if (asked > 0) cross.current?.focus({ preventScroll: true });
  }, [asked]);
  const measure = (action: MeasureAction) => dispatch({ type: 'measure', action });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keyStep(event, drawn.matrix);
    if (step) {
      const to = keptInside(drawn, { column: point.column + step.columns, row: point.row + step.rows });
      setPoint(to);
      measure({ type: 'float', point: to });
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) measure({ type: 'point', at: drawn.at, point });
    else return;
    event.preventDefault();
  };
  const [x, y] = placeOnScreen(drawn.matrix, [point.column, point.row]);
  const place = words.cross(formatNumber(language, Math.floor(point.column) + 1), formatNumber(language, Math.floor(point.row) + 1));
  const d = `M${x - ARM} ${y}H${x - 3}M${x + 3} ${y}H${x + ARM}M${x} ${y - ARM}V${y - 3}M${x} ${y + 3}V${y + ARM}`;
  return (
    <ShapeButton ref={cross} className="draw-cross" aria-label={place} aria-description={words.crossHint} onKeyDown={onKeyDown}>
      <path className="mark-edge" d={d} />
      <path className="mark-line" d={d} />
    </ShapeButton>
  );
}

/** The middle of the pixel in the middle of what is seen. */
function middleOfPixel(drawn: DrawnPicture, { width, height }: Size): Point {
  const { column, row } = keptInside(drawn, pictureAt(drawn.matrix, width / 2, height / 2));
  return { column: Math.floor(column) + 0.5, row: Math.floor(row) + 0.5 };
}
