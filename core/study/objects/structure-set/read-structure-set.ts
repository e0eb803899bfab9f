import type { DataSet } from '../../../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems, textValue } from '../../../dicom/read-value.js';
import { plainText } from '../../plain-text.js';
import { sopReferences } from '../sop-reference.js';
import { CONTOUR_TYPES, type Contour, type Rgb, type StructureRegion, type StructureSet } from './structure-set.js';

const STRUCTURE_SET_LABEL = 0x30060002;
const STRUCTURE_SET_DATE = 0x30060008;
const REFERENCED_FRAME_OF_REFERENCE_SEQUENCE = 0x30060010;
const RT_REFERENCED_STUDY_SEQUENCE = 0x30060012;
const RT_REFERENCED_SERIES_SEQUENCE = 0x30060014;
const CONTOUR_IMAGE_SEQUENCE = 0x30060016;
const STRUCTURE_SET_ROI_SEQUENCE = 0x30060020;
const ROI_NUMBER = 0x30060022;
const REFERENCED_FRAME_OF_REFERENCE_UID = 0x30060024;
const ROI_NAME = 0x30060026;
const ROI_DISPLAY_COLOR = 0x3006002a;
const ROI_CONTOUR_SEQUENCE = 0x30060039;
const CONTOUR_SEQUENCE = 0x30060040;
const CONTOUR_GEOMETRIC_TYPE = 0x30060042;
const CONTOUR_DATA = 0x30060050;
const RT_ROI_OBSERVATIONS_SEQUENCE = 0x30060080;
const REFERENCED_ROI_NUMBER = 0x30060084;
const RT_ROI_INTERPRETED_TYPE = 0x300600a4;
const SERIES_INSTANCE_UID = 0x0020000e;

/** Bounds of one file. */
export const STRUCTURE_LIMITS = { regions: 2_000, contours: 100_000, points: 4_000_000, series: 256 } as const;

interface Budget {
  contours: number;
  points: number;
  isCut: boolean;
}

/** Reads the regions of a structure set. Never fails: what is beyond the bounds or can't be read is left out, and `isCut` says so. */
export function readStructureSet(dataSet: DataSet): StructureSet {
  const budget: Budget = { contours: STRUCTURE_LIMITS.contours, points: STRUCTURE_LIMITS.points, isCut: false };
  const drawn = byRegionNumber(sequenceItems(dataSet, ROI_CONTOUR_SEQUENCE));
  const observed = byRegionNumber(sequenceItems(dataSet, RT_ROI_OBSERVATIONS_SEQUENCE));
  const items = sequenceItems(dataSet, STRUCTURE_SET_ROI_SEQUENCE);
  if (items.length > STRUCTURE_LIMITS.regions) budget.isCut = true;
  const regions = items.slice(0, STRUCTURE_LIMITS.regions).flatMap((item): StructureRegion[] => {
    const number = numberValue(item, ROI_NUMBER);
    if (number === undefined) {
      budget.isCut = true;
      return [];
    }
    const contours = drawn.get(number);
    const observation = observed.get(number);
    return [
      {
        number,
        name: plainText(textValue(item, ROI_NAME)),
        interpretedType: observation ? plainText(textValue(observation, RT_ROI_INTERPRETED_TYPE)) : '',
        frameOfReferenceUid: plainText(textValue(item, REFERENCED_FRAME_OF_REFERENCE_UID)),
        color: contours ? colorOf(contours) : null,
        contours: contours ? readContours(contours, budget) : [],
      },
    ];
  });
  return {
    kind: 'structure-set',
    label: plainText(textValue(dataSet, STRUCTURE_SET_LABEL)),
    date: plainText(textValue(dataSet, STRUCTURE_SET_DATE)),
    regions,
    seriesUids: referencedSeries(dataSet),
    points: STRUCTURE_LIMITS.points - budget.points,
    isCut: budget.isCut,
  };
}

/** The first item for each Referenced ROI Number. */
function byRegionNumber(items: readonly DataSet[]): Map<number, DataSet> {
  const found = new Map<number, DataSet>();
  for (const item of items) {
    const number = numberValue(item, REFERENCED_ROI_NUMBER);
    if (number !== undefined && !found.has(number)) found.set(number, item);
  }
  return found;
}

function colorOf(item: DataSet): Rgb | null {
  const [red = -1, green = -1, blue = -1] = numberValues(item, ROI_DISPLAY_COLOR);
  const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255;
  return [red, green, blue].every(isByte) ? [red, green, blue] : null;
}

function readContours(region: DataSet, budget: Budget): Contour[] {
  const contours: Contour[] = [];
  for (const item of sequenceItems(region, CONTOUR_SEQUENCE)) {
    const untrustedType = textValue(item, CONTOUR_GEOMETRIC_TYPE);
    const type = CONTOUR_TYPES.find((known) => known === untrustedType);
    const numbers = numberValues(item, CONTOUR_DATA);
    const points = numbers.length / 3;
    // A contour is taken whole or not at all: a part of it would be another shape.
    if (
      !type ||
      points < 1 ||
      !Number.isInteger(points) ||
      !numbers.every(Number.isFinite) ||
      budget.contours < 1 ||
      points > budget.points
    ) {
      budget.isCut = true;
      continue;
    }
    budget.contours -= 1;
    budget.points -= points;
    const [image] = sopReferences(item, CONTOUR_IMAGE_SEQUENCE);
    contours.push({ type, points: Float64Array.from(numbers), imageUid: image?.sopInstanceUid ?? '' });
  }
  return contours;
}

function referencedSeries(dataSet: DataSet): string[] {
  const uids = sequenceItems(dataSet, REFERENCED_FRAME_OF_REFERENCE_SEQUENCE)
    .flatMap((frame) => sequenceItems(frame, RT_REFERENCED_STUDY_SEQUENCE))
    .flatMap((study) => sequenceItems(study, RT_REFERENCED_SERIES_SEQUENCE))
    .map((series) => plainText(textValue(series, SERIES_INSTANCE_UID)));
  return [...new Set(uids.filter((uid) => uid !== ''))].slice(0, STRUCTURE_LIMITS.series);
}
