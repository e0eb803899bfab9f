import type { DataSet } from '../dicom/data-set.js';
import { sopClassName } from '../dicom/dictionary/look-up.js';
import type { ParseWarning } from '../dicom/parse-error.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { numberValue, sequenceItems, textValue, textValues } from '../dicom/read-value.js';
import { PER_FRAME_FUNCTIONAL_GROUPS } from '../pixels/attributes.js';
import { describeGrey, describeImage, functionalGroup, type ImageDescription, type ImageRefusal } from '../pixels/image-description.js';
import { pixelAspect } from '../pixels/pixel-aspect.js';
import { type WritingKind, writingKind } from '../pixels/writing-kind.js';
import { type Distinctions, describeDistinctions } from './distinctions.js';
import { describeFrames, type FrameTable } from './frames/frame-table.js';
import { orientationOf, positionOf, sameOrientation } from './frames/plane.js';
import type { Orientation, Vector } from './geometry.js';
import { describeSpacing, type PixelSpacing } from './pixel-spacing.js';
import { plainText } from './plain-text.js';
import { describeSlide, type SlideRecord } from './slide/slide-record.js';
import { type UltrasoundRegion, ultrasoundRegions } from './ultrasound-regions.js';

/**
 * What lists, corners and grouping need of one file, as a plain value that crosses threads. Every text is the file's own,
 * bounded and without characters that can't be seen; '' where the file has none. Dates and times are as DICOM writes them.
 */
export interface InstanceRecord {
  readonly fileId: string;
  readonly untrustedName: string;
  readonly transferSyntax: { readonly uid: string; readonly name: string };
  readonly sopClass: { readonly uid: string; readonly name: string | null };
  readonly sopInstanceUid: string;
  readonly patient: {
    readonly name: string;
    readonly id: string;
    readonly issuer: string;
    readonly birthDate: string;
    readonly sex: string;
  };
  readonly study: {
    readonly uid: string;
    readonly id: string;
    readonly date: string;
    readonly time: string;
    readonly description: string;
    readonly accessionNumber: string;
  };
  readonly series: {
    readonly uid: string;
    readonly number: number | null;
    readonly modality: string;
    readonly description: string;
    readonly bodyPart: string;
    readonly protocol: string;
    readonly laterality: string;
    readonly date: string;
    readonly time: string;
  };
  readonly instanceNumber: number | null;
  readonly acquisitionNumber: number | null;
  readonly acquisitionDate: string;
  readonly acquisitionTime: string;
  readonly contentDate: string;
  readonly contentTime: string;
  readonly imageLaterality: string;
  /** View Position (0018,5101), or what the code of the view says of a mammogram; absent where the file doesn't say. */
  readonly viewPosition?: string;
  readonly imageType: readonly string[];
  readonly image: ImageDescription | ImageRefusal;
  /** The windows of the first frame. */
  readonly windows: readonly { readonly center: number; readonly width: number; readonly explanation: string }[];
  readonly geometry: InstanceGeometry;
  /** What may tell this picture from another at the same place; absent where the file isn't DICOM. */
  readonly distinctions?: Distinctions;
  /** Where each frame lies, their order and their timing; absent where there is one frame, and where the file isn't DICOM. */
  readonly frames?: FrameTable;
  /** Where the picture is a whole slide in tiles. */
  readonly slide?: SlideRecord;
  readonly warnings: readonly ParseWarning['code'][];
  readonly writingKind: WritingKind | null;
}

/** Where the picture lies in the patient (PS3.3 C.7.6.2); of a multi-frame picture, the first frame. */
export interface InstanceGeometry {
  readonly position: Vector | null;
  /** Null also where frames of one file are oriented differently. */
  readonly orientation: Orientation | null;
  readonly frameOfReferenceUid: string;
  /** Patient Orientation (0020,0020): letters of the row's and the column's direction. */
  readonly patientOrientation: readonly [row: string, column: string] | null;
  readonly spacing: PixelSpacing | null;
  readonly sliceThickness: number | null;
  readonly spacingBetweenSlices: number | null;
  /** Gantry/Detector Tilt in degrees as the file says it, where it isn't 0: the positions decide, see `seriesNotes`. */
  readonly gantryTilt?: number;
  /** Height of a pixel for its width, of the first frame; absent where pixels are square. It gives the picture its shape also where no length is known. */
  readonly pixelAspect?: number;
  /** Ultrasound: the parts of the picture that have units of their own; absent where there are none. */
  readonly regions?: readonly UltrasoundRegion[];
}

const PLANE_POSITION_SEQUENCE = 0x00209113;
const PLANE_ORIENTATION_SEQUENCE = 0x00209116;
const PIXEL_MEASURES_SEQUENCE = 0x00289110;
const SLICE_THICKNESS = 0x00180050;
const SPACING_BETWEEN_SLICES = 0x00180088;
const GANTRY_TILT = 0x00181120;
const VIEW_POSITION = 0x00185101;
const VIEW_CODE_SEQUENCE = 0x00540220;

/** Reads the record of a file. Never fails: what is missing or broken is empty or null. */
export function describeInstance(parsed: ParsedFile, fileId: string, untrustedName: string): InstanceRecord {
  const { dataSet } = parsed;
  const text = (tag: number): string => plainText(textValue(dataSet, tag));
  const whole = (tag: number): number | null => {
    const value = numberValue(dataSet, tag);
    return value !== undefined && Number.isSafeInteger(value) ? value : null;
  };
  const image = describeImage(dataSet);
  const slide = image.kind === 'image' ? describeSlide(dataSet, image) : null;
  const sopClassUid = text(0x00080016);
  return {
    fileId,
    untrustedName,
    transferSyntax: { uid: plainText(parsed.transferSyntax.uid), name: parsed.transferSyntax.name },
    sopClass: { uid: sopClassUid, name: sopClassName(sopClassUid) },
    sopInstanceUid: text(0x00080018),
    patient: { name: text(0x00100010), id: text(0x00100020), issuer: text(0x00100021), birthDate: text(0x00100030), sex: text(0x00100040) },
    study: {
      uid: text(0x0020000d),
      id: text(0x00200010),
      date: text(0x00080020),
      time: text(0x00080030),
      description: text(0x00081030),
      accessionNumber: text(0x00080050),
    },
    series: {
      uid: text(0x0020000e),
      number: whole(0x00200011),
      modality: text(0x00080060),
      description: text(0x0008103e),
      bodyPart: text(0x00180015),
      protocol: text(0x00181030),
      laterality: text(0x00200060),
      date: text(0x00080021),
      time: text(0x00080031),
    },
    instanceNumber: whole(0x00200013),
    acquisitionNumber: whole(0x00200012),
    acquisitionDate: text(0x00080022),
    acquisitionTime: text(0x00080032),
    contentDate: text(0x00080023),
    contentTime: text(0x00080033),
    imageLaterality: text(0x00200062),
    ...viewPositionOf(dataSet),
    imageType: textValues(dataSet, 0x00080008).slice(0, 16).map(plainText),
    image,
    windows: describeGrey(dataSet, 0).windows.map(({ center, width, untrustedExplanation }) => ({
      center,
      width,
      explanation: plainText(untrustedExplanation),
    })),
    geometry: describeGeometry(dataSet, image),
    distinctions: describeDistinctions(dataSet),
    ...(image.kind === 'image' && image.numberOfFrames > 1 ? { frames: describeFrames(dataSet, image.numberOfFrames) } : {}),
    ...(slide ? { slide } : {}),
    warnings: [...new Set(parsed.warnings.map((warning) => warning.code))],
    writingKind: writingKind(dataSet),
  };
}

function describeGeometry(dataSet: DataSet, image: ImageDescription | ImageRefusal): InstanceGeometry {
  const measures = functionalGroup(dataSet, 0, PIXEL_MEASURES_SEQUENCE) ?? dataSet;
  const positive = (tag: number): number | null => {
    const value = numberValue(measures, tag);
    return value !== undefined && value > 0 ? value : null;
  };
  const tilt = numberValue(dataSet, GANTRY_TILT);
  const aspect = pixelAspect(dataSet, 0);
  const regions = ultrasoundRegions(dataSet);
  return {
    position: positionOf(functionalGroup(dataSet, 0, PLANE_POSITION_SEQUENCE) ?? dataSet),
    orientation: commonOrientation(dataSet),
    frameOfReferenceUid: plainText(textValue(dataSet, 0x00200052)),
    patientOrientation: patientOrientationOf(dataSet),
    spacing: describeSpacing(dataSet, image),
    sliceThickness: positive(SLICE_THICKNESS),
    spacingBetweenSlices: positive(SPACING_BETWEEN_SLICES),
    ...(tilt !== undefined && tilt !== 0 && Math.abs(tilt) <= 90 ? { gantryTilt: tilt } : {}),
    ...(aspect === 1 ? {} : { pixelAspect: aspect }),
    ...(regions.length > 0 ? { regions } : {}),
  };
}

/** The orientation of the data set, or of all frames where they agree. */
function commonOrientation(dataSet: DataSet): Orientation | null {
  let common: Orientation | null = orientationOf(functionalGroup(dataSet, 0, PLANE_ORIENTATION_SEQUENCE) ?? dataSet);
  for (const frame of sequenceItems(dataSet, PER_FRAME_FUNCTIONAL_GROUPS)) {
    const [plane] = sequenceItems(frame, PLANE_ORIENTATION_SEQUENCE);
    if (!common || !plane) continue;
    const own = orientationOf(plane);
    if (!own || !sameOrientation(own, common)) common = null;
  }
  return common;
}

/** SNOMED codes of the views of a mammogram (PS3.16 CID 4014): the oldest and the present ones. */
const MAMMOGRAM_VIEWS: Readonly<Record<string, string>> = {
  'R-10226': 'MLO',
  '399368009': 'MLO',
  'R-10242': 'CC',
  '399162004': 'CC',
  'R-10224': 'ML',
  '399260004': 'ML',
  'R-10228': 'LM',
  '399352003': 'LM',
  'R-10230': 'LMO',
  '399099002': 'LMO',
};

function viewPositionOf(dataSet: DataSet): { readonly viewPosition?: string } {
  const [code] = sequenceItems(dataSet, VIEW_CODE_SEQUENCE);
  const coded = code ? MAMMOGRAM_VIEWS[textValue(code, 0x00080100).trim()] : undefined;
  const viewPosition = plainText(textValue(dataSet, VIEW_POSITION)) || coded;
  return viewPosition ? { viewPosition } : {};
}

const DIRECTION = /^[LRAPHF]{1,3}$/;

export function patientOrientationOf(dataSet: DataSet): readonly [string, string] | null {
  const [row = '', column = ''] = textValues(dataSet, 0x00200020).map((value) => value.toUpperCase());
  return DIRECTION.test(row) && DIRECTION.test(column) ? [row, column] : null;
}
