import type { GroupedRow } from '../../../core/deid/export-review.js';
import { FACT_KINDS, type FactKind } from '../../../core/deid/fact-kind.js';
import type { ElementPath } from '../../../core/dicom/data-set.js';
import { groupOf } from '../../../core/dicom/tag.js';

import { isFinding, isOverruled } from '../findings/overrule.js';

/** Which column: what stays on this computer, or what leaves it. */
export type FactSide = 'stays' | 'leaves';
/** The exceptions stand first: what the leak search found, and what of it leaves on the person's word. */
export type FactGroup = 'found' | 'overruled' | FactKind | 'file-names';

const GROUPS: readonly Exclude<FactGroup, 'file-names'>[] = ['found', 'overruled', ...FACT_KINDS];
const NOTHING: ReadonlySet<ElementPath> = new Set();

/** One line of a column: the heading of a kind, a fact below it, or the name of a file. */
export type FactLine =
  | { readonly type: 'heading'; readonly key: string; readonly group: FactGroup; readonly count: number; readonly open: boolean }
  | { readonly type: 'fact'; readonly key: string; readonly row: GroupedRow; readonly at: number; readonly of: number }
  | { readonly type: 'name'; readonly key: string; readonly name: string; readonly at: number; readonly of: number };

/** A fact stays where its value, or a part of it, doesn't go along; it leaves where the copy has the element. */
export function isOnSide(row: GroupedRow, side: FactSide): boolean {
  if (side === 'leaves') return row.action !== 'remove';
  return row.action !== 'keep' && row.action !== 'descend' && row.action !== 'add';
}

/**
 * The lines of one column, headings with their counts first, the facts of a kind below its heading where it is open.
 * @param names file names that leave; empty for the other column
 * @param overruled places that leave although something was found there
 */
export function factLines(
  rows: readonly GroupedRow[],
  side: FactSide,
  opened: ReadonlySet<FactGroup>,
  names: readonly string[],
  overruled: ReadonlySet<ElementPath> = NOTHING,
): readonly FactLine[] {
  const lines: FactLine[] = [];
  const groupOfRow = (row: GroupedRow): FactGroup => {
    if (side === 'stays') return isFinding(row) ? 'found' : row.kind;
    return isOverruled(row, overruled) ? 'overruled' : row.kind;
  };
  for (const kind of GROUPS) {
    const facts = rows.filter((row) => groupOfRow(row) === kind && isOnSide(row, side)).sort(byImportance);
    if (facts.length === 0) continue;
    const open = opened.has(kind);
    lines.push({ type: 'heading', key: kind, group: kind, count: facts.length, open });
    if (open) lines.push(...facts.map((row, at) => ({ type: 'fact', key: factKey(row), row, at, of: facts.length }) as const));
  }
  if (names.length > 0) {
    const open = opened.has('file-names');
    lines.push({ type: 'heading', key: 'file-names', group: 'file-names', count: names.length, open });
    if (open) lines.push(...names.map((name, at) => ({ type: 'name', key: `name ${name}`, name, at, of: names.length }) as const));
  }
  return lines;
}

/** What stands at the top of a file before what is nested, the patient's own group before the rest, then as the tags go. */
function byImportance(one: GroupedRow, other: GroupedRow): number {
  const rank = (row: GroupedRow) =>
    (tagsOfPath(row.path).length - 1) * 2 + (row.kind === 'person' && groupOf(row.tag) !== PATIENT_GROUP ? 1 : 0);
  return rank(one) - rank(other) || (one.path < other.path ? -1 : one.path > other.path ? 1 : 0);
}
const PATIENT_GROUP = 0x0010;

/** Rows of the same path differ by what is done and why. */
export const factKey = (row: GroupedRow): string => `${row.path} ${row.action} ${row.reason} ${row.vr}`;

/** The tags that lead to an element, outermost first, its own last. */
export function tagsOfPath(path: string): readonly number[] {
  return [...path.matchAll(/\(([0-9A-F]{4}),([0-9A-F]{4})\)/g)].map(([, group, element]) => Number.parseInt(`${group}${element}`, 16));
}
