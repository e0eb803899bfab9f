import { type DataSet, findElement } from '../../../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue, textValues } from '../../../dicom/read-value.js';
import type { Tag } from '../../../dicom/tag.js';
import { formatName, plainText } from '../../plain-text.js';
import { pairs } from '../report/content-value.js';
import { type SopReference, sopReferences } from '../sop-reference.js';
import type { DisplayedArea, NotApplied, Point, Presentation, Shutter, SoftcopyVoi, SpatialTransformation } from './presentation.js';
import { readAnnotations, readLayers } from './read-annotations.js';
import { readPlanes } from './read-planes.js';
import { readTable } from './read-tables.js';

const REFERENCED_SERIES_SEQUENCE = 0x00081115;
const CONTENT_LABEL = 0x00700080;
const CONTENT_DESCRIPTION = 0x00700081;
const PRESENTATION_CREATION_DATE = 0x00700082;
const PRESENTATION_CREATION_TIME = 0x00700083;
const CONTENT_CREATOR_NAME = 0x00700084;
const RESCALE_INTERCEPT = 0x00281052;
const RESCALE_SLOPE = 0x00281053;
const SOFTCOPY_VOI_LUT_SEQUENCE = 0x00283110;
const WINDOW_CENTER = 0x00281050;
const WINDOW_WIDTH = 0x00281051;
const WINDOW_EXPLANATION = 0x00281055;
const VOI_LUT_FUNCTION = 0x00281056;
const VOI_LUT_SEQUENCE = 0x00283010;
const MODALITY_LUT_SEQUENCE = 0x00283000;
const PRESENTATION_LUT_SEQUENCE = 0x20500010;
const PRESENTATION_LUT_SHAPE = 0x20500020;
const SHUTTER_SHAPE = 0x00181600;
const SHUTTER_LEFT = 0x00181602;
const SHUTTER_RIGHT = 0x00181604;
const SHUTTER_UPPER = 0x00181606;
const SHUTTER_LOWER = 0x00181608;
const SHUTTER_CENTER = 0x00181610;
const SHUTTER_RADIUS = 0x00181612;
const SHUTTER_VERTICES = 0x00181620;
const SHUTTER_PRESENTATION_VALUE = 0x00181622;
const IMAGE_HORIZONTAL_FLIP = 0x00700041;
const IMAGE_ROTATION = 0x00700042;
const DISPLAYED_AREA_SELECTION_SEQUENCE = 0x0070005a;
const DISPLAYED_AREA_TOP_LEFT = 0x00700052;
const DISPLAYED_AREA_BOTTOM_RIGHT = 0x00700053;
const PRESENTATION_SIZE_MODE = 0x00700100;
const PRESENTATION_MAGNIFICATION = 0x00700103;
const TEXT_OBJECT_SEQUENCE = 0x00700008;
const GRAPHIC_OBJECT_SEQUENCE = 0x00700009;
const COMPOUND_GRAPHIC_SEQUENCE = 0x00700209;
const COMPOUND_GRAPHIC_INSTANCE_ID = 0x00700226;
const ICC_PROFILE = 0x00282000;
const GRAPHIC_ANNOTATION_SEQUENCE = 0x00700001;
const MASK_SUBTRACTION_SEQUENCE = 0x00286100;
const RED_PALETTE_DESCRIPTOR = 0x00281101;

/** Bounds of one presentation state. */
const MAX_SERIES = 1_000;
const MAX_IMAGES = 20_000;
const MAX_ITEMS = 2_000;

/** Reads a softcopy presentation state. Never fails: what isn't understood is left out, and `notApplied` says what it was. */
export function presentationOf(dataSet: DataSet): Presentation {
  const text = (tag: Tag): string => plainText(textValue(dataSet, tag));
  const { annotations, isCut } = readAnnotations(dataSet);
  const vois = sequenceItems(dataSet, SOFTCOPY_VOI_LUT_SEQUENCE).slice(0, MAX_ITEMS).map(readVoi);
  const modality = readTable(dataSet, MODALITY_LUT_SEQUENCE);
  const presented = readTable(dataSet, PRESENTATION_LUT_SEQUENCE);
  const isTableDamaged = [modality, presented, ...vois].some(({ isDamaged }) => isDamaged);
  const { planes, bitmapShutter, isDamaged: isBitmapDamaged } = readPlanes(dataSet);
  const lutShape = textValue(dataSet, PRESENTATION_LUT_SHAPE);
  return {
    kind: 'presentation',
    label: text(CONTENT_LABEL),
    description: text(CONTENT_DESCRIPTION),
    creator: plainText(formatName(textValue(dataSet, CONTENT_CREATOR_NAME))),
    date: text(PRESENTATION_CREATION_DATE),
    time: text(PRESENTATION_CREATION_TIME),
    images: referencedImages(dataSet),
    rescale: { slope: numberValue(dataSet, RESCALE_SLOPE) || 1, intercept: numberValue(dataSet, RESCALE_INTERCEPT) ?? 0 },
    modalityLut: modality.table,
    windows: vois.map(({ voi }) => voi),
    shutters: readShutters(dataSet),
    bitmapShutter,
    shutterGrey: Math.min(1, Math.max(0, (numberValue(dataSet, SHUTTER_PRESENTATION_VALUE) ?? 0) / 0xffff)),
    lutShape: lutShape === 'IDENTITY' || lutShape === 'INVERSE' ? lutShape : null,
    presentationLut: presented.table,
    transformation: readTransformation(dataSet),
    areas: sequenceItems(dataSet, DISPLAYED_AREA_SELECTION_SEQUENCE).slice(0, MAX_ITEMS).flatMap(readArea),
    layers: readLayers(dataSet),
    annotations,
    planes,
    notApplied: notApplied(dataSet, { table: isTableDamaged, bitmap: isBitmapDamaged, 'beyond-bounds': isCut }),
  };
}

function referencedImages(dataSet: DataSet): SopReference[] {
  const images: SopReference[] = [];
  for (const series of sequenceItems(dataSet, REFERENCED_SERIES_SEQUENCE).slice(0, MAX_SERIES)) {
    for (const reference of sopReferences(series)) if (images.length < MAX_IMAGES) images.push(reference);
  }
  return images;
}

function readVoi(item: DataSet): { readonly voi: SoftcopyVoi; readonly isDamaged: boolean } {
  const center = numberValue(item, WINDOW_CENTER);
  const width = numberValue(item, WINDOW_WIDTH);
  const untrustedFunction = textValue(item, VOI_LUT_FUNCTION);
  const { table, isDamaged } = readTable(item, VOI_LUT_SEQUENCE);
  const voi = {
    scope: sopReferences(item),
    window: center !== undefined && width !== undefined && width > 0 ? { center, width } : null,
    windowFunction: untrustedFunction === 'LINEAR_EXACT' || untrustedFunction === 'SIGMOID' ? untrustedFunction : 'LINEAR',
    untrustedExplanation: plainText(textValue(item, WINDOW_EXPLANATION)),
    table,
  } as const;
  return { voi, isDamaged };
}

function readTransformation(dataSet: DataSet): SpatialTransformation {
  const rotation = numberValue(dataSet, IMAGE_ROTATION) ?? 0;
  return {
    rotation: rotation === 90 || rotation === 180 || rotation === 270 ? rotation : 0,
    flipHorizontal: textValue(dataSet, IMAGE_HORIZONTAL_FLIP) === 'Y',
  };
}

/** The shapes that are there whole; all of them together leave open what each of them leaves open. */
function readShutters(dataSet: DataSet): Shutter[] {
  const shutters: Shutter[] = [];
  for (const shape of new Set(textValues(dataSet, SHUTTER_SHAPE))) {
    if (shape === 'RECTANGULAR') {
      const [left, right, upper, lower] = [SHUTTER_LEFT, SHUTTER_RIGHT, SHUTTER_UPPER, SHUTTER_LOWER].map((tag) =>
        numberValue(dataSet, tag),
      );
      if (left !== undefined && right !== undefined && upper !== undefined && lower !== undefined)
        shutters.push({ shape, left, right, upper, lower });
    } else if (shape === 'CIRCULAR') {
      const [center] = pairs(numberValues(dataSet, SHUTTER_CENTER));
      const radius = numberValue(dataSet, SHUTTER_RADIUS);
      if (center && radius !== undefined && radius >= 0) shutters.push({ shape, row: center[0], column: center[1], radius });
    } else if (shape === 'POLYGONAL') {
      // Vertices are row, column (PS3.3 C.7.6.11); points everywhere here are column, row.
      const vertices = pairs(numberValues(dataSet, SHUTTER_VERTICES)).map(([row, column]): Point => [column, row]);
      if (vertices.length >= 3) shutters.push({ shape, vertices });
    }
  }
  return shutters;
}

function readArea(item: DataSet): DisplayedArea[] {
  const [topLeft] = pairs(numberValues(item, DISPLAYED_AREA_TOP_LEFT));
  const [bottomRight] = pairs(numberValues(item, DISPLAYED_AREA_BOTTOM_RIGHT));
  if (!topLeft || !bottomRight) return [];
  const mode = textValue(item, PRESENTATION_SIZE_MODE);
  return [
    {
      scope: sopReferences(item),
      topLeft,
      bottomRight,
      sizeMode: mode === 'SCALE TO FIT' || mode === 'TRUE SIZE' || mode === 'MAGNIFY' ? mode : '',
      magnification: numberValue(item, PRESENTATION_MAGNIFICATION) ?? null,
    },
  ];
}

function notApplied(dataSet: DataSet, met: Readonly<Record<'table' | 'bitmap' | 'beyond-bounds', boolean>>): NotApplied[] {
  const found: NotApplied[] = [];
  if (met.table) found.push('table');
  if (met.bitmap) found.push('bitmap');
  if (findElement(dataSet, RED_PALETTE_DESCRIPTOR)) found.push('palette');
  // The picture's own profile is for its own colours; this one is for those that the state gives (PS3.3 C.11.15).
  if ((findElement(dataSet, ICC_PROFILE)?.valueLength ?? 0) > 0) found.push('profile');
  if (sequenceItems(dataSet, GRAPHIC_ANNOTATION_SEQUENCE).some(hasCompoundAlone)) found.push('compound-graphic');
  if (findElement(dataSet, MASK_SUBTRACTION_SEQUENCE)) found.push('mask');
  if (met['beyond-bounds']) found.push('beyond-bounds');
  return found;
}

/**
 * True where a compound graphic has no equivalent among the plain graphics and texts, which are what is drawn. The standard demands one for each,
 * with the same Compound Graphic Instance ID (PS3.3 C.10.5.1.3.1).
 */
function hasCompoundAlone(annotation: DataSet): boolean {
  const plain = [...sequenceItems(annotation, GRAPHIC_OBJECT_SEQUENCE), ...sequenceItems(annotation, TEXT_OBJECT_SEQUENCE)];
  const drawn = new Set(plain.map((item) => numberValue(item, COMPOUND_GRAPHIC_INSTANCE_ID)));
  return sequenceItems(annotation, COMPOUND_GRAPHIC_SEQUENCE).some((item) => {
    const id = numberValue(item, COMPOUND_GRAPHIC_INSTANCE_ID);
    return id === undefined || !drawn.has(id);
  });
}
