import { lookUpAttribute } from '../../dicom/dictionary/look-up.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { numberValue, numberValues, sequenceItems, textValue, textValues } from '../../dicom/read-value.js';
import { parseTag } from '../../dicom/tag.js';
import { PIXEL_MEASURES_SEQUENCE } from '../../pixels/attributes.js';
import { describeGrey, describeImage, functionalGroup, type VoiWindow } from '../../pixels/image-description.js';
import { type Distinctions, describeDistinctions } from '../distinctions.js';
import type { Orientation, Vector } from '../geometry.js';
import { describeSpacing, type PixelSpacing } from '../pixel-spacing.js';
import { plainText } from '../plain-text.js';
import { framePlane } from './frame-planes.js';

/** One frame of a multi-frame file, as its corners and details show it. */
export interface FrameDescription {
  readonly position: Vector | null;
  readonly orientation: Orientation | null;
  readonly spacing: PixelSpacing | null;
  readonly sliceThickness: number | null;
  readonly windows: readonly VoiWindow[];
  readonly distinctions: Distinctions;
  /** Stack ID and In-Stack Position Number (PS3.3 C.7.6.16.2.2); '' and null where the file has none. */
  readonly stackId: string;
  readonly inStackPosition: number | null;
  /** Where the frame stands in each dimension: what the dimension counts, by keyword, and which one this is, from 1. */
  readonly dimensions: readonly { readonly keyword: string; readonly index: number }[];
  /** Frame Acquisition DateTime, Frame Reference DateTime or Acquisition DateTime, as DICOM writes it; '' where there is none. */
  readonly acquired: string;
}

const FRAME_CONTENT_SEQUENCE = 0x00209111;
const DIMENSION_INDEX_SEQUENCE = 0x00209222;
const DIMENSION_INDEX_POINTER = 0x00209165;
const DIMENSION_INDEX_VALUES = 0x00209157;
/** Frame Increment Pointer (0028,0009) names the vectors by which frames of nuclear medicine and others go on. */
const FRAME_INCREMENT_POINTER = 0x00280009;
const MAX_POINTERS = 32;

/** Describes frame `frame` (from 0). @throws RangeError where the file has no such frame. */
export function frameDescription({ dataSet }: ParsedFile, frame: number): FrameDescription {
  const image = describeImage(dataSet);
  const frames = image.kind === 'image' ? image.numberOfFrames : 0;
  if (!Number.isInteger(frame) || frame < 0 || frame >= frames) throw new RangeError('no such frame');
  const content = functionalGroup(dataSet, frame, FRAME_CONTENT_SEQUENCE);
  const measures = functionalGroup(dataSet, frame, PIXEL_MEASURES_SEQUENCE) ?? dataSet;
  const thickness = numberValue(measures, 0x00180050);
  const { position, orientation } = framePlane(dataSet, frames, frame);
  const inStack = content ? numberValue(content, 0x00209057) : undefined;
  const times = content ? [textValue(content, 0x00189074), textValue(content, 0x00189151)] : [];
  return {
    position,
    orientation,
    spacing: describeSpacing(dataSet, image, frame),
    sliceThickness: thickness !== undefined && thickness > 0 ? thickness : null,
    windows: describeGrey(dataSet, frame).windows,
    distinctions: describeDistinctions(dataSet, frame),
    stackId: content ? plainText(textValue(content, 0x00209056)) : '',
    inStackPosition: inStack ?? null,
    dimensions: content ? indexDimensions(dataSet, content) : vectorDimensions(dataSet, frame),
    acquired: plainText([...times, textValue(dataSet, 0x0008002a)].find((time) => time !== '') ?? ''),
  };
}

type Dimensions = FrameDescription['dimensions'];

function indexDimensions(dataSet: ParsedFile['dataSet'], content: ParsedFile['dataSet']): Dimensions {
  const pointers = sequenceItems(dataSet, DIMENSION_INDEX_SEQUENCE).slice(0, MAX_POINTERS);
  const values = numberValues(content, DIMENSION_INDEX_VALUES);
  return pointers.flatMap((pointer, index) => {
    const tag = parseTag(textValue(pointer, DIMENSION_INDEX_POINTER));
    const value = values[index];
    return tag === null || value === undefined ? [] : [{ keyword: lookUpAttribute(tag)?.keyword ?? '', index: value }];
  });
}

/** These hold milliseconds and millimetres, and no number of a place in a row. */
const MEASURES = new Set(['FrameTimeVector', 'GridFrameOffsetVector']);

/** Energy window, detector, phase, rotation, slice …: one vector each, with a number a frame (PS3.3 C.8.4.8). */
function vectorDimensions(dataSet: ParsedFile['dataSet'], frame: number): Dimensions {
  return textValues(dataSet, FRAME_INCREMENT_POINTER)
    .slice(0, MAX_POINTERS)
    .flatMap((pointer) => {
      const tag = parseTag(pointer);
      const value = tag === null ? undefined : numberValues(dataSet, tag)[frame];
      const keyword = (tag === null ? undefined : lookUpAttribute(tag)?.keyword) ?? '';
      const isPlace = keyword.endsWith('Vector') && !MEASURES.has(keyword);
      return value === undefined || !isPlace || !Number.isInteger(value) ? [] : [{ keyword, index: value }];
    });
}
