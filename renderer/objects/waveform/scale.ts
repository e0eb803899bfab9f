import type { MultiplexGroup, WaveformChannel } from '../../../core/study/objects/waveform/waveform.js';
import { physicalValue } from '../../../core/study/objects/waveform/waveform.js';

/** Millivolts of one unit (UCUM): what has such a unit is drawn in mm a millivolt. */
const MILLIVOLTS: Readonly<Record<string, number>> = { mV: 1, uV: 1e-3, µV: 1e-3, V: 1e3 };

/** How a channel's values become millimetres of paper: (value − middle) × perUnit, upwards. */
export interface ChannelScale {
  readonly kind: 'millivolt' | 'own';
  readonly middle: number;
  readonly perUnit: number;
  readonly least: number;
  readonly most: number;
}

/** Least and largest value of a channel; 0 and 0 where it has none. */
export function rangeOf(group: MultiplexGroup, channel: WaveformChannel): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < channel.samples.length; index++) {
    const value = physicalValue(group, channel, index);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? { least, most } : { least: 0, most: 0 };
}

/** In mm a millivolt where the unit is a voltage of an ECG's size; else the channel fills its row. */
export function scaleOf(group: MultiplexGroup, channel: WaveformChannel, gain: number, rowHeight: number): ChannelScale {
  const { least, most } = rangeOf(group, channel);
  const factor = channel.sensitivity === null ? undefined : MILLIVOLTS[channel.unit?.value ?? ''];
  if (factor !== undefined) return { kind: 'millivolt', middle: 0, perUnit: gain * factor, least, most };
  const span = most - least;
  return { kind: 'own', middle: (least + most) / 2, perUnit: span > 0 ? (rowHeight * 0.85) / span : 0, least, most };
}
