import { type RefObject, useEffect, useState } from 'react';
import type { ScreenPoint } from './readout-at.js';

/** Where the pointer is in the viewport; null while it is elsewhere. It changes once an animation frame at most. */
export function usePointerPlace(frame: RefObject<HTMLElement | null>): ScreenPoint | null {
  const [place, setPlace] = useState<ScreenPoint | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let next: ScreenPoint | null = null;
    let scheduled = 0;
    const show = (point: ScreenPoint | null) => {
      next = point;
      scheduled ||= requestAnimationFrame(() => {
        scheduled = 0;
        setPlace(next);
      });
    };
    const onMove = (event: PointerEvent) => {
      const box = element.getBoundingClientRect();
      show({ x: event.clientX - box.left, y: event.clientY - box.top });
    };
    const onLeave = () => show(null);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      cancelAnimationFrame(scheduled);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [frame]);
  return place;
}
