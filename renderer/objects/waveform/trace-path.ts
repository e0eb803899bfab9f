import type { MultiplexGroup, WaveformChannel } from '../../../core/study/objects/waveform/waveform.js';
import { physicalValue } from '../../../core/study/objects/waveform/waveform.js';
import type { ChannelScale } from './scale.js';

export interface TraceArea {
  /** Seconds of the recording to draw. */
  readonly from: number;
  readonly to: number;
  /** Millimetres: where `from` stands, and a second's width. */
  readonly left: number;
  readonly speed: number;
  /** Millimetre of the paper that stands for the scale's middle, downwards. */
  readonly middle: number;
  /** Most points a millimetre: with more samples, each stretch is drawn by its lowest and highest. */
  readonly density: number;
}

/** An SVG path in millimetres of paper. Padding breaks the line. */
export function tracePath(group: MultiplexGroup, channel: WaveformChannel, scale: ChannelScale, area: TraceArea): string {
  const first = Math.max(0, Math.floor(area.from * group.frequency));
  const last = Math.min(channel.samples.length - 1, Math.ceil(area.to * group.frequency));
  const stride = Math.max(1, Math.floor(group.frequency / (area.speed * area.density)));
  const parts: string[] = [];
  let isDrawing = false;
  const line = (index: number, value: number) => {
    const x = area.left + (index / group.frequency - area.from) * area.speed;
    const y = area.middle - (value - scale.middle) * scale.perUnit;
    parts.push(`${isDrawing ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`);
    isDrawing = true;
  };
  for (let index = first; index <= last; index += stride) {
    const stretch = extremes(group, channel, index, Math.min(stride, last - index + 1));
    if (!stretch) {
      isDrawing = false;
      continue;
    }
    for (const [at, value] of stretch) line(at, value);
  }
  return parts.join('');
}

type Sample = readonly [index: number, value: number];

/** The lowest and the highest of some samples in the order of time; one of them where they are the same; null where all is padding. */
function extremes(group: MultiplexGroup, channel: WaveformChannel, start: number, count: number): readonly Sample[] | null {
  let lowest: Sample | null = null;
  let highest: Sample | null = null;
  for (let index = start; index < start + count; index++) {
    const value = physicalValue(group, channel, index);
    if (Number.isNaN(value)) continue;
    if (lowest === null || value < lowest[1]) lowest = [index, value];
    if (highest === null || value > highest[1]) highest = [index, value];
  }
  if (!lowest || !highest) return null;
  if (lowest[0] === highest[0]) return [lowest];
  return lowest[0] < highest[0] ? [lowest, highest] : [highest, lowest];
}
