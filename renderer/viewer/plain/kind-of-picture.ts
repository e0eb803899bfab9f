/** Kinds of picture that a sentence for patients explains. */
export type PictureKind =
  | 'ct'
  | 'mr'
  | 'x-ray'
  | 'mammogram'
  | 'x-ray-film'
  | 'ultrasound'
  | 'pet'
  | 'nuclear'
  | 'slide'
  | 'photograph'
  | 'unknown';

/** Modalities of PS3.3 C.7.3.1.1.1, by what a patient went through. */
const KINDS: Readonly<Record<string, PictureKind>> = {
  CT: 'ct',
  MR: 'mr',
  CR: 'x-ray',
  DX: 'x-ray',
  IO: 'x-ray',
  PX: 'x-ray',
  RG: 'x-ray',
  MG: 'mammogram',
  XA: 'x-ray-film',
  RF: 'x-ray-film',
  US: 'ultrasound',
  IVUS: 'ultrasound',
  PT: 'pet',
  NM: 'nuclear',
  SM: 'slide',
  GM: 'photograph',
  ES: 'photograph',
  XC: 'photograph',
  OP: 'photograph',
  DMS: 'photograph',
};

export const kindOfPicture = (modality: string): PictureKind => (Object.hasOwn(KINDS, modality) ? KINDS[modality] : undefined) ?? 'unknown';
