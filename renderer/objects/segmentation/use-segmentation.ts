import { useEffect, useState } from 'react';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { useAppState } from '../../app/store.js';
import type { SegmentationObject } from '../object-shelf.js';
import { useShelf } from '../shelf.js';

/** Segmentation, and Label Map Segmentation (PS3.4 Annex B). */
const SEGMENTATIONS: ReadonlySet<string> = new Set(['1.2.840.10008.5.1.4.1.1.66.4', '1.2.840.10008.5.1.4.1.1.66.7']);

export const isSegmentation = (record: InstanceRecord): boolean => SEGMENTATIONS.has(record.sopClass.uid);

/** What the segmentation on the screen says; null while it is read, and where it can't be. */
export function useSegmentation(record: InstanceRecord): SegmentationObject | null {
  const shelf = useShelf();
  const file = useAppState((state) => state.grants.get(record.fileId));
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly object: SegmentationObject | null } | null>(null);
  useEffect(() => {
    if (!file) return;
    let isCurrent = true;
    void shelf.readSegmentation(file).then((segmentation) => {
      const { image, geometry, series } = record;
      if (!isCurrent || image.kind !== 'image') return;
      const { spacing, frameOfReferenceUid } = geometry;
      const grid = { rows: image.rows, columns: image.columns, spacing: spacing?.kind === 'patient' ? spacing : null, frameOfReferenceUid };
      setLoaded({ id: file.id, object: segmentation && { kind: 'segmentation', label: series.description, segmentation, grid } });
    });
    return () => {
      isCurrent = false;
    };
  }, [file, record, shelf]);
  return loaded?.id === record.fileId ? loaded.object : null;
}
