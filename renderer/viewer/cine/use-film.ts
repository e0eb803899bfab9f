import { useEffect, useState } from 'react';
import { cineTime, nextOfFilm } from '../../app/cine.js';
import type { PictureStore } from '../../app/picture-store.js';
import { useServices } from '../../app/services.js';
import type { AppState } from '../../app/state.js';
import { useAppState, useStore } from '../../app/store.js';

/** A screen's frames don't come at whole milliseconds: a picture that is due this soon is due now. */
const EARLY_MS = 4;
/** The rate is measured over this much of the film, in milliseconds. */
const MEASURED_MS = 1000;

/**
 * The clock of the film: shows each picture as long as the file asks. A picture that isn't decoded yet is waited for and none is
 * left out, so that a film can run slower than asked: the rate that it really runs at is given while it plays, pictures a second.
 */
export function useFilm(): number | null {
  const store = useStore();
  const { pictures } = useServices();
  const isPlaying = useAppState((state) => state.cine.isPlaying);
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    setRate(null);
    if (!isPlaying) return;
    let due = performance.now() + durationHere(store.get());
    let [counted, since] = [0, performance.now()];
    const tick = (now: number) => {
      request = requestAnimationFrame(tick);
      if (now + EARLY_MS < due || !isReady(store.get(), pictures)) return;
      store.dispatch({ type: 'cineStep' });
      // Time that was lost isn't made up for by haste.
      due = Math.max(due + durationHere(store.get()), now);
      counted += 1;
      if (now - since < MEASURED_MS) return;
      setRate((counted * 1000) / (now - since));
      [counted, since] = [0, now];
    };
    let request = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(request);
  }, [store, pictures, isPlaying]);
  return rate;
}

const seriesHere = ({ selection, places }: AppState) => (selection ? places.get(selection.fileId)?.series : undefined);

/** How long the picture that is shown now stays, in milliseconds, at the chosen speed. */
function durationHere(state: AppState): number {
  const series = seriesHere(state);
  return series && state.selection ? cineTime(series, state.selection).milliseconds / state.cine.speed : Number.POSITIVE_INFINITY;
}

/** The picture before is on the screen, and the next one is decoded, or it is known that it can't be; or there is no next one, and the film ends. */
function isReady(state: AppState, pictures: PictureStore): boolean {
  const { selection, shown, cine } = state;
  const series = seriesHere(state);
  if (!series || !selection || shown?.fileId !== selection.fileId || shown.frame !== selection.frame) return false;
  const next = nextOfFilm(cine, series, selection);
  return next === null || pictures.peek(next.position) !== undefined;
}
