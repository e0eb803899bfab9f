import { Axis3d } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SeriesGroup } from '../../../core/study/group-studies.js';
import { seriesToLay } from '../../../core/study/volume/laid-over.js';
import { PLANE_NAMES } from '../../../core/study/volume/plane-frame.js';
import { CommandTextButton } from '../../app/command-button.js';
import { useAppState } from '../../app/store.js';
import type { LaidOver, VolumeView } from '../../app/volume-view.js';
import { ProgressLine } from '../../ui/progress-line.js';
import { LaidSeries } from './fusion/laid-series.js';
import { type OverLayer, usualRange } from './fusion/over-layer.js';
import { OverPanel } from './fusion/over-panel.js';
import { useVolumeMessages } from './messages/volume-messages.js';
import { PlaneView } from './plane-view.js';
import { SlabPanel } from './slab-panel.js';
import { useVolume, type VolumeState } from './use-volume.js';
import './volume.css';

/** A series in three planes that meet where the person points, in place of its pictures. */
export function VolumeStage({ series, volume }: { readonly series: SeriesGroup; readonly volume: VolumeView }) {
  const words = useVolumeMessages();
  const state = useVolume(series);
  const { loaded } = volume;
  const record = series.images.find(({ fileId }) => fileId === loaded?.fileId);
  const study = useAppState(({ places }) => places.get(series.images[0]?.fileId ?? '')?.study);
  const choices = useMemo(() => (study ? seriesToLay(study, series) : []), [study, series]);
  const { over } = volume;
  const laid = choices.find(({ key }) => key === over?.seriesKey);
  const [overState, setOverState] = useState<VolumeState | null>(null);
  const layer = useMemo(() => layerOf(over, laid, overState), [over, laid, overState]);
  if (state.kind === 'problem') return <Sentence title={words.cannot} body={`${words.problems[state.problem]} ${words.noPlanes}`} />;
  if (state.kind === 'failed') return <Sentence title={words.failed} body={words.failedBody} />;
  if (state.kind === 'loading' || !loaded || !record) {
    const { done, total } = state.kind === 'loading' ? state : { done: 1, total: 1 };
    const text = words.loading(done, total);
    return (
      <div className="volume-place">
        <p role="status">{text}</p>
        <ProgressLine label={text} share={total > 0 ? done / total : null} />
        <CommandTextButton id="planes" name={words.cancel} />
      </div>
    );
  }
  return (
    <div className="volume-stage">
      {laid && <LaidSeries key={laid.key} series={laid} onState={setOverState} />}
      {PLANE_NAMES.map((name) => (
        <PlaneView key={name} name={name} host={state.host} volume={volume} loaded={loaded} record={record} over={layer} />
      ))}
      <SlabPanel slab={volume.slab}>
        {choices.length > 0 && <OverPanel choices={choices} over={over ?? null} layer={layer} state={overState} />}
      </SlabPanel>
    </div>
  );
}

/** What lies over the planes, once it can be cut. */
function layerOf(over: LaidOver | undefined, series: SeriesGroup | undefined, state: VolumeState | null): OverLayer | null {
  const record = series?.images.find(({ fileId }) => fileId === over?.loaded?.fileId);
  if (!over?.loaded || !record || state?.kind !== 'ready') return null;
  const { loaded, opacity, colours, range } = over;
  return { host: state.host, loaded, record, opacity, colours, range: range ?? usualRange(record, loaded.look) };
}

function Sentence({ title, body }: { readonly title: string; readonly body: string }) {
  const words = useVolumeMessages();
  return (
    <div className="volume-place" role="alert">
      <Axis3d size={32} strokeWidth={1.25} aria-hidden />
      <h2>{title}</h2>
      <p>{body}</p>
      <CommandTextButton id="planes" name={words.cancel} />
    </div>
  );
}
