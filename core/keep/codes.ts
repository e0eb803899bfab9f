import type { ReadoutKind } from '../pixels/readout/readout-scales.js';
import type { Scale } from '../study/measure/scale.js';
import type { RegionUnit } from '../study/ultrasound-regions.js';
import type { Code } from './made-object.js';

const dcm = (value: string, meaning: string): Code => ({ value, scheme: 'DCM', meaning });
const sct = (value: string, meaning: string): Code => ({ value, scheme: 'SCT', meaning });
const ucum = (value: string, meaning: string): Code => ({ value, scheme: 'UCUM', meaning });
/** What no scheme at hand has a code for. Private schemes begin with 99 (PS3.3 §8.2). */
export const OWN_SCHEME = '99NEGATOSCOPE';
const own = (value: string, meaning: string): Code => ({ value, scheme: OWN_SCHEME, meaning });

/** Names of items and what they say (PS3.16: TID 300, 1001, 1204, 1410, 1500, 1501, 2010). */
export const CODES = {
  report: dcm('126000', 'Imaging Measurement Report'),
  measurements: dcm('126010', 'Imaging Measurements'),
  group: dcm('125007', 'Measurement Group'),
  trackingName: dcm('112039', 'Tracking Identifier'),
  trackingUid: dcm('112040', 'Tracking Unique Identifier'),
  region: dcm('111030', 'Image Region'),
  derivation: dcm('121401', 'Derivation'),
  method: sct('370129005', 'Measurement Method'),
  procedure: dcm('121058', 'Procedure reported'),
  imaging: sct('363679005', 'Imaging procedure'),
  language: dcm('121049', 'Language of Content Item and Descendants'),
  observerType: dcm('121005', 'Observer Type'),
  device: dcm('121007', 'Device'),
  deviceUid: dcm('121012', 'Device Observer UID'),
  deviceName: dcm('121013', 'Device Observer Name'),
  ofInterest: dcm('113000', 'Of Interest'),
  length: sct('410668003', 'Length'),
  path: dcm('121211', 'Path length'),
  angle: sct('1483009', 'Angle'),
  ratio: sct('118586006', 'Ratio'),
  area: sct('42798000', 'Area'),
  time: dcm('110858', 'Time'),
  mean: sct('373098007', 'Mean'),
  deviation: sct('386136009', 'Standard Deviation'),
  least: sct('255605001', 'Minimum'),
  most: sct('56851009', 'Maximum'),
} as const satisfies Readonly<Record<string, Code>>;

export const LANGUAGES: Readonly<Record<'en' | 'fr', Code>> = {
  en: { value: 'en', scheme: 'RFC5646', meaning: 'English' },
  fr: { value: 'fr', scheme: 'RFC5646', meaning: 'French' },
};

/** How a number was come by, where it isn't as one would take it. */
export const METHODS = {
  detector: own('detector', 'At the detector, where everything is larger'),
  calibrated: own('calibrated', 'By a length that a person gave'),
  cobb: own('cobb', 'Cobb angle, between two lines'),
  across: own('across', 'Along the horizontal axis of the region'),
  down: own('down', 'Along the vertical axis of the region'),
} as const satisfies Readonly<Record<string, Code>>;

export const DEGREES = ucum('deg', 'degree');
export const RATIO = ucum('{ratio}', 'ratio');

/** Lengths and areas. At the detector the millimetres are others: the method says so. */
export const LENGTH_UNITS: Readonly<Record<Scale['unit'], Code>> = {
  mm: ucum('mm', 'millimeter'),
  detector: ucum('mm', 'millimeter'),
  px: ucum('{pixels}', 'pixels'),
};
export const AREA_UNITS: Readonly<Record<Scale['unit'], Code>> = {
  mm: ucum('mm2', 'square millimeter'),
  detector: ucum('mm2', 'square millimeter'),
  px: ucum('{square_pixels}', 'square pixels'),
};

/** What values of pixels are, and in which unit; `named` has the file's own word. */
export const VALUE_CODES: Readonly<Record<Exclude<ReadoutKind, 'named'>, { readonly concept: Code; readonly unit: Code }>> = {
  hounsfield: { concept: dcm('112031', 'Attenuation Coefficient'), unit: ucum("[hnsf'U]", 'Hounsfield unit') },
  'suv-body-weight': { concept: dcm('126401', 'SUVbw'), unit: ucum('g/ml{SUVbw}', 'Standardized Uptake Value body weight') },
  'suv-lean-body': {
    concept: dcm('126405', 'SUVlbm(Janma)'),
    unit: ucum('g/ml{SUVlbm(Janma)}', 'Standardized Uptake Value lean body mass (Janma)'),
  },
  'suv-body-surface': { concept: dcm('126403', 'SUVbsa'), unit: ucum('cm2/ml{SUVbsa}', 'Standardized Uptake Value body surface area') },
  activity: { concept: own('activity', 'Activity concentration'), unit: ucum('Bq/ml', 'Becquerels/milliliter') },
  'optical-density': { concept: own('density', 'Optical density'), unit: ucum('1', 'no units') },
  dose: { concept: dcm('128513', 'Absorbed Dose'), unit: ucum('Gy', 'Gray') },
  stored: { concept: own('value', 'Pixel value'), unit: ucum('1', 'no units') },
};
export const NAMED_VALUE = own('value', 'Pixel value');
export const namedUnit = (word: string): Code => own(word, word);

/** Units of an ultrasound region's axes, and what a number in them is. */
export const REGION_CODES: Readonly<Record<RegionUnit, { readonly concept: Code; readonly unit: Code }>> = {
  none: { concept: NAMED_VALUE, unit: ucum('1', 'no units') },
  percent: { concept: NAMED_VALUE, unit: ucum('%', 'percent') },
  decibel: { concept: NAMED_VALUE, unit: ucum('dB', 'decibel') },
  centimetre: { concept: CODES.length, unit: ucum('cm', 'centimeter') },
  second: { concept: CODES.time, unit: ucum('s', 'second') },
  hertz: { concept: own('frequency', 'Frequency'), unit: ucum('Hz', 'hertz') },
  'decibel-per-second': { concept: NAMED_VALUE, unit: ucum('dB/s', 'decibel per second') },
  'centimetre-per-second': { concept: dcm('110828', 'Flow Velocity'), unit: ucum('cm/s', 'centimeter per second') },
  'square-centimetre': { concept: CODES.area, unit: ucum('cm2', 'square centimeter') },
  'square-centimetre-per-second': { concept: NAMED_VALUE, unit: ucum('cm2/s', 'square centimeter per second') },
  'cubic-centimetre': { concept: own('volume', 'Volume'), unit: ucum('cm3', 'cubic centimeter') },
  'cubic-centimetre-per-second': { concept: own('flow', 'Volume flow'), unit: ucum('cm3/s', 'cubic centimeter per second') },
  degree: { concept: CODES.angle, unit: DEGREES },
};
