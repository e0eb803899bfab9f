/** Photometric interpretations that are read (PS3.3 C.7.6.3.1.2). */
export const PHOTOMETRICS = [
  'MONOCHROME1',
  'MONOCHROME2',
  'PALETTE COLOR',
  'RGB',
  'YBR_FULL',
  'YBR_FULL_422',
  'YBR_PARTIAL_422',
  'YBR_PARTIAL_420',
  'YBR_ICT',
  'YBR_RCT',
] as const;
export type Photometric = (typeof PHOTOMETRICS)[number];

const KNOWN: ReadonlySet<string> = new Set(PHOTOMETRICS);
export const isPhotometric = (text: string): text is Photometric => KNOWN.has(text);

/** True where the picture is grey: one sample, no colours of its own. */
export const isGrey = (photometric: Photometric): boolean => photometric === 'MONOCHROME1' || photometric === 'MONOCHROME2';

/** Samples per Pixel that goes with it. */
export const samplesOf = (photometric: Photometric): 1 | 3 => (isGrey(photometric) || photometric === 'PALETTE COLOR' ? 1 : 3);
