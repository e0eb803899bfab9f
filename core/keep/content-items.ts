import type { Point } from '../study/measure/shape.js';
import { type Code, codeSequence } from './made-object.js';
import { type NewElement, numbers, sequence, text } from './new-element.js';
import { type KnownFile, referenceItem } from './references.js';

/** An item of a content tree as it is written (PS3.3 C.17.3, C.18), with the items below it. */
export type NewItem = readonly NewElement[];
type Relationship = 'CONTAINS' | 'HAS OBS CONTEXT' | 'HAS CONCEPT MOD' | 'INFERRED FROM' | 'SELECTED FROM';

const related = (relationship: Relationship, type: string, concept: Code | null): readonly NewElement[] => [
  text('RelationshipType', relationship),
  text('ValueType', type),
  ...(concept ? [codeSequence('ConceptNameCodeSequence', concept)] : []),
];

const below = (items: readonly NewItem[]): readonly NewElement[] => (items.length > 0 ? [sequence('ContentSequence', ...items)] : []);

/** The root of a tree: it has no relationship. */
export const rootElements = (concept: Code, template: string, items: readonly NewItem[]): readonly NewElement[] => [
  text('ValueType', 'CONTAINER'),
  codeSequence('ConceptNameCodeSequence', concept),
  text('ContinuityOfContent', 'SEPARATE'),
  templateElement(template),
  ...below(items),
];

/** @param template of DCMR (PS3.16); absent where the container is part of the template around it */
export const containerItem = (concept: Code, items: readonly NewItem[], template?: string): NewItem => [
  ...related('CONTAINS', 'CONTAINER', concept),
  text('ContinuityOfContent', 'SEPARATE'),
  ...(template === undefined ? [] : [templateElement(template)]),
  ...below(items),
];

const templateElement = (template: string): NewElement =>
  sequence('ContentTemplateSequence', [text('MappingResource', 'DCMR'), text('TemplateIdentifier', template)]);

export const textContent = (relationship: Relationship, concept: Code, value: string): NewItem => [
  ...related(relationship, 'TEXT', concept),
  text('TextValue', value),
];

export const uidContent = (relationship: Relationship, concept: Code, value: string): NewItem => [
  ...related(relationship, 'UIDREF', concept),
  text('UID', value),
];

export const codeContent = (relationship: Relationship, concept: Code, value: Code): NewItem => [
  ...related(relationship, 'CODE', concept),
  codeSequence('ConceptCodeSequence', value),
];

export const numberContent = (concept: Code, value: number, unit: Code, items: readonly NewItem[]): NewItem => [
  ...related('CONTAINS', 'NUM', concept),
  sequence('MeasuredValueSequence', [numbers('NumericValue', value), codeSequence('MeasurementUnitsCodeSequence', unit)]),
  ...below(items),
];

export const imageContent = (relationship: Relationship, file: KnownFile, frames: readonly number[]): NewItem => [
  ...related(relationship, 'IMAGE', null),
  sequence('ReferencedSOPSequence', referenceItem(file, frames)),
];

/** Points on a picture: column and row, the corner of the first pixel is 0, 0 (PS3.3 C.18.6), which is how marks have them. */
export const placeContent = (
  relationship: 'CONTAINS' | 'INFERRED FROM',
  concept: Code | null,
  type: 'POINT' | 'POLYLINE' | 'ELLIPSE',
  points: readonly Point[],
  on: { readonly file: KnownFile; readonly frame: number },
): NewItem => [
  ...related(relationship, 'SCOORD', concept),
  numbers('GraphicData', ...points.flatMap(({ column, row }) => [column, row])),
  text('GraphicType', type),
  sequence('ContentSequence', imageContent('SELECTED FROM', on.file, [on.frame])),
];
