import type { StudyGroup } from '../../../core/study/group-studies.js';
import type { Mark } from '../../../core/study/measure/mark.js';
import type { ShapeKind } from '../../../core/study/measure/shape.js';
import type { Language } from '../../app/messages/language.js';
import type { Place } from '../../app/series.js';
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
