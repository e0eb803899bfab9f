import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { COLOUR_MAP_IDS } from '../../../../core/pixels/colour-maps/colour-map.js';
import type { SeriesGroup } from '../../../../core/study/group-studies.js';
import { colourLabel } from '../../../app/colour-commands.js';
import { formatMeasure, formatNumber } from '../../../app/messages/language.js';
import { useLanguage, useMessages } from '../../../app/messages/use-messages.js';
import { seriesTitle } from '../../../app/series-words.js';
import { useDispatch } from '../../../app/store.js';
import type { LaidOver, VolumeAction } from '../../../app/volume-view.js';
import { Choice } from '../../../ui/choice.js';
import { ProgressLine } from '../../../ui/progress-line.js';
import { stops } from '../../colours/colour-bar.js';
import { scaleWords } from '../../readout/readout-words.js';
import { useVolumeMessages } from '../messages/volume-messages.js';
import type { VolumeState } from '../use-volume.js';
import type { OverLayer } from './over-layer.js';

interface OverPanelProps {
  /** What can be laid over; the panel isn't there where nothing can. */
  readonly choices: readonly SeriesGroup[];
  readonly over: LaidOver | null;
  readonly layer: OverLayer | null;
  readonly state: VolumeState | null;
}

const NOTHING = 'nothing';
const MAPS = COLOUR_MAP_IDS.filter((id) => id !== 'grey');
/** Steps of the slider of the brightest value, from one to all of them. */
const STEPS = 40;

/** Which series lies over the planes, how much of it is seen, and what its colours mean. */
export function OverPanel({ choices, over, layer, state }: OverPanelProps) {
  const words = useVolumeMessages();
  const messages = useMessages();
  const language = useLanguage();
  const dispatch = useDispatch();
  const act = (action: VolumeAction) => dispatch({ type: 'volume', action });
  const options = [
    { id: NOTHING, name: words.nothingOver },
    ...choices.map((series) => ({
      id: series.key,
      name: `${series.images[0]?.series.modality ?? ''} ${seriesTitle(messages, series)}`.trim(),
    })),
  ];
  return (
    <div className="over-panel">
      <h3 id="over-title">{words.over}</h3>
      <div className="over-choices">
        <Choice
          label={words.over}
          options={options}
          value={over?.seriesKey ?? NOTHING}
          onChange={(id) => act({ type: 'lay', seriesKey: id === NOTHING ? null : id })}
        />
        {over && layer && (
          <Choice
            label={words.overColours}
            options={MAPS.map((id) => ({ id, name: messages[colourLabel(id)] }))}
            value={over.colours}
            onChange={(id) => {
              const colours = MAPS.find((each) => each === id);
              if (colours) act({ type: 'look', change: { colours } });
            }}
          />
        )}
      </div>
      {state?.kind === 'loading' && over && !layer && (
        <ProgressLine label={words.loading(state.done, state.total)} share={state.total > 0 ? state.done / state.total : null} />
      )}
      {(state?.kind === 'failed' || state?.kind === 'problem') && <p role="alert">{words.overFailed}</p>}
      {over && layer && (
        <>
          <Legend layer={layer} onRange={(range) => act({ type: 'look', change: { range } })} />
          <Lever
            label={words.opacity}
            value={Math.round(over.opacity * 100)}
            most={100}
            said={words.percent(formatNumber(language, Math.round(over.opacity * 100)))}
            onChange={(value) => act({ type: 'look', change: { opacity: value / 100 } })}
          />
        </>
      )}
    </div>
  );
}

function Legend({ layer, onRange }: { readonly layer: OverLayer; readonly onRange: (range: OverLayer['range']) => void }) {
  const words = useVolumeMessages();
  const language = useLanguage();
  const { range, colours, loaded } = layer;
  const [scale] = loaded.look.readout ?? [];
  const said = (value: number): string =>
    scale ? scaleWords(language, scale, formatMeasure(language, value * scale.slope + scale.intercept)) : formatMeasure(language, value);
  const greatest = Math.max(loaded.look.maxValue, range.most);
  const step = (greatest - range.least) / STEPS;
  return (
    <>
      <p className="over-legend">
        <span>{said(range.least)}</span>
        <span className="over-levels" style={{ background: `linear-gradient(to right, ${stops(colours)})` }} aria-hidden="true" />
        <span>{said(range.most)}</span>
      </p>
      <Lever
        label={words.brightestAt}
        value={Math.max(1, Math.min(STEPS, Math.round((range.most - range.least) / step)))}
        least={1}
        most={STEPS}
        said={said(range.most)}
        onChange={(value) => onRange({ least: range.least, most: range.least + value * step })}
      />
    </>
  );
}

interface LeverProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  /** The value as it is written beside the slider. */
  readonly said: string;
  readonly onChange: (value: number) => void;
}

function Lever({ label, value, least = 0, most, said, onChange }: LeverProps) {
  return (
    <Slider className="slab-slider" minValue={least} maxValue={most} step={1} value={value} onChange={(next) => onChange(Number(next))}>
      <Label>{label}</Label>
      <SliderOutput>{said}</SliderOutput>
      <SliderTrack className="step-track">
        <SliderThumb className="step-thumb" aria-label={label} />
      </SliderTrack>
    </Slider>
  );
}
