import type { SeriesGroup, StudyGroup } from '../group-studies.js';
import type { InstanceRecord } from '../instance-record.js';

/** A projection: one picture, with the side and the view that its file says. */
export interface Film {
  readonly series: SeriesGroup;
  readonly record: InstanceRecord;
  readonly side: 'R' | 'L' | null;
  /** View Position (0018,5101) as it stands there, in capitals; '' where the file doesn't say. */
  readonly view: string;
}

/** The single pictures of these modalities in a study, in its order. */
export function filmsOf(study: StudyGroup, modalities: readonly string[]): Film[] {
  return study.series
    .filter(({ modality }) => modalities.includes(modality))
    .flatMap((series) =>
      series.images
        .filter(({ image }) => image.kind === 'image' && image.numberOfFrames === 1)
        .map((record) => ({ series, record, side: sideOf(record), view: (record.viewPosition ?? '').toUpperCase() })),
    );
}

/** Image Laterality (0020,0062), else Laterality of the series (0020,0060). */
function sideOf({ imageLaterality, series }: InstanceRecord): Film['side'] {
  const said = imageLaterality || series.laterality;
  return said === 'R' || said === 'L' ? said : null;
}
