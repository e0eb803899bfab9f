import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { ExportScope, ExportTarget, ExportTargets } from '../export/index.js';
import type { AppState } from './state.js';

/** What the export screen starts from: the image, series and study around what is shown; null where nothing is open. */
export function copyTargets(state: AppState, scope: ExportScope): ExportTargets | null {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  const image = place?.series.images.find((candidate) => candidate.fileId === state.selection?.fileId);
  if (!place || !image) return null;
  const targetOf = (record: InstanceRecord): ExportTarget[] => {
    const grant = state.grants.get(record.fileId);
    return grant ? [{ fileId: grant.id, size: grant.size, untrustedName: grant.untrustedName }] : [];
  };
  return {
    scope,
    destination: state.destination,
    scopes: {
      image: targetOf(image),
      series: place.series.images.flatMap(targetOf),
      study: place.study.series.flatMap((series) => series.images.flatMap(targetOf)),
    },
  };
}
