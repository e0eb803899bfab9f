import { type RefObject, useLayoutEffect } from 'react';

/** Makes a scrolling region reachable by the keyboard, so that arrow keys scroll it; it takes no part while all of it is in sight. */
export function useReachable(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const region = element.current;
    if (!region) return;
    const settle = () => {
      region.tabIndex = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight ? 0 : -1;
    };
    const sizes = new ResizeObserver(settle);
    const watch = () => {
      sizes.disconnect();
      for (const one of [region, ...region.children]) sizes.observe(one);
    };
    const children = new MutationObserver(watch);
    children.observe(region, { childList: true });
    watch();
    return () => {
      children.disconnect();
      sizes.disconnect();
    };
  }, [element]);
}
