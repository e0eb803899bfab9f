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
  SEEN.set(shape, { place, values });
  return readingOf(shape, calibrated(place, calibration), values);
}

/** The same of one whose picture isn't on the screen now; null where it never was. */
export function recallReading(shape: Shape, calibration: Calibration | null): Reading | null {
  const seen = SEEN.get(shape);
  return seen ? readingOf(shape, calibrated(seen.place, calibration), seen.values) : null;
}

/** How high a pixel is for its width where the shape lies, as the picture is drawn. */
export function aspectUnder(shape: Shape): number {
  const place = SEEN.get(shape)?.place;
  return place?.spacing ? place.spacing.row / place.spacing.column : (place?.aspect ?? 1);
}

const calibrated = (place: MeasuredPlace, calibration: Calibration | null): MeasuredPlace =>
  calibration ? { ...place, calibrated: { column: calibration.column, row: calibration.row } } : place;
