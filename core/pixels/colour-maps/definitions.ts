import type { ColourMapId } from './colour-map.js';

/** A level from 0 to 255 and a channel's value there. */
export type Knot = readonly [level: number, value: number];

/** How a map is made: straight ramps between knots, for red, green and blue, or even steps of one colour each. */
export type Definition =
  | { readonly kind: 'ramps'; readonly rounding: (value: number) => number; readonly channels: readonly (readonly Knot[])[] }
  | { readonly kind: 'steps'; readonly steps: readonly (readonly [red: number, green: number, blue: number])[] };

const constant = (value: number): readonly Knot[] => [[0, value]];
const ramp = (from: number, to: number): readonly Knot[] => [
  [0, from],
  [255, to],
];

/** The ramps and steps whose rounded values are the tables of PS3.6 Annex B, level by level. */
export const DEFINITIONS: Readonly<Record<ColourMapId, Definition>> = {
  grey: { kind: 'ramps', rounding: Math.round, channels: [ramp(0, 255), ramp(0, 255), ramp(0, 255)] },
  // B.1.1
  hotIron: {
    kind: 'ramps',
    rounding: Math.floor,
    channels: [
      [
        [0, 0],
        [127, 254],
        [128, 255],
      ],
      [
        [128, 0],
        [255, 255],
      ],
      [
        [191, 0],
        [254, 252],
        [255, 255],
      ],
    ],
  },
  // B.1.2
  pet: {
    kind: 'ramps',
    rounding: Math.floor,
    channels: [
      [
        [63, 0],
        [64, 1],
        [106, 85],
        [192, 255],
      ],
      [
        [0, 0],
        [63, 128],
        [128, 0],
        [255, 255],
      ],
      [
        [0, 0],
        [128, 255],
        [129, 252],
        [192, 0],
        [255, 255],
      ],
    ],
  },
  // B.1.3
  hotMetalBlue: {
    kind: 'ramps',
    rounding: Math.round,
    channels: [
      [
        [85, 0],
        [102, 50],
        [119, 90],
        [153, 190],
        [170, 255],
      ],
      [
        [119, 0],
        [238, 224],
        [255, 255],
      ],
      [
        [0, 0],
        [17, 33],
        [42, 83],
        [43, 84],
        [76, 149],
        [93, 183],
        [94, 184],
        [102, 200],
        [119, 150],
        [136, 50],
        [153, 0],
        [170, 0],
        [238, 200],
        [255, 255],
      ],
    ],
  },
  // B.1.4
  pet20Step: {
    kind: 'steps',
    steps: [
      [0, 0, 0],
      [96, 0, 80],
      [48, 48, 80],
      [48, 48, 112],
      [80, 80, 128],
      [96, 96, 176],
      [112, 112, 192],
      [128, 128, 224],
      [48, 96, 48],
      [48, 144, 48],
      [80, 192, 80],
      [64, 224, 64],
      [224, 224, 80],
      [208, 208, 96],
      [208, 176, 64],
      [208, 144, 0],
      [192, 96, 0],
      [176, 48, 0],
      [255, 0, 0],
      [255, 255, 255],
    ],
  },
  // B.1.5 to B.1.8
  spring: { kind: 'ramps', rounding: Math.round, channels: [constant(255), ramp(0, 255), ramp(255, 0)] },
  summer: {
    kind: 'ramps',
    rounding: Math.round,
    channels: [
      constant(0),
      ramp(255, 128),
      [
        [127, 0],
        [255, 254],
      ],
    ],
  },
  fall: { kind: 'ramps', rounding: Math.round, channels: [constant(255), ramp(255, 0), constant(0)] },
  winter: {
    kind: 'ramps',
    rounding: Math.round,
    channels: [
      [
        [127, 0],
        [255, 127],
      ],
      ramp(0, 255),
      ramp(255, 128),
    ],
  },
};
