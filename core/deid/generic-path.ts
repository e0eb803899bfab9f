import type { ElementPath } from '../dicom/data-set.js';

/** A path with item numbers left out: the same attribute of many files and items. */
export const genericPath = (path: ElementPath): ElementPath => path.replaceAll(/\[\d+\]/g, '[]');
