import { type ReactNode, type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Position } from '../app/series.js';
import { useDispatch } from '../app/store.js';

/** Pixels from which a press is a drag. */
const DRAG_PIXELS = 6;

interface Ghost {
  readonly x: number;
  readonly y: number;
}

/** The cell of the stage under a point of the page; null elsewhere. */
function cellUnder(x: number, y: number): number | null {
  const cell = document.elementFromPoint(x, y)?.closest('[data-cell]')?.getAttribute('data-cell');
  return cell === undefined || cell === null ? null : Number(cell);
}

/**
 * Carries a series into a cell of the stage. By pointer events, not by the platform's dragging, which could carry words and pictures out
 * of the window and is refused everywhere.
 */
export function useSeriesDrag(
  title: string,
  positionOf: () => Position | null,
): { onPointerDown: (event: ReactPointerEvent) => void; ghost: ReactNode } {
  const dispatch = useDispatch();
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const end = useRef<(() => void) | null>(null);
  const onPointerDown = (event: ReactPointerEvent) => {
    if (event.button !== 0) return;
    end.current?.();
    const { pointerId, clientX: startX, clientY: startY } = event;
    let isDragging = false;
    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== pointerId) return;
      isDragging ||= Math.hypot(move.clientX - startX, move.clientY - startY) > DRAG_PIXELS;
      if (!isDragging) return;
      setGhost({ x: move.clientX + 12, y: move.clientY + 12 });
      dispatch({ type: 'dropCell', cell: cellUnder(move.clientX, move.clientY) });
    };
    const finish = () => {
      window.removeEventListener('pointermove', onMove, true);
      window.removeEventListener('pointerup', onUp, true);
      window.removeEventListener('pointercancel', finish, true);
      window.removeEventListener('keydown', onKey, true);
      end.current = null;
      setGhost(null);
      dispatch({ type: 'dropCell', cell: null });
    };
    const onUp = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return;
      const cell = isDragging ? cellUnder(up.clientX, up.clientY) : null;
      const position = cell === null ? null : positionOf();
      finish();
      if (cell !== null && position) dispatch({ type: 'putInto', cell, position });
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !isDragging) return;
      key.preventDefault();
      key.stopPropagation();
      finish();
    };
    window.addEventListener('pointermove', onMove, true);
    window.addEventListener('pointerup', onUp, true);
    window.addEventListener('pointercancel', finish, true);
    window.addEventListener('keydown', onKey, true);
    end.current = finish;
  };
  const shown = ghost && (
    <span className="drag-ghost" style={{ left: `${ghost.x}px`, top: `${ghost.y}px` }} aria-hidden="true">
      {title}
    </span>
  );
  return { onPointerDown, ghost: shown && createPortal(shown, document.body) };
}
