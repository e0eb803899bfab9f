import { isRegion, type Point } from '../study/measure/shape.js';
import { CODES, LANGUAGES, OWN_SCHEME } from './codes.js';
import {
  codeContent,
  containerItem,
  type NewItem,
  numberContent,
  placeContent,
  rootElements,
  textContent,
  uidContent,
} from './content-items.js';
import { closed, ellipseAxes } from './graphics.js';
import type { KeepRequest, KeptMark } from './keep-request.js';
import type { NewUid } from './made-object.js';
import { type MeasuredNumber, measuredNumbers } from './measured-numbers.js';
import { type NewElement, sequence, text } from './new-element.js';
import { type KnownFile, type KnownFiles, seriesItems } from './references.js';

/** A mark that measures something, with its numbers. */
export interface MeasuredMark extends KeptMark {
  readonly numbers: readonly MeasuredNumber[];
}

/** With the numbers of a mark; null where it measures nothing. */
export function measuredMark(kept: KeptMark): MeasuredMark | null {
  const { kind } = kept.mark.shape;
  const numbers = measuredNumbers(kind === 'polyline' || kind === 'cobb' ? kind : 'other', kept.reading);
  return numbers.length > 0 ? { ...kept, numbers } : null;
}

/** What every document of this kind says of itself (PS3.3 C.17.2): nobody has signed it. */
export const documentElements = ({ date, time }: Pick<KeepRequest, 'date' | 'time'>): readonly NewElement[] => [
  text('ContentDate', date),
  text('ContentTime', time),
  sequence('ReferencedPerformedProcedureStepSequence'),
];

/** The pictures that a document speaks of (PS3.3 C.17.2.3). */
export const evidenceElement = (places: readonly KeptMark['mark']['at'][], files: KnownFiles): NewElement => {
  const study = [...files.values()][0]?.study ?? '';
  return sequence('CurrentRequestedProcedureEvidenceSequence', [
    sequence('ReferencedSeriesSequence', ...seriesItems('ReferencedSOPSequence', places, files)),
    text('StudyInstanceUID', study),
  ]);
};

/** A measurement report (PS3.16 TID 1500) of what marks measure: a group a mark, each number with the place that it was read from. */
export function reportElements(
  marks: readonly MeasuredMark[],
  files: KnownFiles,
  request: Pick<KeepRequest, 'date' | 'time' | 'language'>,
  newUid: NewUid,
): readonly NewElement[] {
  const groups = marks.flatMap((mark) => {
    const file = files.get(mark.mark.at.fileId);
    return file ? [measurementGroup(mark, file, newUid)] : [];
  });
  return [
    ...documentElements(request),
    sequence('CodingSchemeIdentificationSequence', [text('CodingSchemeDesignator', OWN_SCHEME), text('CodingSchemeName', 'Negatoscope')]),
    sequence('PerformedProcedureCodeSequence'),
    text('CompletionFlag', 'COMPLETE'),
    text('VerificationFlag', 'UNVERIFIED'),
    evidenceElement(
      marks.map(({ mark: { at } }) => at),
      files,
    ),
    ...rootElements(CODES.report, '1500', [
      codeContent('HAS CONCEPT MOD', CODES.language, LANGUAGES[request.language]),
      codeContent('HAS OBS CONTEXT', CODES.observerType, CODES.device),
      uidContent('HAS OBS CONTEXT', CODES.deviceUid, newUid('observer')),
      textContent('HAS OBS CONTEXT', CODES.deviceName, 'Negatoscope'),
      codeContent('HAS CONCEPT MOD', CODES.procedure, CODES.imaging),
      containerItem(CODES.measurements, groups),
    ]),
  ];
}

/** Regions by TID 1410, with the region once; all else by TID 1501, where each number names the place that it was read from. */
function measurementGroup(mark: MeasuredMark, file: KnownFile, newUid: NewUid): NewItem {
  const { shape, at, id } = mark.mark;
  const on = { file, frame: at.frame };
  const names = [
    textContent('HAS OBS CONTEXT', CODES.trackingName, mark.title),
    uidContent('HAS OBS CONTEXT', CODES.trackingUid, newUid(`mark ${id}`)),
  ];
  if (isRegion(shape)) {
    const [type, points] = placesOf(mark)[0] ?? (['POINT', shape.points] as const);
    const region = placeContent('CONTAINS', CODES.region, type, points, on);
    return containerItem(CODES.group, [...names, region, ...mark.numbers.map((number) => measurement(number, []))], '1410');
  }
  const places = placesOf(mark).map(([type, points]) => placeContent('INFERRED FROM', null, type, points, on));
  const placesFor = ({ line }: MeasuredNumber) => (line === undefined ? places : places.slice(line, line + 1));
  return containerItem(CODES.group, [...names, ...mark.numbers.map((number) => measurement(number, placesFor(number)))], '1501');
}

/** A number by TID 300. */
function measurement({ concept, value, unit, derivation, method }: MeasuredNumber, places: readonly NewItem[]): NewItem {
  return numberContent(concept, value, unit, [
    ...(method ? [codeContent('HAS CONCEPT MOD', CODES.method, method)] : []),
    ...(derivation ? [codeContent('HAS CONCEPT MOD', CODES.derivation, derivation)] : []),
    ...places,
  ]);
}

/** Where a mark lies, a line or figure each. */
function placesOf({ mark: { shape } }: MeasuredMark): readonly (readonly ['POINT' | 'POLYLINE' | 'ELLIPSE', readonly Point[]])[] {
  switch (shape.kind) {
    case 'cobb':
    case 'ratio': {
      const [a, b, c, d] = shape.points;
      return [
        ['POLYLINE', [a, b]],
        ['POLYLINE', [c, d]],
      ];
    }
    case 'rectangle': {
      const [from, to] = shape.points;
      return [['POLYLINE', [from, { column: to.column, row: from.row }, to, { column: from.column, row: to.row }, from]]];
    }
    case 'ellipse':
      return [['ELLIPSE', ellipseAxes(shape.points[0], shape.points[1])]];
    case 'polygon':
    case 'freehand':
      return [['POLYLINE', closed(shape.points)]];
    case 'probe':
    case 'text':
      return [['POINT', shape.points]];
    default:
      return [['POLYLINE', shape.points]];
  }
}
