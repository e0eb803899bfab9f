import { type DataSet, findElement } from '../../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue, textValues } from '../../dicom/read-value.js';
import { functionalGroup, type ImageDescription } from '../../pixels/image-description.js';
import { plainText } from '../plain-text.js';
import { type SlideRole, slideRole } from './assemble-tiles.js';
import { type TileShape, tileShape } from './tile-layout.js';

/** What the record of a file says where it is a whole picture in tiles: one level of a pyramid, or a picture beside it (PS3.3 C.8.12.4). */
export interface SlideRecord {
  readonly role: SlideRole;
  readonly shape: TileShape;
  /** What an optical path is called: its description, else its identifier. Text of the file, bounded. */
  readonly channels: readonly string[];
  /** Millimetres of one point on the slide; null where the file doesn't say. */
  readonly spacing: { readonly row: number; readonly column: number } | null;
  /** A colour profile that isn't applied. */
  readonly hasProfile: boolean;
}

const IMAGE_TYPE = 0x00080008;
const PIXEL_SPACING = 0x00280030;
const PIXEL_MEASURES_SEQUENCE = 0x00289110;
const ICC_PROFILE = 0x00282000;
const IMAGED_VOLUME_WIDTH = 0x00480001;
const IMAGED_VOLUME_HEIGHT = 0x00480002;
const OPTICAL_PATH_SEQUENCE = 0x00480105;
const OPTICAL_PATH_IDENTIFIER = 0x00480106;
const OPTICAL_PATH_DESCRIPTION = 0x00480107;

/** The record of a whole slide; null where a file is none, or doesn't say where its tiles lie. */
export function describeSlide(dataSet: DataSet, image: ImageDescription): SlideRecord | null {
  const shape = tileShape(dataSet, image);
  if (!shape) return null;
  const paths = sequenceItems(dataSet, OPTICAL_PATH_SEQUENCE);
  const description = (identifier: string): string => {
    const path = paths.find((one) => textValue(one, OPTICAL_PATH_IDENTIFIER) === identifier);
    return path ? textValue(path, OPTICAL_PATH_DESCRIPTION) : '';
  };
  return {
    role: slideRole(textValues(dataSet, IMAGE_TYPE)),
    shape,
    channels: shape.untrustedChannels.map((identifier) => plainText(description(identifier) || identifier)),
    spacing: spacingOf(dataSet, shape),
    hasProfile: [dataSet, ...paths].some((one) => findElement(one, ICC_PROFILE) !== undefined),
  };
}

/** Pixel Spacing of the Pixel Measures macro; where that is missing, the size of the imaged volume over its points. */
function spacingOf(dataSet: DataSet, { totalRows, totalColumns }: TileShape): SlideRecord['spacing'] {
  const measures = functionalGroup(dataSet, 0, PIXEL_MEASURES_SEQUENCE);
  const [row, column] = measures ? numberValues(measures, PIXEL_SPACING) : [];
  if (isPlausible(row) && isPlausible(column)) return { row, column };
  const [height, width] = [IMAGED_VOLUME_HEIGHT, IMAGED_VOLUME_WIDTH].map((tag) => numberValue(dataSet, tag));
  const [down, across] = [(height ?? Number.NaN) / totalRows, (width ?? Number.NaN) / totalColumns];
  return isPlausible(down) && isPlausible(across) ? { row: down, column: across } : null;
}

/** From a nanometre to a centimetre. */
const isPlausible = (mm: number | undefined): mm is number => mm !== undefined && mm > 1e-6 && mm < 10;
