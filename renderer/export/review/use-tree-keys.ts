import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { FactLine } from './fact-lines.js';

interface TreeKeys {
  readonly lines: readonly FactLine[];
  readonly isOpen: (line: FactLine) => boolean;
  readonly toggle: (line: FactLine) => void;
  /** Scrolls a line into view, which may not be rendered yet. */
  readonly reveal: (index: number) => void;
  readonly root: RefObject<HTMLElement | null>;
}

/** The keys of a tree (ARIA Authoring Practices): one stop of the Tab key, arrows between the lines, right opens and left closes. */
export function useTreeKeys({ lines, isOpen, toggle, reveal, root }: TreeKeys) {
  const [wanted, setWanted] = useState(0);
  const stop = Math.min(wanted, Math.max(0, lines.length - 1));
  // The line that is to take the focus once it is rendered: an effect of an earlier rendering knows another stop, and leaves it alone.
  const moving = useRef<number | null>(null);
  useEffect(() => {
    if (moving.current !== stop) return;
    const line = root.current?.querySelector<HTMLElement>(`[data-index="${stop}"] [role="treeitem"]`);
    if (line) {
      moving.current = null;
      line.focus();
    }
  });
  const move = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    moving.current = next;
    setWanted(next);
    reveal(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[stop];
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = action(event.key, line);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const action = (key: string, line: FactLine): (() => void) | null => {
    const open = isOpen(line);
    switch (key) {
      case 'ArrowDown':
        return () => move(stop + 1);
      case 'ArrowUp':
        return () => move(stop - 1);
      case 'Home':
        return () => move(0);
      case 'End':
        return () => move(lines.length - 1);
      case 'Enter':
      case ' ':
        return () => toggle(line);
      case 'ArrowRight':
        if (line.type === 'name') return null;
        return () => (open ? move(stop + 1) : toggle(line));
      case 'ArrowLeft':
        return () => (open ? toggle(line) : move(headingOf(lines, stop)));
      default:
        return null;
    }
  };
  return { stop, setStop: setWanted, onKeyDown };
}

function headingOf(lines: readonly FactLine[], index: number): number {
  for (let at = index; at >= 0; at--) if (lines[at]?.type === 'heading') return at;
  return index;
}
