import type { ElementRow } from '../../workers/scan-elements.js';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Rows that match, with the rows they lie in. Every word must stand in tag, name or value; values that are covered aren't
 * looked at, so that a search can't uncover them.
 */
export function matchingRows(
  rows: readonly ElementRow[],
  query: string,
  namesHidden: boolean,
): { readonly visible: readonly number[]; readonly matches: number } {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const visible = new Set<number>();
  const parents: number[] = [];
  let matches = 0;
  rows.forEach((row, index) => {
    parents.length = row.depth;
    parents[row.depth] = index;
    const value = namesHidden && row.identifying ? '' : row.untrustedValue;
    const bareTag = row.label.replace(/[(),]/g, '');
    const text = fold(`${row.label} ${bareTag} ${row.name} ${row.vr} ${value}`);
    if (row.kind === 'item' || !words.every((word) => text.includes(word))) return;
    matches += 1;
    for (const parent of parents.slice(0, row.depth + 1)) visible.add(parent);
  });
  return { visible: [...visible].sort((a, b) => a - b), matches };
}
