import { type RefObject, useEffect, useRef } from 'react';

/** What a key does to a document: turns so many pages, or makes it so many times as large; 0 fits the width again. */
export type PdfKey = { readonly kind: 'turn'; readonly by: number } | { readonly kind: 'enlarge'; readonly by: number };

export const ZOOM_STEP = 1.25;

/** The act of a key, or null where it has none. First and last page lie beyond any number of pages. */
export function pdfKey(key: string): PdfKey | null {
  switch (key) {
    case 'PageDown':
      return { kind: 'turn', by: 1 };
    case 'PageUp':
      return { kind: 'turn', by: -1 };
    case 'Home':
      return { kind: 'turn', by: Number.NEGATIVE_INFINITY };
    case 'End':
      return { kind: 'turn', by: Number.POSITIVE_INFINITY };
    case '+':
    case '=':
      return { kind: 'enlarge', by: ZOOM_STEP };
    case '-':
      return { kind: 'enlarge', by: 1 / ZOOM_STEP };
    case '0':
      return { kind: 'enlarge', by: 0 };
    default:
      return null;
  }
}

/** The document has its keys while it is in focus: the window's own would turn the series. */
export function usePdfKeys(element: RefObject<HTMLElement | null>, act: (key: PdfKey) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const host = element.current;
    if (!host) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.ctrlKey || event.metaKey || event.altKey ? null : pdfKey(event.key);
      if (!key) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(key);
    };
    host.addEventListener('keydown', onKeyDown);
    return () => host.removeEventListener('keydown', onKeyDown);
  }, [element]);
}
