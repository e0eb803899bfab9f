import type { KeyboardEvent, RefObject } from 'react';
import { treeMove } from './tree-move.js';
import type { TreeRow } from './tree-rows.js';

interface TreeKeys {
  readonly rows: readonly TreeRow[];
  /** Numbers of the rows that are seen, in their order. */
  readonly visible: readonly number[];
  /** Null where everything shown is open and stays so. */
  readonly open: ReadonlySet<number> | null;
  /** Place among the visible rows. */
  readonly at: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Height of a row, in pixels. */
  readonly rowHeight: number;
  readonly onToggle: (row: number) => void;
  readonly onGo: (to: number) => void;
}

/** The keys of a tree that takes the focus as a whole: arrows, Page Up and Down, Home, End, and what opens and folds. */
export function treeKeys({ rows, visible, open, at, scroller, rowHeight, onToggle, onGo }: TreeKeys, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const move = treeMove(event.key, { rows, visible, open, at, page });
  if (!move) return;
  event.preventDefault();
  if (move.kind === 'toggle') onToggle(move.row);
  else onGo(move.to);
}
