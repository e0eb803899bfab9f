import type { ShapeKind } from '../../../core/study/measure/shape.js';
import { useMeasureMessages } from './messages/measure-messages.js';

/** What to do with the pointer now, at the foot of the picture. */
export function DrawHint({ kind }: { readonly kind: ShapeKind }) {
  const words = useMeasureMessages();
  return (
    <p className="measure-hint">
      {words.hints[kind]} <span>{words.hintEnds}</span>
    </p>
  );
}
