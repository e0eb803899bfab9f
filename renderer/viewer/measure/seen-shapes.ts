import type { DisplayFrame } from '../../../core/pixels/display-frame.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import type { Calibration } from '../../../core/study/measure/mark.js';
import { type MeasuredPlace, type Reading, readingOf, type Values, valuesUnder } from '../../../core/study/measure/reading.js';
import type { Shape } from '../../../core/study/measure/shape.js';
import type { FramePlace } from '../frame-place.js';

/** What a picture says of its sizes, and the pixels under a shape on it. */
interface SeenShape {
  readonly place: MeasuredPlace;
  readonly values: Values;
  /** From the values of the frame to those behind the Modality LUT; null where it is in colour. */
  readonly modality: { readonly slope: number; readonly intercept: number } | null;
}

/** The picture on the screen, with all that its measures rest on. */
export interface MeasuredPicture {
  readonly display: DisplayFrame;
  readonly place: MeasuredPlace;
  readonly calibration: Calibration | null;
}

/**
 * Of each shape what was under it when its picture was on the screen, so that a list says it also while another picture is shown. A
 * shape never changes (moving one makes another), and lies on one frame only; what nobody holds any more is forgotten with it.
 */
const SEEN = new WeakMap<Shape, SeenShape>();

/** What the picture on the screen says of its sizes. */
export const placeOf = (record: InstanceRecord, display: DisplayFrame, { spacing }: Pick<FramePlace, 'spacing'>): MeasuredPlace => ({
  spacing,
  regions: record.geometry.regions ?? [],
  aspect: display.pixelAspect ?? record.geometry.pixelAspect ?? 1,
});

/** What a shape on the screen measures. */
export function readShape(shape: Shape, { display, place, calibration }: MeasuredPicture): Reading {
  const values = SEEN.get(shape)?.values ?? valuesUnder(shape, display);
  const modality = display.kind === 'grey' ? { slope: display.slope, intercept: display.intercept } : null;
  SEEN.set(shape, { place, values, modality });
  return readingOf(shape, calibrated(place, calibration), values);
}

/** The same of one whose picture isn't on the screen now; null where it never was. */
export function recallReading(shape: Shape, calibration: Calibration | null): Reading | null {
  const seen = SEEN.get(shape);
  return seen ? readingOf(shape, calibrated(seen.place, calibration), seen.values) : null;
}

/** The window from the least to the greatest value under a region, behind the Modality LUT; null where there are no values. */
export function windowUnder(shape: Shape): { readonly center: number; readonly width: number } | null {
  const { values, modality } = SEEN.get(shape) ?? {};
  const [first] = values?.kind === 'region' ? values.values : [];
  if (!first || !modality) return null;
  const { slope, intercept } = first.scale;
  const behind = (value: number): number => ((value - intercept) / slope) * modality.slope + modality.intercept;
  const [one, other] = [behind(first.least), behind(first.most)];
  return { center: (one + other) / 2, width: Math.abs(other - one) };
}

/** How high a pixel is for its width where the shape lies, as the picture is drawn. */
export function aspectUnder(shape: Shape): number {
  const place = SEEN.get(shape)?.place;
  return place?.spacing ? place.spacing.row / place.spacing.column : (place?.aspect ?? 1);
}

const calibrated = (place: MeasuredPlace, calibration: Calibration | null): MeasuredPlace =>
  calibration ? { ...place, calibrated: { column: calibration.column, row: calibration.row } } : place;
