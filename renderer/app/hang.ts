import { type HungPicture, hangStudy } from '../../core/study/hanging/hang-study.js';
import { divided } from './divide.js';
import { type Cell, type Grid, sidesOf, withCells } from './grid.js';
import { isPicture, openingStep } from './series.js';
import type { AppState } from './state.js';
import { INITIAL_VIEW } from './view.js';

/** Hangs the study that is looked at: as the person divides the stage, as far as there are series for it; else as the study asks. */
export function hang(state: AppState): AppState {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  if (!place) return state;
  const sides = sidesOf(state.chosenLayout);
  const hanging = hangStudy(place.study, state.room);
  const [first] = hanging?.pictures ?? [];
  if (!hanging || !first) return { ...state, selection: openingStep(place.series) };
  if (sides) {
    const count = place.study.series.filter(({ images }) => images.some(isPicture)).length;
    return divided(withCells(state, [cellOf(state, first, state.shown)], 0, { rows: 1, columns: 1 }), fitting(sides, count));
  }
  const { rows, columns, pictures } = hanging;
  return withCells(
    state,
    // What is painted already stays said of the first, until it paints its own.
    pictures.map((picture, index) => cellOf(state, picture, index === 0 ? state.shown : null)),
    0,
    { rows, columns },
  );
}

function cellOf(state: AppState, { series, fileId, flipHorizontal }: HungPicture, shown: Cell['shown']): Cell {
  const selection = fileId === null ? openingStep(series) : { fileId, frame: 0 };
  const views = flipHorizontal ? new Map([...state.views, [series.key, { ...INITIAL_VIEW, flipHorizontal }]]) : state.views;
  return { selection, shown, views };
}

/** No larger than so many series need. */
function fitting({ rows, columns }: Pick<Grid, 'rows' | 'columns'>, count: number): Pick<Grid, 'rows' | 'columns'> {
  let [down, across] = [rows, columns];
  while (down > 1 && (down - 1) * across >= count) down -= 1;
  while (across > 1 && down * (across - 1) >= count) across -= 1;
  return { rows: down, columns: across };
}
