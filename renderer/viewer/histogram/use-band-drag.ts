import { type RefCallback, useCallback, useRef } from 'react';
import { listenToDrags } from '../listen-to-drags.js';
import type { Span } from './band.js';

/** The band is dragged as a whole: what moves it goes to `onMove` in the values of the span. It is a way for the pointer; keys move its edges. */
export function useBandDrag(span: Span, onMove: (by: number) => void): RefCallback<HTMLElement> {
  const latest = useRef({ span, onMove });
  latest.current = { span, onMove };
  return useCallback((element) => {
    if (!element) return;
    const stop = (event: Event) => event.stopPropagation();
    const ended = new AbortController();
    // The track would take the press for one of its edges.
    for (const name of ['pointerdown', 'mousedown'] as const) element.addEventListener(name, stop, { signal: ended.signal });
    const end = listenToDrags<null>(element, {
      except: 'button',
      begin: () => null,
      move: (_drag, dx) => {
        const {
          span: { low, high },
          onMove: move,
        } = latest.current;
        const width = element.parentElement?.clientWidth ?? 0;
        if (width > 0 && dx !== 0) move((dx / width) * (high - low));
      },
      wheel: () => undefined,
    });
    return () => {
      ended.abort();
      end();
    };
  }, []);
}
