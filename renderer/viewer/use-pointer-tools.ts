import { type RefObject, useEffect, useRef } from 'react';
import type { SpacePoint } from '../app/links.js';
import { type Store, useStore } from '../app/store.js';
import { isDrawing, type ViewTool } from '../app/tool.js';
import type { Layout } from './layout.js';
import { listenToDrags, WHEEL_PIXELS } from './listen-to-drags.js';
import { wheelZoom } from './wheel-zoom.js';

/** Pixels of dragging for one step of scrolling. */
const SCROLL_PIXELS = 8;
/** One pixel of dragging moves the window by this share of the width at which the drag began. */
const WINDOW_SHARE = 1 / 300;
const ZOOM_SHARE = 0.006;

/** The place of the patient under a point of the viewport; null where the picture doesn't say. */
export type PointAt = (x: number, y: number) => SpacePoint | null;

interface Drag {
  readonly tool: ViewTool;
  /** Unit of the window for one pixel. */
  readonly unit: number;
  /** Pixels that aren't a whole step yet. */
  rest: number;
}

/** Left button: the chosen tool. The others and the wheel: what the person says, usually move, zoom and scroll. Control and the wheel, or a pinch: zoom. */
export function usePointerTools(frame: RefObject<HTMLElement | null>, layout: Layout | null, pointAt: PointAt): void {
  const store = useStore();
  const latest = useRef(layout);
  latest.current = layout;
  const point = useRef(pointAt);
  point.current = pointAt;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let wheel = 0;
    const scrollBy = (pixels: number) => {
      wheel = Math.sign(pixels) === Math.sign(wheel) ? wheel + pixels : pixels;
      const steps = Math.trunc(wheel / WHEEL_PIXELS);
      if (steps === 0) return;
      wheel -= steps * WHEEL_PIXELS;
      // A notch is a step, however far this mouse says that it turned.
      store.dispatch({ type: 'scroll', steps: Math.abs(pixels) >= WHEEL_PIXELS ? Math.sign(steps) : steps });
    };
    return listenToDrags<Drag>(element, {
      except: 'button, label, input, summary, .histogram',
      begin(event) {
        const drag = beginDrag(store, event);
        if (drag.tool === 'cursor') pointTo(store, event, element, point.current);
        return drag;
      },
      move(drag, dx, dy, event) {
        if (drag.tool === 'cursor') pointTo(store, event, element, point.current);
        else moveDrag(store, drag, dx, dy, latest.current);
      },
      wheel(event, pixels, across) {
        event.preventDefault();
        const use = event.ctrlKey || event.metaKey ? 'zoom' : store.get().pointer.wheel;
        if (use === 'zoom') wheelZoom(store, element, latest.current, event, pixels);
        else if (use === 'pan') panPixels(store, -across, -pixels, latest.current);
        else scrollBy(pixels);
      },
    });
  }, [frame, store]);
}

function beginDrag(store: Store, event: PointerEvent): Drag {
  const { tool, shown, pointer } = store.get();
  // Where nothing can be drawn (on a slide), a tool that draws moves the picture.
  const chosen = isDrawing(tool) ? 'pan' : tool;
  const byButton: ViewTool = event.button === 1 ? pointer.middleButton : event.button === 2 ? pointer.rightButton : chosen;
  const unit = shown?.kind === 'grey' ? Math.max(shown.window.width, shown.leastWidth * 20) * WINDOW_SHARE : 0;
  return { tool: byButton, unit, rest: 0 };
}

function pointTo(store: Store, event: PointerEvent, element: HTMLElement, pointAt: PointAt): void {
  const box = element.getBoundingClientRect();
  store.dispatch({ type: 'cursor', point: pointAt(event.clientX - box.left, event.clientY - box.top) });
}

/** Moves the picture by pixels of the screen. */
function panPixels(store: Store, dx: number, dy: number, layout: Layout | null): void {
  if (layout) store.dispatch({ type: 'panBy', x: dx / layout.panScale.x, y: dy / layout.panScale.y });
}

function moveDrag(store: Store, drag: Drag, dx: number, dy: number, layout: Layout | null): void {
  switch (drag.tool) {
    case 'window':
      store.dispatch({ type: 'windowBy', center: dy * drag.unit, width: dx * drag.unit });
      return;
    case 'zoom':
      store.dispatch({ type: 'zoomBy', factor: Math.exp(-dy * ZOOM_SHARE) });
      return;
    case 'pan':
      panPixels(store, dx, dy, layout);
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
