import { type RefObject, useEffect, useRef } from 'react';
import { keptInside, movedBy, withPoint } from '../../../core/study/measure/edit-shape.js';
import type { Mark } from '../../../core/study/measure/mark.js';
import { POINTS, type Point, type ShapeKind } from '../../../core/study/measure/shape.js';
import { isAt, type MeasureAction } from '../../app/measures.js';
import type { Position } from '../../app/series.js';
import { useStore } from '../../app/store.js';
import { isDrawing } from '../../app/tool.js';
import { placeOnScreen } from '../../ui/screen-shapes.js';
import { pictureAt, type ScreenMatrix } from '../screen-matrix.js';

/** A press that moves less than this (in screen pixels) is a click. */
const CLICK = 4;
/** A click this near to the last point ends a line; near to the first one, a polygon. */
const NEAR = 6;

/** A picture that is drawn upon. */
export interface DrawnPicture {
  readonly at: Position;
  readonly rows: number;
  readonly columns: number;
  readonly matrix: ScreenMatrix;
}

type Drag =
  /** `isFree`: every place of the pointer is a point. */
  | { readonly kind: 'draw'; readonly isFree: boolean; x: number; y: number }
  | { readonly kind: 'handle'; readonly mark: Mark; readonly index: number; isFirst: boolean }
  | { readonly kind: 'body'; readonly mark: Mark; readonly from: Point; isFirst: boolean };

/**
 * Drawing and moving with the first button: by a drag, or by click after click. What isn't meant for a mark goes on to the viewport's
 * own tools, so that the wheel and the other buttons work while something is drawn.
 */
export function useDrawing(layer: RefObject<SVGSVGElement | null>, picture: DrawnPicture): void {
  const store = useStore();
  const latest = useRef(picture);
  latest.current = picture;
  useEffect(() => {
    const svg = layer.current;
    const viewport = svg?.closest<HTMLElement>('.viewport');
    if (!svg || !viewport) return;
    let drag: Drag | null = null;
    let pointer = -1;
    const measure = (action: MeasureAction) => store.dispatch({ type: 'measure', action });
    const onScreen = (event: MouseEvent) => {
      const box = svg.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top] as const;
    };
    const pointOf = (event: MouseEvent): Point => {
      const [x, y] = onScreen(event);
      return keptInside(latest.current, pictureAt(latest.current.matrix, x, y));
    };
    const draftHere = () => {
      const { draft } = store.get().measures;
      return draft && isAt(draft.at, latest.current.at) ? draft : null;
    };
    const isNear = (event: MouseEvent, { column, row }: Point): boolean => {
      const [x, y] = placeOnScreen(latest.current.matrix, [column, row]);
      const [ownX, ownY] = onScreen(event);
      return Math.hypot(x - ownX, y - ownY) <= NEAR;
    };
    const beginDrawing = (event: PointerEvent, kind: ShapeKind): Drag | null => {
      const draft = draftHere();
      const [first] = draft?.points ?? [];
      const last = draft?.points.at(-1);
      const isOpen = POINTS[kind].most > POINTS[kind].least;
      const closes = kind === 'polygon' && (draft?.points.length ?? 0) >= POINTS[kind].least;
      if (isOpen && ((last && isNear(event, last)) || (closes && first && isNear(event, first)))) {
        measure({ type: 'finish' });
        return null;
      }
      measure({ type: 'point', at: latest.current.at, point: pointOf(event) });
      return { kind: 'draw', isFree: kind === 'freehand', x: event.clientX, y: event.clientY };
    };
    const begin = (event: PointerEvent): Drag | null => {
      const { tool, measures } = store.get();
      const { mark: id, handle } = event.target instanceof SVGElement ? event.target.dataset : {};
      const mark = measures.sheet.marks.find((each) => each.id === id);
      if (mark && handle !== undefined && !draftHere()) return { kind: 'handle', mark, index: Number(handle), isFirst: true };
      if (isDrawing(tool)) return beginDrawing(event, tool);
      if (!mark) return null;
      measure({ type: 'select', id: mark.id });
      return { kind: 'body', mark, from: pointOf(event), isFirst: true };
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || drag) return;
      // Neither does the viewport's own tool begin, nor does the browser move the focus when the button goes up.
      event.stopPropagation();
      event.preventDefault();
      viewport.focus({ preventScroll: true });
      drag = begin(event);
      if (!drag) return;
      pointer = event.pointerId;
      svg.setPointerCapture(pointer);
    };
    const onMove = (event: PointerEvent) => {
      if (!drag || event.pointerId !== pointer) {
        if (draftHere()) measure({ type: 'float', point: pointOf(event) });
        return;
      }
      const point = pointOf(event);
      if (drag.kind === 'draw') {
        if (!drag.isFree) measure({ type: 'float', point });
        else if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) >= 2) {
          measure({ type: 'point', at: latest.current.at, point });
          [drag.x, drag.y] = [event.clientX, event.clientY];
        }
        return;
      }
      const { mark, isFirst } = drag;
      const shape =
        drag.kind === 'handle'
          ? withPoint(mark.shape, drag.index, point)
          : movedBy(mark.shape, point.column - drag.from.column, point.row - drag.from.row, latest.current);
      if (isFirst && event.movementX === 0 && event.movementY === 0) return;
      measure({ type: 'reshape', id: mark.id, shape, isFirst });
      drag.isFirst = false;
    };
    const onEnd = (event: PointerEvent) => {
      if (!drag || event.pointerId !== pointer) return;
      const ended = drag;
      drag = null;
      if (ended.kind !== 'draw' || event.type === 'pointercancel' || !draftHere()) return;
      if (ended.isFree) measure({ type: 'finish' });
      else if (Math.hypot(event.clientX - ended.x, event.clientY - ended.y) > CLICK)
        measure({ type: 'point', at: latest.current.at, point: pointOf(event) });
    };
    const onLeave = () => {
      if (!drag && draftHere()) measure({ type: 'float', point: null });
    };
    const onDouble = (event: MouseEvent) => {
      // The event itself is of the layer, which held the pointer.
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const { mark: id } = under instanceof SVGElement ? under.dataset : {};
      if (id !== undefined && !isDrawing(store.get().tool)) measure({ type: 'naming', id });
    };
    /** A click beside all marks leaves them alone. */
    const onBeside = (event: PointerEvent) => {
      if (event.button === 0 && event.target instanceof Element && !event.target.closest('button, input, label'))
        if (store.get().measures.selected !== null) measure({ type: 'select', id: null });
    };
    const ended = new AbortController();
    const { signal } = ended;
    svg.addEventListener('pointerdown', onDown, { signal });
    svg.addEventListener('pointermove', onMove, { signal });
    svg.addEventListener('pointerup', onEnd, { signal });
    svg.addEventListener('pointercancel', onEnd, { signal });
    svg.addEventListener('pointerleave', onLeave, { signal });
    svg.addEventListener('dblclick', onDouble, { signal });
    viewport.addEventListener('pointerdown', onBeside, { signal });
    return () => ended.abort();
  }, [layer, store]);
}
