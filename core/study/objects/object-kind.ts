/** Kinds of objects without a picture of their own that have a reader and a screen. */
export type ObjectKind = 'report' | 'key-objects' | 'document' | 'presentation' | 'waveform' | 'structure-set';

const STORAGE = '1.2.840.10008.5.1.4.1.1.';

/** SOP classes below the storage root (PS3.4 Table B.5-1) by kind; a class ends in these numbers. */
const CLASSES: Readonly<Record<ObjectKind, readonly string[]>> = {
  // Procedure log, radiation dose, implantation plan, acquisition context and the others are reports by their content tree.
  report: [
    '88.11',
    '88.22',
    '88.33',
    '88.34',
    '88.35',
    '88.40',
    '88.50',
    '88.65',
    '88.67',
    '88.68',
    '88.69',
    '88.70',
    '88.71',
    '88.72',
    '88.73',
    '88.74',
    '88.75',
    '88.76',
    '79.1',
  ],
  'key-objects': ['88.59'],
  document: ['104.1', '104.2', '104.3', '104.4', '104.5'],
  // Grayscale, colour and pseudo-colour softcopy; blending and volume presentation states are another matter.
  presentation: ['11.1', '11.2', '11.3'],
  waveform: [
    '9.1.1',
    '9.1.2',
    '9.1.3',
    '9.1.4',
    '9.2.1',
    '9.3.1',
    '9.4.1',
    '9.4.2',
    '9.5.1',
    '9.6.1',
    '9.6.2',
    '9.7.1',
    '9.7.2',
    '9.7.3',
    '9.7.4',
    '9.8.1',
  ],
  'structure-set': ['481.3'],
};

const KINDS: ReadonlyMap<string, ObjectKind> = new Map(
  (Object.keys(CLASSES) as ObjectKind[]).flatMap((kind) => CLASSES[kind].map((suffix) => [STORAGE + suffix, kind] as const)),
);

/** What an object of that SOP class is, or null where this program has no reader for it. */
export const objectKind = (sopClassUid: string): ObjectKind | null => KINDS.get(sopClassUid) ?? null;
