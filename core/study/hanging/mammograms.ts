import type { StudyGroup } from '../group-studies.js';
import { type Film, filmsOf } from './film.js';
import type { Hanging, HungPicture } from './hang-study.js';

/** The views that have a pair, from above to below on the screen. */
const VIEWS: readonly (readonly string[])[] = [['CC'], ['MLO', 'ML', 'LM', 'LMO']];

/** Right | left of each view, back to back: the chest walls meet in the middle (as for a reader who faces the patient). Null where no view has both sides. */
export function hangMammograms(study: StudyGroup): Hanging | null {
  const films = filmsOf(study, ['MG']);
  const rows: (readonly HungPicture[])[] = [];
  for (const views of VIEWS) {
    // Both sides in the same view: a straight and an oblique one aren't a pair.
    for (const view of views) {
      const right = films.find((film) => film.side === 'R' && film.view === view);
      const left = films.find((film) => film.side === 'L' && film.view === view);
      if (!right || !left) continue;
      rows.push([hung(right, 'P'), hung(left, 'A')]);
      break;
    }
  }
  return rows.length === 0 ? null : { rows: rows.length, columns: 2, pictures: rows.flat() };
}

/** @param rowsGoTo where rows go on the screen: for a right breast to the back, which is then on its right */
function hung({ series, record }: Film, rowsGoTo: 'A' | 'P'): HungPicture {
  const row = record.geometry.patientOrientation?.[0] ?? '';
  const isMirrored = row.startsWith(rowsGoTo === 'A' ? 'P' : 'A');
  return { series, fileId: record.fileId, flipHorizontal: isMirrored };
}
