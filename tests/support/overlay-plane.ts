import { element, uint16 } from './dicom-bytes.js';

/** A square that a file lays over its picture. */
export interface SquarePlane {
  /** Where the square lies on the picture, and how long its sides are. */
  readonly row: number;
  readonly column: number;
  readonly side: number;
  /** Where the plane begins on the picture, from 0, and how large it is. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  /** Graphics, or a region (PS3.3 C.9.2.1.1). */
  readonly type: 'G' | 'R';
}

/** The elements of an overlay plane (PS3.3 C.9.2) with one filled square. */
export function squarePlane({ row, column, side, top, left, rows, columns, type }: SquarePlane) {
  const bits = new Uint8Array(Math.ceil((rows * columns) / 16) * 2);
  for (let y = row - top; y < row - top + side; y++)
    for (let x = column - left; x < column - left + side; x++) {
      const bit = y * columns + x;
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  const numbers = (tag: number, vr: string, ...values: number[]) => ({
    tag,
    bytes: element(tag, vr, Uint8Array.from(values.flatMap((value) => [...uint16(value)]))),
  });
  return [
    numbers(0x60000010, 'US', rows),
    numbers(0x60000011, 'US', columns),
    { tag: 0x60000040, bytes: element(0x60000040, 'CS', type) },
    numbers(0x60000050, 'SS', top + 1, left + 1),
    numbers(0x60000100, 'US', 1),
    numbers(0x60000102, 'US', 0),
    { tag: 0x60003000, bytes: element(0x60003000, 'OW', bits) },
  ];
}
