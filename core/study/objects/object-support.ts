import type { Support } from '../../pixels/picture-support.js';

const full = (note = ''): Support => ({ status: 'full', note });
const partial = (note: string): Support => ({ status: 'partial', note });
const no = (note: string): Support => ({ status: 'no', note });

/** What is known of objects without a picture; docs/CONFORMANCE.md is generated from these rows. */
export const OBJECT_SUPPORT: readonly (readonly [feature: string, Support])[] = [
  [
    'Structured reports (C.17.3)',
    partial('every value type read; shown as a document with tables of measurements; regions and times are told in words and not drawn'),
  ],
  ['By-reference relationships (C.17.3.2.5)', full('a link to the item; never followed by itself, so that a ring is harmless')],
  ['Key object selections (C.17.6)', full('listed, with a link to what is open')],
  [
    'Encapsulated PDF (A.45.1)',
    partial('drawn page by page without scripts, forms and links; a document that needs a password isn’t opened'),
  ],
  ['Encapsulated CDA, STL, OBJ, MTL', no('a sentence says what it is')],
  [
    'Grayscale, Color and Pseudo-Color Softcopy Presentation States (A.33)',
    partial(
      'Modality, VOI and Presentation LUT as window, function or table, rotation and flip, displayed area (all of it is seen), shutters, bitmaps and overlays, text and graphics with their layers, chosen for one picture at a time; over a picture with a Modality LUT table of its own that picture’s own window stays',
    ),
  ],
  [
    'Compound graphics in a presentation state (C.10.5.1.3)',
    partial('their plain equivalents, which the standard demands, are drawn; those without one are named on its screen'),
  ],
  ['Palettes, ICC profiles and masks in a presentation state', no('named on its screen')],
  ['Blending, volumetric and XA/XRF presentation states, structured displays', no('listed')],
  [
    'Waveforms (C.10.9)',
    partial(
      'SB, UB, SS, US, SL, μ-law and A-law samples in their unit, on millimetre paper; UL and 64-bit samples aren’t read, sound isn’t played',
    ),
  ],
  ['Waveform annotations (C.10.10)', partial('listed beside the plot with their moments; not marked in it')],
  [
    'RT Structure Sets (C.8.8.5, C.8.8.6)',
    partial('regions listed; contours drawn on the slices that they lie in, in their frame of reference; not on reformatted planes'),
  ],
  ['RT Plans and beams', no('listed')],
];
