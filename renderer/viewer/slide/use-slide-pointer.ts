import { type RefObject, useEffect, useRef } from 'react';
import { viewOf } from '../../app/reduce-view.js';
import { type Store, useStore } from '../../app/store.js';
import { listenToDrags } from '../listen-to-drags.js';
import type { SlidePlacement } from './place-slide.js';

const ZOOM_SHARE = 0.006;
const WHEEL_SHARE = 0.002;
const WINDOW_SHARE = 1 / 300;

/** Dragging moves the slide, or what the chosen tool does to it; the wheel zooms about the point under it. */
export function useSlidePointer(frame: RefObject<HTMLElement | null>, placement: SlidePlacement | null): void {
  const store = useStore();
  const latest = useRef(placement);
  latest.current = placement;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    return listenToDrags(element, {
      except: 'button, label, input, .slide-panel',
      begin: (event) => dragOf(store, event.button),
      move(does, dx, dy) {
        const place = latest.current;
        if (!place) return;
        if (does === 'pan') store.dispatch({ type: 'panBy', x: dx / place.layout.panScale.x, y: dy / place.layout.panScale.y });
        else if (does === 'zoom') store.dispatch({ type: 'zoomBy', factor: Math.exp(-dy * ZOOM_SHARE) });
        else dragWindow(store, dx, dy);
      },
      wheel(event, pixels) {
        if (event.target instanceof Element && event.target.closest('.slide-panel')) return;
        event.preventDefault();
        if (latest.current) zoomAbout(store, latest.current, element, event, Math.exp(-pixels * WHEEL_SHARE));
      },
    });
  }, [frame, store]);
}

function dragOf(store: Store, button: number): 'pan' | 'zoom' | 'window' {
  const { tool, shown } = store.get();
  if (button === 2 || (button === 0 && tool === 'zoom')) return 'zoom';
  // Colour has no window: the slide moves, which is what dragging it means.
  return button === 0 && tool === 'window' && shown?.kind === 'grey' ? 'window' : 'pan';
}

function dragWindow(store: Store, dx: number, dy: number): void {
  const { shown } = store.get();
  const unit = shown?.kind === 'grey' ? Math.max(shown.window.width, 20) * WINDOW_SHARE : 0;
  store.dispatch({ type: 'windowBy', center: dy * unit, width: dx * unit });
}

/** Zooms, and moves the slide by what keeps the point under the pointer where it is. */
function zoomAbout(store: Store, { size, layout }: SlidePlacement, element: HTMLElement, event: WheelEvent, factor: number): void {
  const box = element.getBoundingClientRect();
  const before = viewOf(store.get()).zoom.factor;
  store.dispatch({ type: 'zoomBy', factor });
  const ratio = viewOf(store.get()).zoom.factor / before;
  const moved = (offset: number, scale: number): number => (offset / scale) * (1 / ratio - 1);
  store.dispatch({
    type: 'panBy',
    x: moved(event.clientX - box.left - size.width / 2, layout.panScale.x),
    y: moved(event.clientY - box.top - size.height / 2, layout.panScale.y),
  });
}
