import type { AppAction } from './actions.js';
import { nextOfFilm, playbackOf, speedBy } from './cine.js';
import { countSteps } from './series.js';
import type { AppState } from './state.js';

type CineAction = Extract<AppAction, { type: 'togglePlay' | 'cineStep' | 'cineSpeed' | 'speedBy' | 'togglePlayback' }>;

/** Playing a series: one step at a time, as the viewer's clock asks for it. */
export function reduceCine(state: AppState, action: CineAction): AppState {
  const { cine, selection } = state;
  const series = selection ? state.places.get(selection.fileId)?.series : undefined;
  if (!series || !selection) return state;
  switch (action.type) {
    case 'togglePlay':
      if (countSteps(series) < 2) return state;
      return { ...state, cine: { ...cine, isPlaying: !cine.isPlaying, direction: 1 }, hasChosen: true };
    case 'cineStep': {
      const next = cine.isPlaying ? nextOfFilm(cine, series, selection) : null;
      return next ? { ...state, selection: next.position, cine: { ...cine, direction: next.direction } } : state;
    }
    case 'cineSpeed':
      return { ...state, cine: { ...cine, speed: action.speed } };
    case 'speedBy':
      return { ...state, cine: { ...cine, speed: speedBy(cine.speed, action.by) } };
    case 'togglePlayback':
      return { ...state, cine: { ...cine, playback: playbackOf(cine, series) === 'looping' ? 'sweeping' : 'looping' } };
  }
}

/** Whatever the person does with the place stops the film. */
export const stopped = (state: AppState): AppState =>
  state.cine.isPlaying ? { ...state, cine: { ...state.cine, isPlaying: false } } : state;
