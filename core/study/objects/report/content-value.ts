import type { DataSet } from '../../../dicom/data-set.js';
import { numberValues, sequenceItems, textValue, textValues } from '../../../dicom/read-value.js';
import { formatName, plainText } from '../../plain-text.js';
import { codedConcept } from '../coded-concept.js';
import { longText } from '../long-text.js';
import { sopReference } from '../sop-reference.js';
import type { ContentValue, MeasuredValue } from './content-item.js';

const VALUE_TYPE = 0x0040a040;
const CONTINUITY_OF_CONTENT = 0x0040a050;
const CONTENT_TEMPLATE_SEQUENCE = 0x0040a504;
const TEMPLATE_IDENTIFIER = 0x0040db00;
const TEXT_VALUE = 0x0040a160;
const PERSON_NAME = 0x0040a123;
const DATE = 0x0040a121;
const TIME = 0x0040a122;
const DATETIME = 0x0040a120;
const UID = 0x0040a124;
const CONCEPT_CODE_SEQUENCE = 0x0040a168;
const MEASURED_VALUE_SEQUENCE = 0x0040a300;
const NUMERIC_VALUE = 0x0040a30a;
const MEASUREMENT_UNITS_CODE_SEQUENCE = 0x004008ea;
const NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE = 0x0040a301;
const REFERENCED_SOP_SEQUENCE = 0x00081199;
const REFERENCED_WAVEFORM_CHANNELS = 0x0040a0b0;
const GRAPHIC_TYPE = 0x00700023;
const GRAPHIC_DATA = 0x00700022;
const REFERENCED_FRAME_OF_REFERENCE_UID = 0x30060024;
const TEMPORAL_RANGE_TYPE = 0x0040a130;
const REFERENCED_SAMPLE_POSITIONS = 0x0040a132;
const REFERENCED_TIME_OFFSETS = 0x0040a138;
const REFERENCED_DATETIME = 0x0040a13a;

/** Points, channels or positions of one item that are given. */
const MAX_POINTS = 100_000;
const MAX_POSITIONS = 256;

/** Reads what one content item says (PS3.3 C.17.3.2, C.18). Never fails: what is missing is empty or null. */
export function contentValue(item: DataSet): ContentValue {
  const untrustedType = plainText(textValue(item, VALUE_TYPE));
  switch (untrustedType) {
    case 'CONTAINER':
      return { type: untrustedType, isContinuous: textValue(item, CONTINUITY_OF_CONTENT) === 'CONTINUOUS', template: templateOf(item) };
    case 'TEXT':
      return { type: untrustedType, text: longText(textValue(item, TEXT_VALUE)) };
    case 'PNAME':
      return { type: untrustedType, text: plainText(formatName(textValue(item, PERSON_NAME))) };
    case 'DATE':
      return { type: untrustedType, text: plainText(textValue(item, DATE)) };
    case 'TIME':
      return { type: untrustedType, text: plainText(textValue(item, TIME)) };
    case 'DATETIME':
      return { type: untrustedType, text: plainText(textValue(item, DATETIME)) };
    case 'UIDREF':
      return { type: untrustedType, text: plainText(textValue(item, UID)) };
    case 'CODE':
      return { type: untrustedType, code: codedConcept(item, CONCEPT_CODE_SEQUENCE) };
    case 'NUM':
      return { type: untrustedType, measured: measuredValues(item), qualifier: codedConcept(item, NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE) };
    case 'IMAGE':
    case 'COMPOSITE':
      return { type: untrustedType, reference: firstReference(item) };
    case 'WAVEFORM':
      return { type: untrustedType, reference: firstReference(item), channels: waveformChannels(item) };
    case 'SCOORD':
      return { type: untrustedType, graphic: plainText(textValue(item, GRAPHIC_TYPE)), points: pairs(numberValues(item, GRAPHIC_DATA)) };
    case 'SCOORD3D':
      return {
        type: untrustedType,
        graphic: plainText(textValue(item, GRAPHIC_TYPE)),
        frameOfReferenceUid: plainText(textValue(item, REFERENCED_FRAME_OF_REFERENCE_UID)),
        points: triples(numberValues(item, GRAPHIC_DATA)),
      };
    case 'TCOORD':
      return { type: untrustedType, range: plainText(textValue(item, TEMPORAL_RANGE_TYPE)), positions: temporalPositions(item) };
    default:
      return { type: 'OTHER', untrustedType };
  }
}

function templateOf(item: DataSet): string {
  const [template] = sequenceItems(item, CONTENT_TEMPLATE_SEQUENCE);
  return template ? plainText(textValue(template, TEMPLATE_IDENTIFIER)) : '';
}

function measuredValues(item: DataSet): MeasuredValue[] {
  return sequenceItems(item, MEASURED_VALUE_SEQUENCE)
    .slice(0, MAX_POSITIONS)
    .map((measured) => ({
      value: plainText(textValue(measured, NUMERIC_VALUE)),
      unit: codedConcept(measured, MEASUREMENT_UNITS_CODE_SEQUENCE),
    }));
}

function firstReference(item: DataSet) {
  const [reference] = sequenceItems(item, REFERENCED_SOP_SEQUENCE);
  return reference ? sopReference(reference) : null;
}

/** Pairs of multiplex group and channel, both from 1; channel 0 means the whole group (PS3.3 C.18.5.1.1). */
function waveformChannels(item: DataSet): readonly (readonly [number, number])[] {
  const [reference] = sequenceItems(item, REFERENCED_SOP_SEQUENCE);
  return reference ? pairs(numberValues(reference, REFERENCED_WAVEFORM_CHANNELS)) : [];
}

function temporalPositions(item: DataSet): readonly string[] {
  const tags = [REFERENCED_SAMPLE_POSITIONS, REFERENCED_TIME_OFFSETS, REFERENCED_DATETIME];
  return tags
    .flatMap((tag) => textValues(item, tag))
    .slice(0, MAX_POSITIONS)
    .map(plainText);
}

/** Consecutive pairs; a number without its partner, or that isn't finite, ends the list. */
export function pairs(numbers: readonly number[]): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < numbers.length && points.length < MAX_POINTS; at += 2) {
    const [x = Number.NaN, y = Number.NaN] = [numbers[at], numbers[at + 1]];
    if (!Number.isFinite(x) || !Number.isFinite(y)) break;
    points.push([x, y]);
  }
  return points;
}

/** Consecutive triples, as `pairs`. */
export function triples(numbers: readonly number[]): (readonly [number, number, number])[] {
  const points: (readonly [number, number, number])[] = [];
  for (let at = 0; at + 2 < numbers.length && points.length < MAX_POINTS; at += 3) {
    const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = [numbers[at], numbers[at + 1], numbers[at + 2]];
    if (![x, y, z].every(Number.isFinite)) break;
    points.push([x, y, z]);
  }
  return points;
}
