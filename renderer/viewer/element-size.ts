import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Size } from './layout.js';

/** The size of an element in pixels of the page; null until it is known. */
export function useElementSize(host: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [host]);
  return size;
}
