import type { DisplayFrame } from '../../../core/pixels/display-frame.js';
import type { StudyGroup } from '../../../core/study/group-studies.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { type Calibration, calibrationOf, type Mark } from '../../../core/study/measure/mark.js';
import type { MeasuredPicture } from '../../../core/study/measure/reading.js';
import type { ShapeKind } from '../../../core/study/measure/shape.js';
import type { Language } from '../../app/messages/language.js';
import type { Place } from '../../app/series.js';
import type { FramePlace } from '../frame-place.js';
import { measureMessages } from './messages/measure-messages.js';

/** A mark with its number among those of its kind in the study. */
export interface NumberedMark {
  readonly mark: Mark;
  readonly number: number;
  readonly of: number;
}

/** The marks of one study in the order in which they were drawn, counted kind by kind. */
export function marksOfStudy(marks: readonly Mark[], study: StudyGroup, places: ReadonlyMap<string, Place>): readonly NumberedMark[] {
  const here = marks.filter(({ at }) => places.get(at.fileId)?.study === study);
  const counts = new Map<ShapeKind, number>();
  const numbered = here.map((mark) => {
    const number = (counts.get(mark.shape.kind) ?? 0) + 1;
    counts.set(mark.shape.kind, number);
    return { mark, number };
  });
  return numbered.map(({ mark, number }) => ({ mark, number, of: counts.get(mark.shape.kind) ?? number }));
}

/** What a mark is called: the person's word, or its kind and number. */
export function markTitle(language: Language, { mark, number }: NumberedMark): string {
  const words = measureMessages(language);
  return mark.name || words.numbered(words.kinds[mark.shape.kind], number);
}

/** What a mark is and says, for who doesn't see it. */
export function markSentence(language: Language, { mark, number, of }: NumberedMark, lines: readonly string[]): string {
  const words = measureMessages(language);
  return words.sentence(words.kinds[mark.shape.kind], number, of, mark.name, lines.join(', '));
}

/** The picture as the measures need it. */
export function measuredPicture(
  record: InstanceRecord,
  display: DisplayFrame,
  { spacing }: Pick<FramePlace, 'spacing'>,
  calibration: Calibration | null,
): MeasuredPicture {
  return {
    display,
    spacing,
    regions: record.geometry.regions ?? [],
    aspect: display.pixelAspect ?? record.geometry.pixelAspect ?? 1,
    ...(calibration ? { calibrated: calibration } : {}),
  };
}

/** The calibration that holds for a file; null where there is none. */
export function calibrationHere(
  calibrations: readonly Calibration[],
  { fileId, image }: InstanceRecord,
  seriesKey: string,
): Calibration | null {
  if (image.kind !== 'image') return null;
  return calibrationOf(calibrations, { fileId, seriesKey, rows: image.rows, columns: image.columns });
}
