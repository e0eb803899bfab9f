import type { GrantId } from '../../core/bridge.js';
import type { Reason } from '../../core/deid/export-plan.js';
import type { FileReview, ReviewTotals } from '../../core/deid/export-review.js';
import { genericPath } from '../../core/deid/generic-path.js';
import type { Finding, FindingReason } from '../export/state.js';
import type { FileRequest } from './export-api.js';

const isLeak = (reason: Reason): reason is FindingReason => reason.startsWith('leak-');

/** What the leak search found in the files that leave, by place and kind. */
export function findingsOf(reviews: readonly FileReview[]): readonly Finding[] {
  const found = new Map<string, { path: string; reason: FindingReason; fileIds: Set<GrantId> }>();
  for (const { fileId, rows } of reviews) {
    for (const { path, reason } of rows) {
      if (!isLeak(reason)) continue;
      const place = genericPath(path);
      const key = `${place} ${reason}`;
      const finding = found.get(key) ?? { path: place, reason, fileIds: new Set<GrantId>() };
      found.set(key, finding);
      finding.fileIds.add(fileId);
    }
  }
  return [...found.values()].map((finding) => ({ ...finding, fileIds: [...finding.fileIds] }));
}

/** Places that leave as they are because the person called what was found there a false alarm, as the reviews found them. */
export function overruledIn(files: readonly FileRequest[], leaving: ReadonlyMap<GrantId, FileReview>): readonly Finding[] {
  const places = new Map<string, Finding>();
  for (const { fileId, overruled } of files) {
    const review = leaving.get(fileId);
    if (!review || overruled.length === 0) continue;
    const kept = new Set(review.rows.filter(({ action }) => action === 'keep').map(({ path }) => genericPath(path)));
    for (const { path, reason } of overruled.filter((finding) => kept.has(finding.path))) {
      const key = `${path} ${reason}`;
      places.set(key, { path, reason, fileIds: [...(places.get(key)?.fileIds ?? []), fileId] });
    }
  }
  return [...places.values()];
}

/** Totals that claim of nothing that it stays where something like it leaves on the person's word. */
export function withoutOverruled(totals: ReviewTotals, places: readonly Finding[]): ReviewTotals {
  const reasons = new Set(places.map(({ reason }) => reason));
  const { name, birthDate, patientId } = totals.staying;
  return {
    ...totals,
    staying: {
      name: name && !reasons.has('leak-name'),
      birthDate: birthDate && !reasons.has('leak-date'),
      patientId: patientId && !reasons.has('leak-identifier'),
    },
  };
}
