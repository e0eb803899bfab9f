import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type Mark, MOST_LETTERS } from '../../../core/study/measure/mark.js';
import type { MeasureAction } from '../../app/measures.js';
import { useDispatch } from '../../app/store.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { shapePaths } from './shape-paths.js';

const WIDTH = 220;
const HEIGHT = 32;

interface NameFieldProps {
  readonly mark: Mark;
  readonly matrix: ScreenMatrix;
  readonly size: Size;
}

/** Where a mark's name, or the words of a text, is typed: in its own place. Enter and leaving keep it, Escape doesn't. */
export function NameField({ mark, matrix, size }: NameFieldProps) {
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const measure = (action: MeasureAction) => dispatch({ type: 'measure', action });
  const keep = (name: string) => {
    if (isDone.current) return;
    isDone.current = true;
    measure({ type: 'rename', id: mark.id, name });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') keep(event.currentTarget.value);
    // A new text that is given up goes; everything else keeps its name.
    else if (event.key === 'Escape') keep(mark.name);
    else return;
    event.preventDefault();
    field.current?.closest<HTMLElement>('.viewport')?.focus({ preventScroll: true });
  };
  const [x, y] = shapePaths(mark.shape, matrix).label;
  const left = Math.max(0, Math.min(size.width - WIDTH, x + 10));
  const top = Math.max(0, Math.min(size.height - HEIGHT, y - HEIGHT / 2));
  return (
    <input
      ref={field}
      className="mark-name"
      style={{ left, top, width: WIDTH }}
      aria-label={mark.shape.kind === 'text' ? words.words : words.name}
      defaultValue={mark.name}
      maxLength={MOST_LETTERS}
      onKeyDown={onKeyDown}
      onBlur={(event) => keep(event.currentTarget.value)}
    />
  );
}
