import type { PlaneName } from '../../../../core/study/volume/cutting-plane.js';
import type { Slab } from '../../../../core/study/volume/reslice.js';
import type { SeriesVolumeProblem } from '../../../../core/study/volume/series-volume.js';

/** A series in three planes. French has the same keys, or nothing compiles. */
export const en = {
  planes: { axial: 'Axial', coronal: 'Coronal', sagittal: 'Sagittal' } satisfies Record<PlaneName, string> as Readonly<
    Record<PlaneName, string>
  >,
  about: {
    axial: 'across the body, seen from the feet',
    coronal: 'along the body, seen from the front',
    sagittal: 'along the body, seen from the left',
  } satisfies Record<PlaneName, string> as Readonly<Record<PlaneName, string>>,
  oblique: 'oblique',
  title: 'Three planes of the series',
  loading: (done: number, total: number) => `Reading slice ${done} of ${total}`,
  cancel: 'Back to the pictures',
  cannot: 'This series can’t be shown in three planes',
  problems: {
    'too-few': 'It has fewer than three slices that lie behind one another.',
    'not-parallel': 'Its slices aren’t parallel to one another.',
    'not-in-line': 'Its slices don’t lie in one line behind one another.',
    'same-place': 'It has several pictures of the same place, such as times or kinds of picture.',
    hole: 'Slices are missing between others: what lies there can’t be made up.',
    'differing-size': 'Its slices differ in size or in the size of their pixels.',
    'too-large': 'It has more points than this computer’s memory is asked to hold.',
    'no-place': 'Its pictures don’t say where in the body they lie, or how large their pixels are.',
    colour: 'Its pictures are in colour.',
  } satisfies Record<SeriesVolumeProblem, string> as Readonly<Record<SeriesVolumeProblem, string>>,
  failed: 'The planes could not be made',
  failedBody: 'A slice could not be read, or there was not enough memory. The pictures themselves are as they were.',
  noPlanes: 'You can still scroll through its pictures.',
  thickness: 'Thickness of the slice',
  single: 'a single slice',
  millimetres: (value: string) => `${value} mm`,
  mode: 'What of it is shown',
  modes: { mean: 'Mean', greatest: 'Brightest (MIP)', least: 'Darkest (MinIP)' } satisfies Record<Slab['mode'], string> as Readonly<
    Record<Slab['mode'], string>
  >,
  straighten: 'Straighten',
  howTo: 'Drag the middle of the cross to move the planes. Drag a round handle to turn them. The wheel goes through a plane.',
  made: 'These pictures are computed from the slices of the series, and so is what is read and measured in them.',
  over: 'Laid over it',
  nothingOver: 'Nothing',
  overColours: 'Colours of what lies over it',
  opacity: 'How much of it is seen',
  percent: (value: string) => `${value}%`,
  brightestAt: 'Brightest colour at',
  overFailed: 'The other series could not be read. The planes themselves are as they were.',
  at: (place: string) => `at ${place} mm`,
  slab: (thickness: string, mode: string) => `${thickness} mm, ${mode}`,
};

export type VolumeMessages = typeof en;
