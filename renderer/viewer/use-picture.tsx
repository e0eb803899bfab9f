import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { SeriesGroup } from '../../core/study/group-studies.js';
import { useCell, useIsActive } from '../app/cell.js';
import { type FilmRange, playbackOf, rangeOf } from '../app/cine.js';
import type { PictureAnswer } from '../app/picture-store.js';
import { countSteps, type Position, stepAt, stepNumber } from '../app/series.js';
import { useServices } from '../app/services.js';
import { useAppState } from '../app/store.js';

/** Neighbours that are decoded ahead, in the direction of scrolling and behind. */
const AHEAD = 12;
const BEHIND = 4;

/** The frame on the screen: asked for at once, its neighbours after it. Undefined until it is there. */
export function usePicture(series: SeriesGroup, selection: Position): PictureAnswer | undefined {
  const { pictures } = useServices();
  const scrolling = useDirection(series, selection);
  const cell = useCell();
  const isActive = useIsActive();
  const film = useAppState(({ cine }) => (isActive && cine.isPlaying ? playbackOf(cine, series) : null));
  const playing = useAppState(({ cine }) => cine.direction);
  const direction = film === null ? scrolling : film === 'sweeping' ? playing : 1;
  const from = useAppState(({ cine }) => rangeOf(cine, series).from);
  const to = useAppState(({ cine }) => rangeOf(cine, series).to);
  useEffect(() => {
    pictures.want(selection, neighbours(series, selection, direction, film === 'looping' ? { from, to } : null), String(cell));
  }, [pictures, series, selection, direction, film, from, to, cell]);
  useEffect(() => () => pictures.release(String(cell)), [pictures, cell]);
  return useSyncExternalStore(pictures.subscribe, () => pictures.peek(selection));
}

/** The steps to decode next, the likeliest first; behind the last comes the first of what is played round and round. */
export function neighbours(
  series: SeriesGroup,
  selection: Position,
  direction: 1 | -1,
  round: Pick<FilmRange, 'from' | 'to'> | null = null,
): Position[] {
  const at = stepNumber(series, selection);
  const steps = countSteps(series);
  const wanted: Position[] = [];
  for (let distance = 1; distance <= AHEAD; distance++) {
    const ahead = at + direction * distance;
    const length = round ? round.to - round.from + 1 : 0;
    const next = round && distance < length && ahead > round.to ? round.from + ((ahead - round.from) % length) : ahead;
    for (const step of distance <= BEHIND ? [next, at - direction * distance] : [next]) {
      const position = step >= 0 && step < steps ? stepAt(series, step) : null;
      if (position) wanted.push(position);
    }
  }
  return wanted;
}

/** Which way the person scrolled last in this series. */
function useDirection(series: SeriesGroup, selection: Position): 1 | -1 {
  const memory = useMemo(() => ({ series: '', step: 0, direction: 1 as 1 | -1 }), []);
  const step = stepNumber(series, selection);
  if (memory.series !== series.key) Object.assign(memory, { series: series.key, step, direction: 1 });
  else if (step !== memory.step) Object.assign(memory, { step, direction: step > memory.step ? 1 : -1 });
  return memory.direction;
}
