import { type PointerEvent, type RefObject, useState } from 'react';
import type { Box } from '../../../core/pixels/text/box.js';
import { boxBetween, type FrameSize, type Handle, movedBox, type Point, resizedBox } from './box-geometry.js';

/** What the mouse does: draws a new box, moves one, or moves an edge of one. */
type Gesture =
  | { readonly kind: 'draw'; readonly from: Point }
  | { readonly kind: 'move'; readonly id: number; readonly box: Box; readonly from: Point }
  | { readonly kind: 'resize'; readonly id: number; readonly box: Box; readonly from: Point; readonly handle: Handle };

interface BoxDragOptions {
  readonly plate: RefObject<HTMLElement | null>;
  readonly size: FrameSize;
  readonly onDraw: (box: Box) => void;
  readonly onChange: (id: number, box: Box) => void;
}

export interface BoxDrag {
  /** The box under the mouse as it would be; its number is null where it is new. */
  readonly live: { readonly id: number | null; readonly box: Box } | null;
  readonly begin: (event: PointerEvent, id: number | null, box: Box | null, handle: Handle | null) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
}

/** Boxes by mouse, pen or finger: nothing is told before it is let go. */
export function useBoxDrag({ plate, size, onDraw, onChange }: BoxDragOptions): BoxDrag {
  const [gesture, setGesture] = useState<Gesture | null>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const pointOf = (event: PointerEvent): Point => {
    const place = plate.current?.getBoundingClientRect();
    if (!place || place.width === 0 || place.height === 0) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - place.left) / place.width) * size.columns,
      y: ((event.clientY - place.top) / place.height) * size.rows,
    };
  };
  const result = gesture && point ? resultOf(gesture, point, size) : null;
  const end = () => {
    setGesture(null);
    setPoint(null);
  };
  return {
    live: result && gesture ? { id: gesture.kind === 'draw' ? null : gesture.id, box: result } : null,
    begin(event, id, box, handle) {
      if (event.button !== 0) return;
      const from = pointOf(event);
      plate.current?.setPointerCapture(event.pointerId);
      setPoint(null);
      if (id === null || !box) setGesture({ kind: 'draw', from });
      else setGesture(handle ? { kind: 'resize', id, box, from, handle } : { kind: 'move', id, box, from });
    },
    onPointerMove: (event) => gesture && setPoint(pointOf(event)),
    onPointerUp(event) {
      if (!gesture) return;
      const box = point ? resultOf(gesture, pointOf(event), size) : null;
      end();
      if (!box) return;
      if (gesture.kind === 'draw') onDraw(box);
      else if (!isSame(box, gesture.box)) onChange(gesture.id, box);
    },
    onPointerCancel: end,
  };
}

function resultOf(gesture: Gesture, point: Point, size: FrameSize): Box | null {
  const { from } = gesture;
  if (gesture.kind === 'draw') return boxBetween(from, point, size);
  const [right, down] = [point.x - from.x, point.y - from.y];
  return gesture.kind === 'move' ? movedBox(gesture.box, right, down, size) : resizedBox(gesture.box, gesture.handle, right, down, size);
}

const isSame = (one: Box, other: Box): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
