import type { Tag } from '../../core/dicom/tag.js';
import { dataSetOf, type SampleDataSet, type SampleValue, writeDicom } from '../../scripts/sample/write-dicom.js';

/** One picture of an invented slide. */
export interface SlidePart {
  readonly role: 'VOLUME' | 'THUMBNAIL' | 'LABEL' | 'OVERVIEW';
  readonly totalRows: number;
  readonly totalColumns: number;
  readonly tile: number;
  /** The colour of a point of the whole. */
  readonly color: (row: number, column: number, depth: number) => readonly [number, number, number];
  readonly number: number;
  /** Micrometres of a point. */
  readonly micrometres?: number;
  /** Says the place of each tile, in an order of its own. */
  readonly sparse?: boolean;
  readonly depths?: number;
}

const WHOLE_SLIDE = '1.2.840.10008.5.1.4.1.1.77.1.6';

/** A file of Whole Slide Microscopy, native RGB. */
export function slideBytes(part: SlidePart): Uint8Array {
  const { totalRows, totalColumns, tile, number, depths = 1 } = part;
  const [down, across] = [Math.ceil(totalRows / tile), Math.ceil(totalColumns / tile)];
  const places = Array.from({ length: depths * down * across }, (_, index) => {
    const place = index % (down * across);
    return { row: Math.floor(place / across) * tile, column: (place % across) * tile, depth: Math.floor(index / (down * across)) };
  });
  if (part.sparse) places.reverse();
  const pixels = new Uint8Array(places.length * tile * tile * 3);
  let at = 0;
  for (const { row, column, depth } of places)
    for (let y = 0; y < tile; y++)
      for (let x = 0; x < tile; x++) {
        pixels.set(part.color(row + y, column + x, depth), at);
        at += 3;
      }
  const item = (fields: readonly (readonly [Tag, SampleValue])[]): SampleDataSet => dataSetOf(fields);
  const mm = String((part.micrometres ?? 0) / 1000);
  const dataSet = dataSetOf([
    [0x00080008, ['ORIGINAL', 'PRIMARY', part.role, 'NONE']],
    [0x00080016, WHOLE_SLIDE],
    [0x00080018, `2.25.77${number}`],
    [0x00080060, 'SM'],
    [0x00100010, 'Quillfeather^Zebediah'],
    [0x00100020, 'INVENTED-7'],
    [0x0020000d, '2.25.770'],
    [0x0020000e, '2.25.771'],
    [0x00200013, String(number)],
    [0x0008103e, 'Invented tissue'],
    [0x00209311, part.sparse ? 'TILED_SPARSE' : 'TILED_FULL'],
    [0x00280002, 3],
    [0x00280004, 'RGB'],
    [0x00280006, 0],
    [0x00280008, String(places.length)],
    [0x00280010, tile],
    [0x00280011, tile],
    [0x00280100, 8],
    [0x00280101, 8],
    [0x00280102, 7],
    [0x00280103, 0],
    [0x00480006, totalColumns],
    [0x00480007, totalRows],
    ...(depths > 1 ? ([[0x00480303, depths]] as const) : []),
    ...(part.micrometres ? ([[0x52009229, [item([[0x00289110, [item([[0x00280030, [mm, mm]]])]]])]]] as const) : []),
    ...(part.sparse
      ? ([
          [
            0x52009230,
            places.map(({ row, column }) =>
              item([
                [
                  0x0048021a,
                  [
                    item([
                      [0x0048021e, column + 1],
                      [0x0048021f, row + 1],
                    ]),
                  ],
                ],
              ]),
            ),
          ],
        ] as const)
      : []),
    [0x7fe00010, pixels, 'OB'],
  ]);
  return writeDicom(dataSet, WHOLE_SLIDE, `2.25.77${number}`);
}
