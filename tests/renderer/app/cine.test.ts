import { describe, expect, it } from 'vitest';
import type { FrameTable } from '../../../core/study/frames/frame-table.js';
import { cineTime, nextOfFilm, playbackOf, speedBy } from '../../../renderer/app/cine.js';
import { reduce } from '../../../renderer/app/reduce.js';
import { stepAt, stepNumber } from '../../../renderer/app/series.js';
import type { AppState } from '../../../renderer/app/state.js';
import { neighbours } from '../../../renderer/viewer/use-picture.js';
import { inventRecord, reduceAll, stateWith } from '../invented-record.js';

/** One file of four frames. */
function film(table: Partial<FrameTable>): AppState {
  const record = inventRecord({ fileId: 'a', frames: 4 });
  return stateWith([{ ...record, frames: { positions: null, orientations: null, order: null, timing: null, ...table } }]);
}
const seriesOf = (state: AppState) => {
  const series = state.places.get('a')?.series;
  if (!series) throw new Error('nothing is open');
  return series;
};
const play = (state: AppState, steps: number): (number | undefined)[] => {
  let now = reduce(state, { type: 'togglePlay' });
  return Array.from({ length: steps }, () => {
    now = reduce(now, { type: 'cineStep' });
    return now.selection?.frame;
  });
};

describe('a film', () => {
  it('goes round, or forth and back where the file or the person asks', () => {
    expect(play(film({}), 6)).toEqual([1, 2, 3, 0, 1, 2]);
    const sweeping = film({ timing: { milliseconds: 40, from: 'frame-time', playback: 'sweeping' } });
    expect(play(sweeping, 8)).toEqual([1, 2, 3, 2, 1, 0, 1, 2]);
    expect(play(reduce(film({}), { type: 'togglePlayback' }), 5)).toEqual([1, 2, 3, 2, 1]);
    expect(play(reduce(sweeping, { type: 'togglePlayback' }), 5)).toEqual([1, 2, 3, 0, 1]);
    expect(playbackOf(sweeping.cine, seriesOf(sweeping))).toBe('sweeping');
  });

  it('plays a part of the series, and begins at its beginning', () => {
    let state = reduce(film({}), { type: 'scrollTo', step: 1 });
    state = reduce(state, { type: 'filmEnd', end: 'from' });
    state = reduce(reduce(state, { type: 'scrollTo', step: 2 }), { type: 'filmEnd', end: 'to' });
    expect(state.cine.range).toMatchObject({ from: 1, to: 2 });
    expect(play(state, 4)).toEqual([1, 2, 1, 2]);
    expect(play(reduce(state, { type: 'scrollTo', step: 3 }), 3)).toEqual([1, 2, 1]);
    expect(play(reduce(state, { type: 'togglePlayback' }), 4)).toEqual([1, 2, 1, 2]);
    // An end that passes the other one takes it along.
    const moved = reduce(reduce(state, { type: 'scrollTo', step: 3 }), { type: 'filmEnd', end: 'from' });
    expect(moved.cine.range).toBeNull();
    const from = reduce(reduce(state, { type: 'scrollTo', step: 2 }), { type: 'filmEnd', end: 'from' });
    expect(from.cine.range).toMatchObject({ from: 2, to: 3 });
    expect(play(reduce(from, { type: 'filmWhole' }), 4)).toEqual([3, 0, 1, 2]);
  });

  it('plays once, stops at the end, and begins anew from there', () => {
    const once = reduce(film({}), { type: 'playOnce' });
    expect(play(once, 5)).toEqual([1, 2, 3, 3, 3]);
    let state = reduce(once, { type: 'togglePlay' });
    for (let step = 0; step < 4; step++) state = reduce(state, { type: 'cineStep' });
    expect([state.cine.isPlaying, state.selection?.frame]).toEqual([false, 3]);
    state = reduce(state, { type: 'togglePlay' });
    expect([state.cine.isPlaying, state.selection?.frame]).toEqual([true, 0]);
    expect(reduce(once, { type: 'playOnce' }).cine.playback).toBe('looping');
  });

  it('runs at the rate of the file, frame by frame where each has its time', () => {
    const at = (frame: number) => ({ fileId: 'a', frame });
    expect(cineTime(seriesOf(film({})), at(0))).toEqual({ milliseconds: 100, isOfFile: false });
    const even = film({ timing: { milliseconds: 40, from: 'cine-rate', playback: 'looping' } });
    expect(cineTime(seriesOf(even), at(3))).toEqual({ milliseconds: 40, isOfFile: true });
    const uneven = film({ timing: { milliseconds: [10, 20, 30, 30], from: 'frame-time-vector', playback: 'looping' } });
    expect([0, 1, 2, 3].map((frame) => cineTime(seriesOf(uneven), at(frame)).milliseconds)).toEqual([10, 20, 30, 30]);
  });

  it('follows the order of the file’s dimensions', () => {
    const ordered = film({ order: Uint32Array.of(2, 0, 3, 1) });
    const series = seriesOf(ordered);
    expect([0, 1, 2, 3].map((step) => stepAt(series, step)?.frame)).toEqual([2, 0, 3, 1]);
    expect([2, 0, 3, 1].map((frame) => stepNumber(series, { fileId: 'a', frame }))).toEqual([0, 1, 2, 3]);
    expect(play(ordered, 4)).toEqual([0, 3, 1, 2]);
  });

  it('stops when the person goes elsewhere, and steps only while it plays', () => {
    const playing = reduce(film({}), { type: 'togglePlay' });
    for (const action of [
      { type: 'scroll', steps: 1 },
      { type: 'scrollTo', step: 3 },
      { type: 'select', position: { fileId: 'a', frame: 2 } },
      { type: 'closeStudies', fileIds: ['a'] },
    ] as const)
      expect(reduce(playing, action).cine.isPlaying).toBe(false);
    expect(reduce(playing, { type: 'invert' }).cine.isPlaying).toBe(true);
    expect(reduceAll(playing, [{ type: 'togglePlay' }, { type: 'cineStep' }]).selection?.frame).toBe(0);
    const alone = reduce(stateWith([inventRecord({ fileId: 'a' })]), { type: 'togglePlay' });
    expect(alone.cine.isPlaying).toBe(false);
    expect(nextOfFilm(alone.cine, seriesOf(alone), { fileId: 'a', frame: 0 })).toBeNull();
  });

  it('has five speeds', () => {
    expect([speedBy(1, 1), speedBy(4, 1), speedBy(0.5, -1), speedBy(0.25, -1)]).toEqual([2, 4, 0.25, 0.25]);
  });

  it('has its next pictures decoded before they are due, behind the end too', () => {
    const series = seriesOf(film({}));
    const frames = (goesRound: boolean) =>
      neighbours(series, { fileId: 'a', frame: 3 }, 1, goesRound ? { from: 0, to: 3 } : null).map(({ frame }) => frame);
    expect(frames(true)[0]).toBe(0);
    expect(frames(false)).toEqual([2, 1, 0]);
  });
});
