import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { textValue } from '../../core/dicom/read-value.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { hasOverlays } from '../../core/pixels/overlay-planes.js';
import { type UltrasoundRegion, ultrasoundRegions } from '../../core/study/ultrasound-regions.js';
import type { PictureGrid } from '../export/pictures/state.js';

const SERIES_INSTANCE_UID = 0x0020000e;
/** Manufacturer, Manufacturer's Model Name, Device Serial Number, Station Name (PS3.3 C.7.5.1). */
const MACHINE = [0x00080070, 0x00081090, 0x00181000, 0x00081010];
const MODALITY = 0x00080060;
/** Of these a head can be put together. */
const OF_SLICES: ReadonlySet<string> = new Set(['CT', 'MR', 'PT']);
/** Longer values are no name of a machine. */
const LONGEST = 64;
/** Squares along each side in which the picture is looked at for regions. */
const SQUARES = 32;

/** What the header says of the picture's size and its like; null where there is no picture that its description fits. */
export function pictureGrid({ dataSet }: ParsedFile): PictureGrid | null {
  const image = describeImage(dataSet);
  if (image.kind === 'refused') return null;
  const { rows, columns } = image;
  const machine = MACHINE.map((tag) => textValue(dataSet, tag).slice(0, LONGEST));
  return {
    rows,
    columns,
    untrustedSeries: textValue(dataSet, SERIES_INSTANCE_UID).slice(0, LONGEST),
    untrustedMachine: machine.every((part) => part === '') ? '' : JSON.stringify(machine),
    outsideRegions: outsideShare(ultrasoundRegions(dataSet), rows, columns),
    ...(OF_SLICES.has(textValue(dataSet, MODALITY).toUpperCase()) ? { isSlice: true as const } : {}),
    ...(hasOverlays(dataSet) ? { hasOverlays: true as const } : {}),
  };
}

/** Share of the picture that lies in no region, by squares. */
function outsideShare(regions: readonly UltrasoundRegion[], rows: number, columns: number): number {
  if (regions.length === 0) return 1;
  let outside = 0;
  for (let down = 0; down < SQUARES; down++) {
    for (let across = 0; across < SQUARES; across++) {
      const x = ((across + 0.5) * columns) / SQUARES;
      const y = ((down + 0.5) * rows) / SQUARES;
      if (!regions.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)) outside++;
    }
  }
  return outside / SQUARES ** 2;
}
