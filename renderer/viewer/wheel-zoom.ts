import { viewOf } from '../app/reduce-view.js';
import type { Store } from '../app/store.js';
import type { Layout } from './layout.js';

/** What one pixel of turning does: a wheel turns by a hundred at a time, and Chromium tells a pinch as a wheel with Control that turns by a few. */
const WHEEL_SHARE = 0.002;
const PINCH_SHARE = 0.01;
const MOST_OF_PINCH = 50;

/**
 * Zooms by turning the wheel or by a pinch, and moves the picture by what keeps the point under the pointer where it is.
 * @param size of the part of the element, from its upper left corner, in whose middle the picture stands
 */
export function wheelZoom(
  store: Store,
  element: HTMLElement,
  layout: Layout | null,
  event: WheelEvent,
  pixels: number,
  size: { readonly width: number; readonly height: number } = element.getBoundingClientRect(),
): void {
  const isPinch = event.ctrlKey && Math.abs(pixels) < MOST_OF_PINCH;
  const before = viewOf(store.get()).zoom.factor;
  store.dispatch({ type: 'zoomBy', factor: Math.exp(-pixels * (isPinch ? PINCH_SHARE : WHEEL_SHARE)) });
  // Planes have views of their own, and keep their middle.
  if (!layout || store.get().volume) return;
  const ratio = viewOf(store.get()).zoom.factor / before;
  const box = element.getBoundingClientRect();
  const moved = (offset: number, scale: number): number => (offset / scale) * (1 / ratio - 1);
  store.dispatch({
    type: 'panBy',
    x: moved(event.clientX - box.left - size.width / 2, layout.panScale.x),
    y: moved(event.clientY - box.top - size.height / 2, layout.panScale.y),
  });
}
