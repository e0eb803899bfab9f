/** A row of a tree that is kept as a list: rows that lie in another one follow it, one deeper. */
export interface TreeRow {
  readonly depth: number;
}

/** Whether a row holds others. */
export const holdsRows = (rows: readonly TreeRow[], index: number): boolean => (rows[index + 1]?.depth ?? 0) > (rows[index]?.depth ?? 0);

/** Rows (by number) that are seen while some are open and the others folded. */
export function openRows(rows: readonly TreeRow[], open: ReadonlySet<number>): number[] {
  const visible: number[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  rows.forEach((row, index) => {
    if (row.depth > hiddenBelow) return;
    hiddenBelow = Number.POSITIVE_INFINITY;
    visible.push(index);
    if (holdsRows(rows, index) && !open.has(index)) hiddenBelow = row.depth;
  });
  return visible;
}
