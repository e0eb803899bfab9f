import type { GroupedRow } from '../../../core/deid/export-review.js';

/** How an entry stands in many files: in some of them only, in all with values that differ, or the same in all. */
export type Sameness = 'some' | 'differs' | 'same';
/** From what wants to be looked at most. */
export const SAMENESS: readonly Sameness[] = ['some', 'differs', 'same'];

export function samenessOf({ files, before, after }: GroupedRow, fileCount: number): Sameness {
  if (files < fileCount) return 'some';
  return (before?.distinct ?? 0) > 1 || (after?.distinct ?? 0) > 1 ? 'differs' : 'same';
}

/** How many entries stand in each way. */
export function countSameness(rows: readonly GroupedRow[], fileCount: number): Readonly<Record<Sameness, number>> {
  const counts = { some: 0, differs: 0, same: 0 };
  for (const row of rows) counts[samenessOf(row, fileCount)] += 1;
  return counts;
}
