import type { ElementPath } from '../dicom/data-set.js';
import { displayLine, displayValue } from '../dicom/display-value.js';
import type { Expectation, Place } from './check-output.js';
import type { FilePlan } from './export-plan.js';
import type { ReviewRow } from './export-review.js';
import { factKind } from './fact-kind.js';

/** Characters of a value in a review. */
const VALUE_LENGTH = 200;

/** Every element of source and output, by its path. */
export interface BothSides {
  readonly sources: ReadonlyMap<ElementPath, Place>;
  readonly outputs: ReadonlyMap<ElementPath, Place>;
}

/** The facts of a review, each with its value before and after: in the order of the source's bytes, what is added behind them. */
export function reviewRows({ decisions, additions }: FilePlan, { sources, outputs }: BothSides): ReviewRow[] {
  const ordered: ReviewRow[] = [];
  for (const decision of decisions) {
    const { path, action } = decision;
    const after = action === 'remove' ? null : (outputs.get(path) ?? null);
    ordered.push(rowOf({ decision, addition: null }, sources.get(path) ?? null, after));
  }
  for (const addition of additions) ordered.push(rowOf({ decision: null, addition }, null, outputs.get(addition.path) ?? null));
  return ordered;
}

function rowOf(expectation: Expectation, before: Place | null, after: Place | null): ReviewRow {
  const { path, tag, vr, reason } = expectation.decision ?? expectation.addition;
  const action = expectation.decision ? expectation.decision.action : 'add';
  return { path, tag, vr, kind: factKind(tag), action, reason, before: before && valueLine(before), after: after && valueLine(after) };
}

const valueLine = ({ element, owner }: Place): string => displayLine(displayValue(owner, element, VALUE_LENGTH));
