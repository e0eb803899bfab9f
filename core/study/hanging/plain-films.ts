import type { StudyGroup } from '../group-studies.js';
import { type Film, filmsOf } from './film.js';
import type { Hanging } from './hang-study.js';

const FRONTAL = ['AP', 'PA'];
const LATERAL = ['LL', 'RL', 'LAT', 'LATERAL', 'LLD', 'RLD'];

/** A plain film beside its pair: from the front and from the side, else right and left. Null where there is none. */
export function hangFilms(study: StudyGroup): Hanging | null {
  const films = filmsOf(study, ['CR', 'DX', 'RG']);
  for (const film of films) {
    const pair = pairOf(film, films);
    if (!pair) continue;
    return {
      rows: 1,
      columns: 2,
      pictures: pair.map(({ series, record }) => ({ series, fileId: record.fileId, flipHorizontal: false })),
    };
  }
  return null;
}

function pairOf(film: Film, films: readonly Film[]): readonly [Film, Film] | null {
  const others = films.filter((other) => other !== film && isSamePart(film, other));
  if (FRONTAL.includes(film.view)) {
    const lateral = others.find(({ view, side }) => LATERAL.includes(view) && (side === film.side || side === null || film.side === null));
    if (lateral) return [film, lateral];
  }
  if (film.side !== 'R') return null;
  // A reader faces the patient: what is right stands left.
  const left = others.find(({ view, side }) => side === 'L' && view === film.view);
  return left ? [film, left] : null;
}

/** Body Part Examined (0018,0015) is the same; where neither says, both may be of one. */
const isSamePart = (one: Film, other: Film): boolean =>
  one.record.series.bodyPart.toUpperCase() === other.record.series.bodyPart.toUpperCase();
