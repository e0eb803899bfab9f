import type { DataSet } from '../../../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue } from '../../../dicom/read-value.js';
import type { Tag } from '../../../dicom/tag.js';
import { plainText } from '../../plain-text.js';
import { longText } from '../long-text.js';
import { pairs } from '../report/content-value.js';
import { sopReferences } from '../sop-reference.js';
import { rgbOfCieLab } from './cie-lab.js';
import {
  type AnnotationUnits,
  GRAPHIC_TYPES,
  type GraphicAnnotation,
  type GraphicLayer,
  type GraphicObject,
  type Point,
  type Rgb,
  type TextObject,
} from './presentation.js';

const GRAPHIC_ANNOTATION_SEQUENCE = 0x00700001;
const GRAPHIC_LAYER = 0x00700002;
const BOUNDING_BOX_ANNOTATION_UNITS = 0x00700003;
const ANCHOR_POINT_ANNOTATION_UNITS = 0x00700004;
const GRAPHIC_ANNOTATION_UNITS = 0x00700005;
const UNFORMATTED_TEXT_VALUE = 0x00700006;
const TEXT_OBJECT_SEQUENCE = 0x00700008;
const GRAPHIC_OBJECT_SEQUENCE = 0x00700009;
const BOUNDING_BOX_TOP_LEFT = 0x00700010;
const BOUNDING_BOX_BOTTOM_RIGHT = 0x00700011;
const BOUNDING_BOX_JUSTIFICATION = 0x00700012;
const ANCHOR_POINT = 0x00700014;
const ANCHOR_POINT_VISIBILITY = 0x00700015;
const GRAPHIC_DATA = 0x00700022;
const GRAPHIC_TYPE = 0x00700023;
const GRAPHIC_FILLED = 0x00700024;
const GRAPHIC_LAYER_SEQUENCE = 0x00700060;
const GRAPHIC_LAYER_ORDER = 0x00700062;
const GRAPHIC_LAYER_GRAY = 0x00700066;
const GRAPHIC_LAYER_RGB = 0x00700067;
const GRAPHIC_LAYER_DESCRIPTION = 0x00700068;
const GRAPHIC_LAYER_CIELAB = 0x00700401;

/** Bounds of one presentation state. */
export const ANNOTATION_LIMITS = { layers: 256, annotations: 2_000, objects: 10_000, points: 500_000 } as const;

/** The layers, the lowest order (furthest behind) first (PS3.3 C.10.7). */
export function readLayers(dataSet: DataSet): GraphicLayer[] {
  return sequenceItems(dataSet, GRAPHIC_LAYER_SEQUENCE)
    .slice(0, ANNOTATION_LIMITS.layers)
    .map((item) => ({
      name: plainText(textValue(item, GRAPHIC_LAYER)),
      order: numberValue(item, GRAPHIC_LAYER_ORDER) ?? 0,
      description: plainText(textValue(item, GRAPHIC_LAYER_DESCRIPTION)),
      color: layerColor(item),
    }))
    .sort((a, b) => a.order - b.order);
}

function layerColor(item: DataSet): Rgb | null {
  const lab = rgbOfCieLab(numberValues(item, GRAPHIC_LAYER_CIELAB));
  if (lab) return lab;
  const byte = (value: number): number => Math.round((Math.min(0xffff, Math.max(0, value)) / 0xffff) * 255);
  const [red, green, blue] = numberValues(item, GRAPHIC_LAYER_RGB);
  if (red !== undefined && green !== undefined && blue !== undefined) return [byte(red), byte(green), byte(blue)];
  const grey = numberValue(item, GRAPHIC_LAYER_GRAY);
  return grey === undefined ? null : [byte(grey), byte(grey), byte(grey)];
}

/** All annotations, and whether some lie beyond the bounds or can't be read. */
export function readAnnotations(dataSet: DataSet): { readonly annotations: GraphicAnnotation[]; readonly isCut: boolean } {
  const budget: Budget = { objects: ANNOTATION_LIMITS.objects, points: ANNOTATION_LIMITS.points, isCut: false };
  const items = sequenceItems(dataSet, GRAPHIC_ANNOTATION_SEQUENCE);
  if (items.length > ANNOTATION_LIMITS.annotations) budget.isCut = true;
  const annotations = items.slice(0, ANNOTATION_LIMITS.annotations).map((item) => ({
    scope: sopReferences(item),
    layer: plainText(textValue(item, GRAPHIC_LAYER)),
    texts: take(sequenceItems(item, TEXT_OBJECT_SEQUENCE), budget, readText),
    graphics: take(sequenceItems(item, GRAPHIC_OBJECT_SEQUENCE), budget, readGraphic),
  }));
  return { annotations, isCut: budget.isCut };
}

interface Budget {
  objects: number;
  points: number;
  isCut: boolean;
}

function take<T>(items: readonly DataSet[], budget: Budget, read: (item: DataSet, budget: Budget) => T | null): T[] {
  const taken: T[] = [];
  for (const item of items) {
    const value = budget.objects > 0 ? read(item, budget) : null;
    if (value === null) budget.isCut = true;
    else {
      budget.objects -= 1;
      taken.push(value);
    }
  }
  return taken;
}

function readText(item: DataSet): TextObject | null {
  const topLeft = pointOf(item, BOUNDING_BOX_TOP_LEFT);
  const bottomRight = pointOf(item, BOUNDING_BOX_BOTTOM_RIGHT);
  const boxUnits = unitsOf(item, BOUNDING_BOX_ANNOTATION_UNITS);
  const anchor = pointOf(item, ANCHOR_POINT);
  const anchorUnits = unitsOf(item, ANCHOR_POINT_ANNOTATION_UNITS);
  const justification = textValue(item, BOUNDING_BOX_JUSTIFICATION);
  const text: TextObject = {
    text: longText(textValue(item, UNFORMATTED_TEXT_VALUE)),
    box: topLeft && bottomRight && boxUnits ? { units: boxUnits, topLeft, bottomRight } : null,
    justification: justification === 'RIGHT' || justification === 'CENTER' ? justification : 'LEFT',
    anchor: anchor && anchorUnits ? { units: anchorUnits, at: anchor, isVisible: textValue(item, ANCHOR_POINT_VISIBILITY) === 'Y' } : null,
  };
  return text.box || text.anchor ? text : null;
}

function readGraphic(item: DataSet, budget: Budget): GraphicObject | null {
  const untrustedType = textValue(item, GRAPHIC_TYPE);
  const type = GRAPHIC_TYPES.find((known) => known === untrustedType);
  const units = unitsOf(item, GRAPHIC_ANNOTATION_UNITS);
  const points = pairs(numberValues(item, GRAPHIC_DATA));
  const needed = { POINT: 1, POLYLINE: 2, INTERPOLATED: 2, CIRCLE: 2, ELLIPSE: 4 };
  if (!type || !units || points.length < needed[type] || points.length > budget.points) return null;
  budget.points -= points.length;
  return { type, units, points, filled: textValue(item, GRAPHIC_FILLED) === 'Y' };
}

function unitsOf(item: DataSet, tag: Tag): AnnotationUnits | null {
  const units = textValue(item, tag);
  return units === 'PIXEL' || units === 'DISPLAY' ? units : null;
}

function pointOf(item: DataSet, tag: Tag): Point | null {
  return pairs(numberValues(item, tag))[0] ?? null;
}
