import { type RefObject, useEffect, useRef } from 'react';
import type { SpacePoint } from '../app/links.js';
import { type Store, useStore } from '../app/store.js';
import type { Tool } from '../app/tool.js';
import type { Layout } from './layout.js';

/** Pixels of dragging for one step of scrolling. */
const SCROLL_PIXELS = 8;
/** A notch of a wheel is about 100; a trackpad sends many small ones. */
const WHEEL_PIXELS = 60;
/** One pixel of dragging moves the window by this share of the width at which the drag began. */
const WINDOW_SHARE = 1 / 300;
const ZOOM_SHARE = 0.006;

/** The place of the patient under a point of the viewport; null where the picture doesn't say. */
export type PointAt = (x: number, y: number) => SpacePoint | null;

interface Drag {
  readonly pointer: number;
  readonly tool: Tool;
  /** Unit of the window for one pixel. */
  readonly unit: number;
  x: number;
  y: number;
  /** Pixels that aren't a whole step yet. */
  rest: number;
}

/** Left button: the chosen tool. Middle: move. Right: zoom. Wheel: scroll, with Control (or a pinch) zoom. */
export function usePointerTools(frame: RefObject<HTMLElement | null>, layout: Layout | null, pointAt: PointAt): void {
  const store = useStore();
  const latest = useRef(layout);
  latest.current = layout;
  const point = useRef(pointAt);
  point.current = pointAt;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let drag: Drag | null = null;
    let wheel = 0;
    const onDown = (event: PointerEvent) => {
      if (drag || !(event.target instanceof Element) || event.target.closest('button, label, input, summary')) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      drag = beginDrag(store, event);
      if (drag.tool === 'cursor') pointTo(store, event, element, point.current);
    };
    const onMove = (event: PointerEvent) => {
      if (!drag || event.pointerId !== drag.pointer) return;
      if (drag.tool === 'cursor') pointTo(store, event, element, point.current);
      else moveDrag(store, drag, event, latest.current);
    };
    const onEnd = (event: PointerEvent) => {
      if (drag?.pointer === event.pointerId) drag = null;
    };
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * WHEEL_PIXELS : event.deltaY;
      if (event.ctrlKey || event.metaKey) {
        store.dispatch({ type: 'zoomBy', factor: Math.exp(-pixels * 0.002) });
        return;
      }
      wheel = Math.sign(pixels) === Math.sign(wheel) ? wheel + pixels : pixels;
      const steps = Math.trunc(wheel / WHEEL_PIXELS);
      if (steps === 0) return;
      wheel -= steps * WHEEL_PIXELS;
      // A notch is a step, however far this mouse says that it turned.
      store.dispatch({ type: 'scroll', steps: Math.abs(pixels) >= WHEEL_PIXELS ? Math.sign(steps) : steps });
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onEnd);
    element.addEventListener('pointercancel', onEnd);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onEnd);
      element.removeEventListener('pointercancel', onEnd);
      element.removeEventListener('wheel', onWheel);
    };
  }, [frame, store]);
}

function beginDrag(store: Store, event: PointerEvent): Drag {
  const { tool, shown } = store.get();
  const byButton: Tool = event.button === 1 ? 'pan' : event.button === 2 ? 'zoom' : tool;
  const unit = shown?.kind === 'grey' ? Math.max(shown.window.width, shown.leastWidth * 20) * WINDOW_SHARE : 0;
  return { pointer: event.pointerId, tool: byButton, unit, x: event.clientX, y: event.clientY, rest: 0 };
}

function pointTo(store: Store, event: PointerEvent, element: HTMLElement, pointAt: PointAt): void {
  const box = element.getBoundingClientRect();
  store.dispatch({ type: 'cursor', point: pointAt(event.clientX - box.left, event.clientY - box.top) });
}

function moveDrag(store: Store, drag: Drag, event: PointerEvent, layout: Layout | null): void {
  const dx = event.clientX - drag.x;
  const dy = event.clientY - drag.y;
  drag.x = event.clientX;
  drag.y = event.clientY;
  if (dx === 0 && dy === 0) return;
  switch (drag.tool) {
    case 'window':
      store.dispatch({ type: 'windowBy', center: dy * drag.unit, width: dx * drag.unit });
      return;
    case 'zoom':
      store.dispatch({ type: 'zoomBy', factor: Math.exp(-dy * ZOOM_SHARE) });
      return;
    case 'pan':
      if (layout) store.dispatch({ type: 'panBy', x: dx / layout.panScale.x, y: dy / layout.panScale.y });
      return;
    case 'scroll': {
      drag.rest += dy;
      const steps = Math.trunc(drag.rest / SCROLL_PIXELS);
      if (steps === 0) return;
      drag.rest -= steps * SCROLL_PIXELS;
      store.dispatch({ type: 'scroll', steps });
    }
  }
}
