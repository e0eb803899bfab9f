import type { DataSet } from '../../dicom/data-set.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { numberValue, numberValues, sequenceItems, textValue } from '../../dicom/read-value.js';
import { describeImage, functionalGroup } from '../../pixels/image-description.js';
import { framePlanes } from '../frames/frame-planes.js';
import type { Orientation, Vector } from '../geometry.js';
import { rgbOfCieLab } from '../objects/presentation/cie-lab.js';
import type { Rgb } from '../objects/presentation/presentation.js';
import { plainText } from '../plain-text.js';
import { tileLayout } from '../slide/tile-layout.js';

/** A segmentation (PS3.3 A.51, A.52): what its segments are, and which segment and which picture each frame belongs to. */
export interface Segmentation {
  /** `label-map`: one frame holds all segments, the stored value being the segment's number. */
  readonly type: 'binary' | 'fractional' | 'label-map';
  /** The stored value that means "wholly"; 1 for binary ones. */
  readonly maximum: number;
  /** Fractional ones: how sure it is, or how much of the voxel it fills. */
  readonly fraction: 'probability' | 'occupancy' | null;
  readonly segments: readonly Segment[];
  readonly frames: readonly SegmentFrame[];
  /** Label maps: the value that means that nothing was labelled. */
  readonly background: number | null;
}

export interface Segment {
  readonly number: number;
  /** Segment Label: text of the file, bounded and visible. */
  readonly label: string;
  readonly color: Rgb;
  /** False where the file recommends no colour, and one of ours was taken. */
  readonly colorOfFile: boolean;
}

/** One frame of a segmentation. */
export interface SegmentFrame {
  /** In the segmentation's own pixel data, from 0. */
  readonly frame: number;
  /** Null in a label map. */
  readonly segmentNumber: number | null;
  readonly position: Vector | null;
  readonly orientation: Orientation | null;
  /** The pictures that it was drawn on; `frame` from 0, null for all frames of the instance. */
  readonly sources: readonly { readonly sopInstanceUid: string; readonly frame: number | null }[];
}

const SEGMENT_SEQUENCE = 0x00620002;
const SEGMENTATION_TYPE = 0x00620001;
const SEGMENT_NUMBER = 0x00620004;
const SEGMENT_LABEL = 0x00620005;
const SEGMENT_IDENTIFICATION_SEQUENCE = 0x0062000a;
const REFERENCED_SEGMENT_NUMBER = 0x0062000b;
const RECOMMENDED_CIELAB = 0x0062000d;
const MAXIMUM_FRACTIONAL_VALUE = 0x0062000e;
const FRACTIONAL_TYPE = 0x00620010;
const DERIVATION_IMAGE_SEQUENCE = 0x00089124;
const SOURCE_IMAGE_SEQUENCE = 0x00082112;
const REFERENCED_SOP_INSTANCE_UID = 0x00081155;
const REFERENCED_FRAME_NUMBER = 0x00081160;
const PIXEL_PADDING_VALUE = 0x00280120;
const MAX_SEGMENTS = 65_535;
const MAX_SOURCES = 1024;

/** Told apart from each other and from grey; taken in turn where a file recommends none. */
const COLORS: readonly Rgb[] = [
  [230, 92, 60],
  [72, 160, 220],
  [96, 190, 96],
  [240, 190, 60],
  [170, 120, 220],
  [60, 190, 180],
  [230, 120, 170],
  [150, 160, 60],
];

/** Reads a segmentation; null where the file is none, or has no type that the standard knows. */
export function readSegmentation(parsed: ParsedFile): Segmentation | null {
  const { dataSet } = parsed;
  const items = sequenceItems(dataSet, SEGMENT_SEQUENCE).slice(0, MAX_SEGMENTS);
  const type = TYPES[textValue(dataSet, SEGMENTATION_TYPE)];
  if (!type || items.length === 0) return null;
  const maximum = type === 'fractional' ? (numberValue(dataSet, MAXIMUM_FRACTIONAL_VALUE) ?? 0) : 1;
  if (maximum < 1) return null;
  const segments = items.map(readSegment);
  const fraction = textValue(dataSet, FRACTIONAL_TYPE) === 'OCCUPANCY' ? 'occupancy' : 'probability';
  return {
    type,
    maximum,
    fraction: type === 'fractional' ? fraction : null,
    segments,
    frames: segmentationFrames(parsed, type, segments),
    background: type === 'label-map' ? (numberValue(dataSet, PIXEL_PADDING_VALUE) ?? null) : null,
  };
}

const TYPES: Readonly<Record<string, Segmentation['type']>> = { BINARY: 'binary', FRACTIONAL: 'fractional', LABELMAP: 'label-map' };

function readSegment(item: DataSet, index: number): Segment {
  const own = rgbOfCieLab(numberValues(item, RECOMMENDED_CIELAB));
  return {
    number: numberValue(item, SEGMENT_NUMBER) ?? index + 1,
    label: plainText(textValue(item, SEGMENT_LABEL)),
    color: own ?? (COLORS[index % COLORS.length] as Rgb),
    colorOfFile: own !== null,
  };
}

function segmentationFrames({ dataSet }: ParsedFile, type: Segmentation['type'], segments: readonly Segment[]): SegmentFrame[] {
  const image = describeImage(dataSet);
  if (image.kind === 'refused') return [];
  const planes = framePlanes(dataSet, image.numberOfFrames);
  const layout = tileLayout(dataSet);
  return planes.map(({ position, orientation }, frame) => {
    const named = functionalGroup(dataSet, frame, SEGMENT_IDENTIFICATION_SEQUENCE);
    // Where tiles fill a matrix without saying so one by one, one segment follows another (C.7.6.17.3).
    const implied = layout?.full ? segments[Math.floor(frame / layout.tilesPerPlane)]?.number : undefined;
    const number = (named && numberValue(named, REFERENCED_SEGMENT_NUMBER)) ?? implied ?? null;
    return { frame, segmentNumber: type === 'label-map' ? null : number, position, orientation, sources: sourcesOf(dataSet, frame) };
  });
}

function sourcesOf(dataSet: DataSet, frame: number): SegmentFrame['sources'] {
  const derivation = functionalGroup(dataSet, frame, DERIVATION_IMAGE_SEQUENCE);
  if (!derivation) return [];
  return sequenceItems(derivation, SOURCE_IMAGE_SEQUENCE)
    .slice(0, MAX_SOURCES)
    .flatMap((source): SegmentFrame['sources'] => {
      const sopInstanceUid = plainText(textValue(source, REFERENCED_SOP_INSTANCE_UID));
      const frames = numberValues(source, REFERENCED_FRAME_NUMBER).filter((value) => Number.isInteger(value) && value >= 1);
      return frames.length === 0 ? [{ sopInstanceUid, frame: null }] : frames.map((value) => ({ sopInstanceUid, frame: value - 1 }));
    });
}
