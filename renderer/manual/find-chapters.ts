import { CHAPTERS, type ChapterId, type Manual } from './content/chapter.js';
import { answer, wordsOf } from './search.js';

export interface FoundChapter {
  readonly id: ChapterId;
  readonly excerpt: string;
}

/** The chapters that have all words of the query, the best first; null where the query has no word. */
export function findChapters(manual: Manual, query: string): readonly FoundChapter[] | null {
  const words = wordsOf(query);
  if (words.length === 0) return null;
  return CHAPTERS.flatMap((id) => {
    const given = answer(manual.text[id], words);
    return given ? [{ id, ...given }] : [];
  })
    .sort((one, other) => other.score - one.score)
    .map(({ id, excerpt }) => ({ id, excerpt }));
}
