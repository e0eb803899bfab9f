/** A notch of a wheel is about 100 pixels; a trackpad sends many small ones. */
export const WHEEL_PIXELS = 60;

/** What dragging and the wheel do over an element. */
export interface DragHandlers<Drag> {
  /** Where a press begins no drag: a selector of what has its own use for it. */
  readonly except: string;
  begin(event: PointerEvent): Drag;
  /** `dx` and `dy`: pixels of the screen since the last call. */
  move(drag: Drag, dx: number, dy: number, event: PointerEvent): void;
  /** How far it turned, whatever unit the device speaks; a trackpad turns across too. */
  wheel(event: WheelEvent, pixels: number, across: number): void;
}

/** One drag at a time, captured until its pointer is let go. @returns what ends the listening */
export function listenToDrags<Drag>(element: HTMLElement, handlers: DragHandlers<Drag>): () => void {
  let current: { readonly pointer: number; readonly drag: Drag; x: number; y: number } | null = null;
  const onDown = (event: PointerEvent) => {
    if (current || !(event.target instanceof Element) || event.target.closest(handlers.except)) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    current = { pointer: event.pointerId, drag: handlers.begin(event), x: event.clientX, y: event.clientY };
  };
  const onMove = (event: PointerEvent) => {
    if (!current || event.pointerId !== current.pointer) return;
    const [dx, dy] = [event.clientX - current.x, event.clientY - current.y];
    current.x = event.clientX;
    current.y = event.clientY;
    if (dx !== 0 || dy !== 0) handlers.move(current.drag, dx, dy, event);
  };
  const onEnd = (event: PointerEvent) => {
    if (current?.pointer === event.pointerId) current = null;
  };
  const onWheel = (event: WheelEvent) => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_PIXELS : 1;
    handlers.wheel(event, event.deltaY * unit, event.deltaX * unit);
  };
  const ended = new AbortController();
  const { signal } = ended;
  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onEnd, { signal });
  element.addEventListener('pointercancel', onEnd, { signal });
  element.addEventListener('wheel', onWheel, { passive: false, signal });
  return () => ended.abort();
}
