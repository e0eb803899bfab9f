import type { GrantId } from '../../core/bridge.js';
import { writtenFactsOf } from '../../core/deid/check-written.js';
import type { FileRequest } from './export-api.js';
import type { PictureExport } from './export-pictures.js';
import type { PlannedFile } from './export-plan-files.js';
import type { AccountedReview } from './export-review-files.js';
import type { WrittenExpected } from './written-api.js';

/** What a written file has to be, of each reviewed file in the order of the stage, from `at`. */
export function expectedFiles(
  files: readonly FileRequest[],
  planned: ReadonlyMap<GrantId, PlannedFile>,
  leaving: ReadonlyMap<GrantId, AccountedReview>,
  at: number,
  count: number,
): readonly WrittenExpected[] {
  const names = new Map(files.map(({ fileId, untrustedName }) => [fileId, untrustedName]));
  return [...leaving].slice(at, at + count).map(([fileId, review]) => {
    const plan = planned.get(fileId)?.plan;
    if (!plan) throw new Error('what was reviewed is not what was planned');
    return { name: review.name, facts: writtenFactsOf(plan, review), patient: review.patient, untrustedName: names.get(fileId) ?? '' };
  });
}

/** The same of pictures: nothing but a picture. */
export const expectedPictures = ({ names, kind }: PictureExport, at: number, count: number): readonly WrittenExpected[] =>
  names.slice(at, at + count).map((name) => ({ name, facts: { kind }, patient: '', untrustedName: '' }));
