import type { ShapeKind } from '../../../core/study/measure/shape.js';
import { useMeasureMessages } from './messages/measure-messages.js';

/** What to do now, with the pointer or by keys, at the head of the picture. */
export function DrawHint({ kind, isByKeys }: { readonly kind: ShapeKind; readonly isByKeys: boolean }) {
  const words = useMeasureMessages();
  return (
    <p className="measure-hint">
      {isByKeys ? words.hintKeys : words.hints[kind]} <span>{words.hintEnds}</span>
    </p>
  );
}
