/** Fields in which a person types: the only place where text is selected, copied and pasted. */
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea') !== null;

/** The one thing that can be dragged out: a copy that was written. Main drags it, the page doesn't. */
const isCopy = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[data-exit="drag-copy"]') !== null;

/**
 * Shuts every door of the page but the export: copy, cut, dragging of text and pictures, the context menu, print and save.
 * `onRefusedCopy` lets the window say why nothing was copied; `onDragCopy` asks main to drag what was written.
 * @returns a function that takes the listeners away
 */
export function shutDoors(page: Document, onRefusedCopy: () => void, onDragCopy: () => void): () => void {
  const refuse = (event: Event) => {
    if (event.type !== 'dragstart' && event.type !== 'contextmenu' && isField(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'copy' || event.type === 'cut') onRefusedCopy();
    if (event.type === 'dragstart' && isCopy(event.target)) onDragCopy();
  };
  const refuseKeys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const isPrintOrSave = key === 'p' || key === 's';
    const isCopy = key === 'c' || key === 'x' || key === 'a';
    if (!isPrintOrSave && (!isCopy || isField(event.target))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'c' || key === 'x') onRefusedCopy();
  };
  // A file that is dropped is opened by main, which gets its path from preload; the page itself must not go to it.
  const refuseNavigation = (event: DragEvent) => event.preventDefault();
  const doors = ['copy', 'cut', 'dragstart', 'contextmenu'] as const;
  for (const door of doors) page.addEventListener(door, refuse, true);
  page.addEventListener('keydown', refuseKeys, true);
  page.addEventListener('dragover', refuseNavigation);
  page.addEventListener('drop', refuseNavigation);
  return () => {
    for (const door of doors) page.removeEventListener(door, refuse, true);
    page.removeEventListener('keydown', refuseKeys, true);
    page.removeEventListener('dragover', refuseNavigation);
    page.removeEventListener('drop', refuseNavigation);
  };
}
