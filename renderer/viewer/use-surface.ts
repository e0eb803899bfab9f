import { type RefObject, useEffect, useState } from 'react';
import { useServices } from '../app/services.js';
import { PictureSurface } from './cornerstone.js';

/** The surface in an element, for as long as the element is there. */
export function useSurface(host: RefObject<HTMLDivElement | null>): PictureSurface | null {
  const { painted } = useServices();
  const [surface, setSurface] = useState<PictureSurface | null>(null);
  useEffect(() => {
    if (!host.current) return;
    const made = new PictureSurface(host.current, painted.emit);
    setSurface(made);
    return () => {
      made.dispose();
      setSurface(null);
    };
  }, [host, painted]);
  return surface;
}
