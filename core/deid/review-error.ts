import type { ElementPath } from '../dicom/data-set.js';

/** What was staged isn't what was planned, the readers differ, or one of the person's words is in it: the file isn't exported. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
  constructor(
    readonly code: 'review-differs' | 'second-reader-differs' | 'leak-found',
    readonly path: ElementPath,
  ) {
    super(`${code} at ${path || 'the start'}`);
  }
}
