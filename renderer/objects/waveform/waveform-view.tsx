import { ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { MultiplexGroup, Waveform } from '../../../core/study/objects/waveform/waveform.js';
import { formatMeasure } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { IconButton } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { ObjectSentence } from '../object-sentence.js';
import { Annotations } from './annotations.js';
import { Paper } from './paper.js';
import { isTwelveLead, type StripLayout } from './strips.js';

const SPEEDS = [12.5, 25, 50, 100];
const GAINS = [2.5, 5, 10, 20];
/** Screen pixels a millimetre of paper. */
const SIZES = [1.5, 2, 3, 4, 5, 6, 8];
/** A recording longer than this is read first as a whole, in s. */
const LONG_SECONDS = 60;

/** An ECG or another recording, as it would be drawn on paper. */
export function WaveformView({ waveform }: { readonly waveform: Waveform }) {
  const words = useObjectMessages();
  const [index, setIndex] = useState(0);
  const group = waveform.groups[index];
  if (!group) return <ObjectSentence title={words.waveform}>{words.noGroups}</ObjectSentence>;
  const names = waveform.groups.map(({ label }, at) => words.group(at + 1, label));
  return (
    <div className="waveform">
      <header className="object-bar">
        <h3 className="object-title">{words.waveform}</h3>
        {waveform.groups.length > 1 && (
          <Choice
            label={words.groups}
            options={names.map((name, at) => ({ id: String(at), name }))}
            value={String(index)}
            onChange={(id) => setIndex(Number(id))}
          />
        )}
      </header>
      {'refused' in group ? (
        <ObjectSentence title={names[index] ?? ''}>{words.refusals[group.refused]}</ObjectSentence>
      ) : (
        <Group
          key={index}
          group={group}
          name={names[index] ?? ''}
          aside={waveform.annotations.length > 0 && <Annotations waveform={waveform} />}
        />
      )}
    </div>
  );
}

function Group({ group, name, aside }: { readonly group: MultiplexGroup; readonly name: string; readonly aside: ReactNode }) {
  const words = useObjectMessages();
  const language = useLanguage();
  const isTwelve = useMemo(() => isTwelveLead(group), [group]);
  const seconds = group.samples / group.frequency;
  const [layout, setLayout] = useState<StripLayout>('rows');
  const [speed, setSpeed] = useState(seconds > LONG_SECONDS ? 12.5 : 25);
  const [gain, setGain] = useState(10);
  const [size, setSize] = useState(3);
  const options = (values: readonly number[], unit: string) =>
    values.map((value) => ({ id: String(value), name: `${formatMeasure(language, value)} ${unit}` }));
  return (
    <>
      <div className="object-bar">
        <span className="object-quiet">
          {words.groupFacts(group.channels.length, formatMeasure(language, seconds), formatMeasure(language, group.frequency))}
          {group.originality === 'DERIVED' && `, ${words.derived}`}
        </span>
        <span className="object-bar-end">
          {isTwelve && (
            <Choice
              label={words.arrangement}
              options={[
                { id: 'rows', name: words.arrangements.rows },
                { id: 'three-by-four', name: words.arrangements['three-by-four'] },
              ]}
              value={layout}
              onChange={(id) => setLayout(id === 'rows' ? 'rows' : 'three-by-four')}
            />
          )}
          <Choice
            label={words.paperSpeed}
            options={options(SPEEDS, 'mm/s')}
            value={String(speed)}
            onChange={(id) => setSpeed(Number(id))}
          />
          <Choice label={words.gain} options={options(GAINS, 'mm/mV')} value={String(gain)} onChange={(id) => setGain(Number(id))} />
          <IconButton
            icon={ZoomOut}
            label={words.smallerScale}
            isDisabled={size === SIZES[0]}
            onPress={() => setSize(stepIn(SIZES, size, -1))}
          />
          <IconButton
            icon={ZoomIn}
            label={words.largerScale}
            isDisabled={size === SIZES.at(-1)}
            onPress={() => setSize(stepIn(SIZES, size, 1))}
          />
        </span>
      </div>
      {group.missing > 0 && <p className="object-warning">{words.missingSamples(group.missing)}</p>}
      <div className="waveform-body">
        <Paper group={group} name={name} layout={layout} speed={speed} gain={gain} pixels={size} />
        {aside}
      </div>
      <p className="object-foot">{words.ecgNote}</p>
    </>
  );
}

/** The neighbour of a value in a list; the value itself at its ends. */
export function stepIn(values: readonly number[], value: number, by: 1 | -1): number {
  return values[values.indexOf(value) + by] ?? value;
}
