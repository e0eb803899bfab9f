import type { Photometric } from './photometric-names.js';

/** What this program does with one feature of pictures; docs/CONFORMANCE.md is generated from these rows. */
export interface Support {
  readonly status: 'full' | 'partial' | 'no';
  /** What is missing, or how it is done where that needs a word. */
  readonly note: string;
}

const full = (note = ''): Support => ({ status: 'full', note });
const partial = (note: string): Support => ({ status: 'partial', note });
const no = (note: string): Support => ({ status: 'no', note });

/** Every photometric interpretation that is read: a name without a row fails to compile. */
export const PHOTOMETRIC_SUPPORT: Readonly<Record<Photometric, Support>> = {
  MONOCHROME1: full(),
  MONOCHROME2: full(),
  'PALETTE COLOR': full('segmented palettes too; entries of 16 bits keep their upper 8'),
  RGB: full(),
  YBR_FULL: full(),
  YBR_FULL_422: full('native and compressed'),
  YBR_PARTIAL_422: full(),
  YBR_PARTIAL_420: partial(
    'the standard has it for video only: as the decoder of the runtime turns it into colours; native frames, which none of pydicom, GDCM and DCMTK reads, are refused',
  ),
  YBR_ICT: full('in JPEG 2000, as the standard has it'),
  YBR_RCT: full('in JPEG 2000, as the standard has it'),
};

/** From stored values to grey levels, in the order of PS3.3 C.11. */
export const GREY_SUPPORT: readonly (readonly [feature: string, Support])[] = [
  ['Rescale Slope and Intercept (C.11.1)', full('of a frame where functional groups say so')],
  ['Modality LUT Sequence (C.11.1)', full()],
  [
    'Pixel Padding Value and Range Limit (C.7.5.1.1.2)',
    full('of integers, floats and doubles; black, and outside the window that is computed'),
  ],
  ['Window Center and Width (C.11.2.1.2)', full('several, with their explanations; of a frame where functional groups say so')],
  ['VOI LUT Function LINEAR, LINEAR_EXACT, SIGMOID (C.11.2.1.2, C.11.2.1.3)', full()],
  ['VOI LUT Sequence (C.11.2)', full('several, with their explanations')],
  ['Presentation LUT Shape IDENTITY, INVERSE (C.11.6)', full()],
  ['Presentation LUT Sequence in an image (C.11.6)', full('P-values are drawn as they are')],
  ['Supplemental Palette (C.7.6.19)', partial('grey values through the file’s own window')],
];

/** How samples may be stored. */
export const SAMPLE_SUPPORT: readonly (readonly [feature: string, Support])[] = [
  ['Bits Allocated 1, 8, 16, 32', full('signed and unsigned, High Bit anywhere; native frames of 1 bit that don’t start on a byte')],
  ['Float and Double Float Pixel Data', full()],
  ['Bits Allocated 12, two samples in three bytes', full('of older editions; little endian; such a file doesn’t leave')],
  ['Bits Allocated 64 (integers) and others', no('refused')],
  ['Planar Configuration 0 and 1', full()],
  ['Overlays (60xx), bit planes and in pixel bits, of frames', full('drawn over the picture, with a switch')],
  ['ICC Profile', no('noted, and not applied')],
  ['Pixel Aspect Ratio', full('from the spacing, or alone: it gives the picture its shape, and no lengths')],
];

/** What the value under the pointer is given in. */
export const READOUT_SUPPORT: readonly (readonly [quantity: string, Support])[] = [
  ['Hounsfield units', full('Rescale Type HU, CT that rescales without a type, and real world values in HU')],
  [
    'Standardised uptake value by body weight (PET)',
    full('Units BQML with decay correction START or ADMIN, GML, and CNTS of one maker; else the activity'),
  ],
  ['Standardised uptake values by lean mass or surface, Enhanced PET without a mapping', no('the value in the file’s own unit')],
  ['Optical density', full('in thousandths behind the Modality LUT')],
  ['Dose (RT Dose)', full('Dose Grid Scaling, in Gy')],
  ['Real World Value Mapping', partial('linear ones, the first of a frame, in the unit of its code')],
  ['Everything else', full('the value behind the Modality LUT, with the file’s own word for its unit or none')],
];
