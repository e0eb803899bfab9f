import { element, imageFile, SYNTAX, uint16 } from './dicom-bytes.js';

/** What a phantom says of itself besides its pixels. */
export interface PhantomHead {
  readonly modality: string;
  readonly sopClass?: string;
  /** Height and width of a pixel, as `Pixel Spacing` writes them. */
  readonly spacing?: readonly [row: number, column: number];
  readonly imagerSpacing?: readonly [row: number, column: number];
  readonly aspect?: readonly [row: number, column: number];
  readonly frames?: number;
  /** Where it stands in its series, from 1. */
  readonly number?: number;
  readonly series?: string;
  readonly more?: readonly { readonly tag: number; readonly bytes: Uint8Array }[];
}

export const PHANTOM_ROWS = 160;
export const PHANTOM_COLUMNS = 200;

/** The value of a pixel, which says where it is: 200 × row + column, and 7 more in each further frame. */
export const phantomValue = (column: number, row: number, frame = 0): number => row * PHANTOM_COLUMNS + column + 7 * frame;

/** A picture of 160 rows and 200 columns whose every pixel has another value, so that all that is measured on it is known. */
export function phantomFile({
  modality,
  sopClass,
  spacing,
  imagerSpacing,
  aspect,
  frames = 1,
  number = 1,
  series,
  more = [],
}: PhantomHead) {
  const bytes = new Uint8Array(PHANTOM_ROWS * PHANTOM_COLUMNS * frames * 2);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (let frame = 0; frame < frames; frame += 1)
    for (let row = 0; row < PHANTOM_ROWS; row += 1)
      for (let column = 0; column < PHANTOM_COLUMNS; column += 1, at += 2) view.setUint16(at, phantomValue(column, row, frame), true);
  const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
  const pair = (tag: number, vr: string, values: readonly [number, number] | undefined) =>
    values ? [text(tag, vr, values.join('\\'))] : [];
  return imageFile(
    SYNTAX.explicit,
    [
      ...(sopClass ? [text(0x00080016, 'UI', sopClass)] : []),
      text(0x00080018, 'UI', `1.2.3.4.5.6.${series ?? '1'}.${number}`),
      text(0x00080060, 'CS', modality),
      ...pair(0x00181164, 'DS', imagerSpacing),
      text(0x0020000e, 'UI', `1.2.3.4.5.${series ?? '1'}`),
      text(0x00200013, 'IS', String(number)),
      ...(frames > 1 ? [text(0x00280008, 'IS', String(frames))] : []),
      { tag: 0x00280010, bytes: element(0x00280010, 'US', uint16(PHANTOM_ROWS)) },
      { tag: 0x00280011, bytes: element(0x00280011, 'US', uint16(PHANTOM_COLUMNS)) },
      ...pair(0x00280030, 'DS', spacing),
      ...pair(0x00280034, 'IS', aspect),
      ...more,
    ],
    element(0x7fe00010, 'OW', bytes),
  );
}
