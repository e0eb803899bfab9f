import type { DataElement } from '../dicom/data-element.js';
import { childPath, type ElementPath, itemPath } from '../dicom/data-set.js';
import type { ElementDecision } from './export-plan.js';

/** The elements of a removed or emptied sequence, at every depth: each is counted and each is gone. */
export function removedInside(element: DataElement, path: ElementPath, depth: number): ElementDecision[] {
  const decisions: ElementDecision[] = [];
  element.items?.forEach((item, index) => {
    for (const inner of item.dataSet.elements) {
      const innerPath = childPath(itemPath(path, index), inner.tag);
      decisions.push({
        path: innerPath,
        tag: inner.tag,
        vr: inner.vr,
        depth: depth + 1,
        action: 'remove',
        reason: 'inside-removed',
        after: null,
      });
      for (const below of removedInside(inner, innerPath, depth + 1)) decisions.push(below);
    }
  });
  return decisions;
}
