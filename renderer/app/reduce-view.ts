import type { AppAction } from './actions.js';
import type { Cell } from './grid.js';
import type { Position } from './series.js';
import type { AppState } from './state.js';
import { actualSize, flip, INITIAL_VIEW, panBy, turn, type View, wholePicture, windowBy, zoomBy } from './view.js';

type ViewAction = Extract<
  AppAction,
  { type: 'preset' | 'windowBy' | 'zoomBy' | 'panBy' | 'fit' | 'actualSize' | 'invert' | 'colours' | 'turn' | 'flip' | 'resetView' }
>;

/** The view of the series that is shown; the initial one where the person hasn't touched it. */
export const viewOf = (state: AppState): View => viewIn(state, state);

/** The view of the series that a cell shows. */
export function viewIn({ places }: Pick<AppState, 'places'>, { selection, views }: Pick<Cell, 'selection' | 'views'>): View {
  const place = selection ? places.get(selection.fileId) : undefined;
  return (place && views.get(place.series.key)) ?? INITIAL_VIEW;
}

/** Selects a picture and has its series looked at in that way. */
export function present(state: AppState, position: Position, view: View): AppState {
  const place = state.places.get(position.fileId);
  return place ? { ...state, selection: position, views: new Map([...state.views, [place.series.key, view]]) } : state;
}

export function reduceView(state: AppState, action: ViewAction): AppState {
  const place = state.selection ? state.places.get(state.selection.fileId) : undefined;
  if (!place) return state;
  const view = viewOf(state);
  const next = nextView(state, view, action);
  return next === view ? state : { ...state, views: new Map([...state.views, [place.series.key, next]]) };
}

function nextView(state: AppState, view: View, action: ViewAction): View {
  switch (action.type) {
    case 'preset':
      return { ...view, voi: action.id === null ? null : { kind: 'preset', id: action.id } };
    case 'windowBy':
      // Only what is on the screen has a window to start from.
      return state.shown?.kind === 'grey' ? windowBy(view, state.shown.window, state.shown.leastWidth, action.center, action.width) : view;
    case 'zoomBy':
      return zoomBy(view, action.factor, state.shown?.reach?.mostZoom);
    case 'panBy':
      return panBy(view, action.x, action.y);
    case 'fit':
      return wholePicture(view);
    case 'actualSize':
      return actualSize(view);
    case 'invert':
      return { ...view, invert: !view.invert };
    case 'colours':
      return { ...view, colours: action.map };
    case 'turn':
      return turn(view, action.degrees);
    case 'flip':
      return flip(view, action.axis);
    case 'resetView':
      return INITIAL_VIEW;
  }
}
