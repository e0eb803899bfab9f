import { type RefObject, useEffect, useRef } from 'react';
import { type Store, useStore } from '../../app/store.js';
import { listenToDrags } from '../listen-to-drags.js';
import { wheelZoom } from '../wheel-zoom.js';
import type { SlidePlacement } from './place-slide.js';

const ZOOM_SHARE = 0.006;
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
      wheel(event, pixels, across) {
        if (event.target instanceof Element && event.target.closest('.slide-panel')) return;
        event.preventDefault();
        const place = latest.current;
        const moves = store.get().pointer.wheel === 'pan' && !event.ctrlKey && !event.metaKey;
        if (place && moves) store.dispatch({ type: 'panBy', x: -across / place.layout.panScale.x, y: -pixels / place.layout.panScale.y });
        // A slide has no next picture to scroll to.
        else if (place) wheelZoom(store, element, place.layout, event, pixels, place.size);
      },
    });
  }, [frame, store]);
}

function dragOf(store: Store, button: number): 'pan' | 'zoom' | 'window' {
  const { tool, shown, pointer } = store.get();
  const use = button === 1 ? pointer.middleButton : button === 2 ? pointer.rightButton : tool;
  if (use === 'zoom') return 'zoom';
  // Colour has no window: the slide moves, which is what dragging it means.
  return use === 'window' && shown?.kind === 'grey' ? 'window' : 'pan';
}

function dragWindow(store: Store, dx: number, dy: number): void {
  const { shown } = store.get();
  const unit = shown?.kind === 'grey' ? Math.max(shown.window.width, 20) * WINDOW_SHARE : 0;
  store.dispatch({ type: 'windowBy', center: dy * unit, width: dx * unit });
}
