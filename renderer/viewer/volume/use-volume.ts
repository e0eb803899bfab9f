import { useEffect, useMemo, useState } from 'react';
import type { ReadoutScale } from '../../../core/pixels/readout/readout-scales.js';
import type { SeriesGroup } from '../../../core/study/group-studies.js';
import { type SeriesVolume, type SeriesVolumeProblem, volumeOfSeries } from '../../../core/study/volume/series-volume.js';
import { commonScales, scalesOfOutput } from '../../../core/study/volume/volume-scales.js';
import { useServices } from '../../app/services.js';
import { type Store, useStore } from '../../app/store.js';
import type { VolumeLook } from '../../app/volume-view.js';
import type { DecodeQueue, Ticket } from '../../workers/decode-queue.js';
import { startVolume, type VolumeHost } from '../../workers/volume-client.js';

export type VolumeState =
  | { readonly kind: 'problem'; readonly problem: SeriesVolumeProblem }
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly host: VolumeHost };

/** What becomes of a volume once it is read: it has the planes, or lies over them. */
const ACTIONS = { planes: 'loaded', over: 'laid' } as const;

/** Reads a series into a worker, slice by slice, the middle one first; gives it back when the planes are closed. */
export function useVolume(series: SeriesGroup, place: keyof typeof ACTIONS = 'planes'): VolumeState {
  const store = useStore();
  const { pictures } = useServices();
  const volume = useMemo(() => volumeOfSeries(series), [series]);
  const total = 'problem' in volume ? 0 : volume.frames.length;
  const [state, setState] = useState<VolumeState>({ kind: 'loading', done: 0, total });
  useEffect(() => {
    if ('problem' in volume) {
      setState({ kind: 'problem', problem: volume.problem });
      return;
    }
    const host = startVolume();
    let isOver = false;
    const tickets: Ticket[] = [];
    const say = (next: VolumeState) => {
      if (!isOver) setState(next);
    };
    const loading = fill(store, pictures.decoders, host, volume, tickets, (done) =>
      say({ kind: 'loading', done, total: volume.frames.length }),
    );
    Promise.race([loading, host.stopped]).then(
      (look) => {
        if (isOver) return;
        const fileId = middleOf(volume).fileId;
        store.dispatch({ type: 'volume', action: { type: ACTIONS[place], loaded: { grid: volume.grid, look, fileId } } });
        say({ kind: 'ready', host });
      },
      () => say({ kind: 'failed' }),
    );
    return () => {
      isOver = true;
      for (const ticket of tickets) ticket.cancel();
      host.stop();
    };
  }, [store, pictures, volume, place]);
  return state;
}

const middleIndex = ({ frames }: SeriesVolume): number => Math.floor(frames.length / 2);
const middleOf = (volume: SeriesVolume): SeriesVolume['frames'][number] => volume.frames[middleIndex(volume)] ?? { fileId: '', frame: 0 };

/** @throws Error where a slice can't be decoded, or isn't grey: a volume with a hole shows what isn't there */
async function fill(
  store: Store,
  decoders: Pick<DecodeQueue, 'request'>,
  host: VolumeHost,
  volume: SeriesVolume,
  tickets: Ticket[],
  onProgress: (done: number) => void,
): Promise<VolumeLook> {
  await host.worker.begin(volume.grid);
  const middle = middleIndex(volume);
  let done = 0;
  let look: VolumeLook | null = null;
  let scales: readonly ReadoutScale[] | null = null;
  const read = (layer: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const place = volume.frames[layer];
      const grant = place && store.get().grants.get(place.fileId);
      if (!place || !grant) return reject(new Error('the file was closed'));
      const run: Parameters<DecodeQueue['request']>[1] = async (decoder) => {
        try {
          const result = await decoder.decode(grant, place.frame);
          if (!result.ok || result.display.kind !== 'grey') throw new Error('no grey slice');
          const { display } = result;
          const { values, slope, intercept, minValue, maxValue } = display;
          if (layer === middle) look = lookOf(display);
          const own = scalesOfOutput(display);
          scales = scales ? commonScales(scales, own) : own;
          await host.put(layer, { values, slope, intercept, minValue, maxValue }, values.buffer);
          done += 1;
          onProgress(done);
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      tickets.push(decoders.request('ahead', run));
    });
  const order = volume.frames.map((_, layer) => layer).sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  await Promise.all(order.map(read));
  if (!look) throw new Error('no middle slice');
  // What no scale holds for is a number without a unit.
  return scales && (scales as readonly ReadoutScale[]).length > 0 ? { ...(look as VolumeLook), readout: scales } : look;
}

/** How the values of the Modality LUT's output become grey, without the slice itself. Padding was a value of the slice, and is none of a cut. */
function lookOf(display: VolumeLook): VolumeLook {
  const { slope, intercept, minValue, maxValue, readout: _readout, pixelAspect: _aspect, ...rest } = display;
  const ends = [minValue * slope + intercept, maxValue * slope + intercept];
  return {
    ...rest,
    values: new Float32Array(0),
    rows: 0,
    columns: 0,
    slope: 1,
    intercept: 0,
    minValue: Math.min(...ends),
    maxValue: Math.max(...ends),
    padding: null,
  };
}
