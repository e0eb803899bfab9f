import type { GroupedRow } from '../../../core/deid/export-review.js';

/** What leaves because of a choice, as the review found it: attributes that leave with a value. */
export interface ChosenFacts {
  /** Dates that were moved. */
  readonly moved: number;
  /** Facts that the basic profile would have taken out. */
  readonly kept: number;
}

/** Counts the rows of a review and asks no policy: a choice that met nothing changes nothing, and isn't spoken of. */
export function chosenFacts(facts: readonly GroupedRow[]): ChosenFacts {
  const moved = new Set<string>();
  const kept = new Set<string>();
  for (const row of facts) {
    if (row.vr === 'SQ' || !row.after?.samples.some((sample) => sample !== '')) continue;
    if (row.reason === 'date-shifted') moved.add(row.path);
    else if (KEPT.has(row.reason)) kept.add(row.path);
  }
  return { moved: moved.size, kept: kept.size };
}

const KEPT: ReadonlySet<GroupedRow['reason']> = new Set<GroupedRow['reason']>([
  'option-keep',
  'option-clean',
  'safe-private',
  'age-capped',
]);
