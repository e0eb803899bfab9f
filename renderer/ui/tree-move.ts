import { holdsRows, type TreeRow } from './tree-rows.js';

/** What a key does in a tree of rows: go to a place among the visible rows, or open and fold a row. */
export type TreeMove = { readonly kind: 'go'; readonly to: number } | { readonly kind: 'toggle'; readonly row: number };

interface Tree {
  readonly rows: readonly TreeRow[];
  readonly visible: readonly number[];
  /** Null where everything shown is open and stays so. */
  readonly open: ReadonlySet<number> | null;
  /** Place among the visible rows. */
  readonly at: number;
  /** Rows that fit the panel. */
  readonly page: number;
}

/** As the tree and tree grid patterns of ARIA move; null for keys that mean nothing here. */
export function treeMove(key: string, { rows, visible, open, at, page }: Tree): TreeMove | null {
  const row = visible[at];
  if (row === undefined) return null;
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.min(visible.length - 1, Math.max(0, to)) });
  const canToggle = open !== null && holdsRows(rows, row);
  const isOpen = open?.has(row) ?? true;
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(visible.length - 1);
    case 'ArrowRight':
      return canToggle && !isOpen ? { kind: 'toggle', row } : go(at + 1);
    case 'ArrowLeft':
      return canToggle && isOpen ? { kind: 'toggle', row } : go(parentOf(rows, visible, at));
    case 'Enter':
    case ' ':
      return canToggle ? { kind: 'toggle', row } : null;
    default:
      return null;
  }
}

/** The row that holds this one, among those that are shown; itself at the top. */
function parentOf(rows: readonly TreeRow[], visible: readonly number[], at: number): number {
  const depthAt = (place: number) => rows[visible[place] ?? 0]?.depth ?? 0;
  for (let before = at - 1; before >= 0; before--) if (depthAt(before) < depthAt(at)) return before;
  return at;
}
