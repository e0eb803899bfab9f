import type { SeriesGroup } from '../../core/study/group-studies.js';
import type { AppAction } from './actions.js';
import { type Cine, nextOfFilm, playbackOf, rangeOf, rangeWith, speedBy } from './cine.js';
import { countSteps, type Position, stepAt, stepNumber } from './series.js';
import type { AppState } from './state.js';

type CineAction = Extract<
  AppAction,
  { type: 'togglePlay' | 'cineStep' | 'cineSpeed' | 'speedBy' | 'togglePlayback' | 'playOnce' | 'filmEnd' | 'filmWhole' }
>;

/** Playing a series: one step at a time, as the viewer's clock asks for it. */
export function reduceCine(state: AppState, action: CineAction): AppState {
  const { cine, selection } = state;
  const series = selection ? state.places.get(selection.fileId)?.series : undefined;
  if (!series || !selection) return state;
  switch (action.type) {
    case 'togglePlay':
      if (countSteps(series) < 2) return state;
      return {
        ...state,
        selection: cine.isPlaying ? selection : beginning(cine, series, selection),
        cine: { ...cine, isPlaying: !cine.isPlaying, direction: 1 },
        hasChosen: true,
      };
    case 'cineStep': {
      const next = cine.isPlaying ? nextOfFilm(cine, series, selection) : null;
      return next ? { ...state, selection: next.position, cine: { ...cine, direction: next.direction } } : stopped(state);
    }
    case 'cineSpeed':
      return { ...state, cine: { ...cine, speed: action.speed } };
    case 'speedBy':
      return { ...state, cine: { ...cine, speed: speedBy(cine.speed, action.by) } };
    case 'togglePlayback':
      return { ...state, cine: { ...cine, playback: playbackOf(cine, series) === 'sweeping' ? 'looping' : 'sweeping' } };
    case 'playOnce':
      return { ...state, cine: { ...cine, playback: playbackOf(cine, series) === 'once' ? 'looping' : 'once' } };
    case 'filmEnd':
      return { ...state, cine: { ...cine, range: rangeWith(cine, series, action.end, stepNumber(series, selection)) } };
    case 'filmWhole':
      return { ...state, cine: { ...cine, range: null } };
  }
}

/** Where a film that was played to its end begins again; elsewhere it goes on from where it is. */
function beginning(cine: Cine, series: SeriesGroup, selection: Position): Position {
  const { from } = rangeOf(cine, series);
  return (nextOfFilm(cine, series, selection) === null && stepAt(series, from)) || selection;
}

/** Whatever the person does with the place stops the film. */
export const stopped = (state: AppState): AppState =>
  state.cine.isPlaying ? { ...state, cine: { ...state.cine, isPlaying: false } } : state;
