import { element, imageFile, SYNTAX } from './dicom-bytes.js';

/** An invented film: an X-ray of an invented person, with a bright bar that moves by its own width from image to image. */
export interface Film {
  readonly frames: number;
  readonly rows: number;
  readonly columns: number;
  /** Height of a pixel, then its width, in the ratio of two whole numbers (0028,0034). */
  readonly aspect?: readonly [height: number, width: number];
}

/** The image on which the bar lies at `column`. */
export const barWidth = ({ frames, columns }: Film): number => Math.floor(columns / frames);

const uint16 = (value: number) => Uint8Array.of(value & 0xff, value >> 8);

/** A DICOM file of 8-bit samples: the bar has 255, the rest rises from 10 at the top to 100 at the bottom. Ten images a second. */
export function filmFile(film: Film, more: readonly { readonly tag: number; readonly bytes: Uint8Array }[] = []): Uint8Array {
  const { frames, rows, columns, aspect } = film;
  const samples = new Uint8Array(frames * rows * columns);
  const wide = barWidth(film);
  for (let frame = 0; frame < frames; frame++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const isBar = Math.floor(column / wide) === frame;
        samples[(frame * rows + row) * columns + column] = isBar ? 255 : 10 + Math.floor((90 * row) / rows);
      }
  const texts: readonly (readonly [number, string, string])[] = [
    [0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.12.1'],
    [0x00080060, 'CS', 'XA'],
    [0x00181063, 'DS', '100'],
    [0x00280008, 'IS', String(frames)],
    [0x00281050, 'DS', '128'],
    [0x00281051, 'DS', '256'],
    ...(aspect ? [[0x00280034, 'IS', aspect.join('\\')] as const] : []),
  ];
  const numbers: readonly (readonly [number, number])[] = [
    [0x00280010, rows],
    [0x00280011, columns],
    [0x00280100, 8],
    [0x00280101, 8],
    [0x00280102, 7],
  ];
  return imageFile(
    SYNTAX.explicit,
    [
      ...texts.map(([tag, vr, value]) => ({ tag, bytes: element(tag, vr, value) })),
      ...numbers.map(([tag, value]) => ({ tag, bytes: element(tag, 'US', uint16(value)) })),
      ...more,
      { tag: 0x00280009, bytes: element(0x00280009, 'AT', Uint8Array.of(0x18, 0, 0x63, 0x10)) },
    ],
    element(0x7fe00010, 'OB', samples),
  );
}
