import type { ElementPath } from '../dicom/data-set.js';

/** A path with item numbers left out: the same attribute of many files and items. */
export const genericPath = (path: ElementPath): ElementPath => path.replaceAll(/\[\d+\]/g, '[]');

/** Whether a path is one of those without item numbers. Most exports name none. */
export const isAmong = (genericPaths: ReadonlySet<ElementPath>, path: ElementPath): boolean =>
  genericPaths.size > 0 && genericPaths.has(genericPath(path));
