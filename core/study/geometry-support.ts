import type { Support } from '../pixels/picture-support.js';

const full = (note = ''): Support => ({ status: 'full', note });
const partial = (note: string): Support => ({ status: 'partial', note });
const no = (note: string): Support => ({ status: 'no', note });

/** What is known of where pictures lie; docs/CONFORMANCE.md is generated from these rows. */
export const GEOMETRY_SUPPORT: readonly (readonly [feature: string, Support])[] = [
  ['Order of slices', full('along the normal, whatever their names and numbers')],
  [
    'Mixed sizes, orientations, colours, frames of reference and localisers in a series',
    full('taken apart, with the reason; single pictures that are each turned their own way stay together'),
  ],
  [
    'Echoes, b-values, image types, temporal positions, trigger times, acquisitions',
    full('taken apart up to 12 volumes, else one stack, volume after volume; b-values of three makers’ private elements too'),
  ],
  ['Missing, doubled and uneven slices, gantry tilt', full('said with their numbers; what is missing at the ends can’t be known')],
  [
    'Spacing of slices, projections and captures',
    full('by PS3.3 10.7.1.3: of the patient, or at the detector with its estimated magnification; none rather than a guess'),
  ],
  [
    'Ultrasound regions (C.8.5.5)',
    full('places in their own units from their reference; a scale where all regions of tissue share one, in the shape of the pixels'),
  ],
  [
    'Functional groups, shared and per frame (C.7.6.16)',
    full('place, orientation, spacing, window, rescale, echo, b-value, timing, dimension indices'),
  ],
  ['Places of dose planes and of reconstructed nuclear medicine', full('Grid Frame Offset Vector, Slice Vector')],
  ['Cine timing', full('Recommended Display Frame Rate, Cine Rate, Frame Time, Frame Time Vector, Preferred Playback Sequencing')],
  ['Enhanced US volumes (plane position in a volume)', no('no place in the patient')],
];

/** What is known of pictures that belong to others. */
export const DERIVED_SUPPORT: readonly (readonly [feature: string, Support])[] = [
  [
    'Segmentations: binary, fractional, label map (A.51, A.52)',
    partial('drawn over the slices that they lie in, or the pictures that they name, segment by segment; not on slides tile by tile'),
  ],
  ['Surface segmentations', no('not read')],
  ['Parametric maps', partial('shown, with real world values in their unit; not fused with their series')],
  ['RT Dose', partial('shown plane by plane, in Gy where the file says so; not drawn over the CT')],
  [
    'Whole slides',
    full(
      'TILED_FULL and TILED_SPARSE put together from the tiles in view, at the level that the zoom needs; label, overview and thumbnail beside it; focal planes and optical paths one at a time; colour profiles are noted, and not applied',
    ),
  ],
];
