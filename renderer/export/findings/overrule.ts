import type { GrantId } from '../../../core/bridge.js';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import type { ElementPath } from '../../../core/dicom/data-set.js';
import type { ExportChoice, Finding, ReviewedExport } from '../state.js';

/** Whether the leak search found something in this element, and it was cut out or taken away. */
export const isFinding = (row: Pick<GroupedRow, 'reason'>): boolean => row.reason.startsWith('leak-');

/** Whether this entry leaves as it is although something was found at its place. */
export const isOverruled = (row: Pick<GroupedRow, 'path' | 'action'>, overruled: ReadonlySet<ElementPath>): boolean =>
  row.action === 'keep' && overruled.has(row.path);

/** The files in which something was found at a place. */
export const filesOfFindings = (reviewed: ReviewedExport, path: ElementPath): readonly GrantId[] => [
  ...new Set(reviewed.findings.filter((finding) => finding.path === path).flatMap(({ fileIds }) => fileIds)),
];

/**
 * The choice with all that was found at a place called a false alarm, in the files where it was found and shown and no others; null
 * where nothing was found there.
 */
export function overrule(choice: ExportChoice, reviewed: ReviewedExport, path: ElementPath): ExportChoice | null {
  const found = reviewed.findings.filter((finding) => finding.path === path);
  if (found.length === 0) return null;
  const known = choice.overruled.filter((one) => !found.some((other) => other.path === one.path && other.reason === one.reason));
  return { ...choice, overruled: [...known, ...found.map((finding) => joined(finding, choice.overruled))] };
}

/** The same finding in files where it was called a false alarm before stays one. */
function joined(finding: Finding, before: readonly Finding[]): Finding {
  const same = before.find((one) => one.path === finding.path && one.reason === finding.reason);
  return { ...finding, fileIds: [...new Set([...(same?.fileIds ?? []), ...finding.fileIds])] };
}

/** The choice with nothing called a false alarm at a place; null where nothing was. */
export function undoOverrule(choice: ExportChoice, path: ElementPath): ExportChoice | null {
  const overruled = choice.overruled.filter((finding) => finding.path !== path);
  return overruled.length === choice.overruled.length ? null : { ...choice, overruled };
}
