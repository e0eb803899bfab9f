import { describe, expect, it } from 'vitest';
import type { MultiplexGroup, WaveformChannel } from '../../../core/study/objects/waveform/waveform.js';
import { scaleOf } from '../../../renderer/objects/waveform/scale.js';
import { isTwelveLead, leadOf, rowsOf, stripsOf } from '../../../renderer/objects/waveform/strips.js';
import { tracePath } from '../../../renderer/objects/waveform/trace-path.js';

const channel = (meaning: string, samples: readonly number[] = [0, 1, 2, 3], unit: string | null = 'uV'): WaveformChannel => ({
  label: '',
  source: { value: '', scheme: '', meaning },
  samples: Int32Array.from(samples),
  sensitivity: unit === null ? null : 2,
  unit: unit === null ? null : { value: unit, scheme: 'UCUM', meaning: unit },
  baseline: 0,
  skew: 0,
  lowPass: null,
  highPass: null,
  notch: null,
});
const group = (channels: readonly WaveformChannel[], frequency = 2, padding: number | null = null): MultiplexGroup => ({
  label: '',
  frequency,
  samples: channels[0]?.samples.length ?? 0,
  originality: 'ORIGINAL',
  padding,
  channels,
  missing: 0,
});
const TWELVE = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'];

describe('leads', () => {
  it('are known by their words, and by whole words only', () => {
    expect(
      ['Lead I (Einthoven)', 'Lead III', 'aVR, augmented voltage, right', 'Lead V6', 'V12', 'Invasive'].map((meaning) =>
        leadOf(channel(meaning)),
      ),
    ).toEqual(['I', 'III', 'aVR', 'V6', '', '']);
  });

  it('make twelve in whatever order', () => {
    const leads = group([...TWELVE].reverse().map((lead) => channel(`Lead ${lead}`)));
    expect(isTwelveLead(leads)).toBe(true);
    expect(isTwelveLead(group(leads.channels.slice(1)))).toBe(false);
    const strips = stripsOf(leads, 'three-by-four');
    expect(strips.filter(({ row }) => row === 0).map(({ label, at }) => [label, at])).toEqual([
      ['I', 0],
      ['aVR', 0.5],
      ['V1', 1],
      ['V4', 1.5],
    ]);
    expect(strips.at(-1)).toMatchObject({ label: 'II', row: 3, from: 0, to: 2 });
    for (const { label, channel: index } of strips) expect(leadOf(leads.channels[index] as WaveformChannel)).toBe(label);
    expect([rowsOf(strips), rowsOf(stripsOf(leads, 'rows'))]).toEqual([4, 12]);
  });

  it('stand in rows where they are not twelve', () => {
    expect(stripsOf(group([channel('Lead I'), channel('Lead II')]), 'three-by-four').map(({ row }) => row)).toEqual([0, 1]);
  });
});

describe('the paper', () => {
  it('draws a microvolt as a thousandth of a millivolt, and anything else to its own height', () => {
    const one = channel('Lead I', [0, 1000]);
    expect(scaleOf(group([one]), one, 10, 20)).toMatchObject({ kind: 'millivolt', perUnit: 0.01, most: 2000 });
    const stored = channel('Lead I', [0, 1000], null);
    expect(scaleOf(group([stored]), stored, 10, 20)).toMatchObject({ kind: 'own', middle: 500, least: 0, most: 1000 });
    const pressure = channel('Aorta', [5, 5], 'mm[Hg]');
    expect(scaleOf(group([pressure]), pressure, 10, 20)).toMatchObject({ kind: 'own', perUnit: 0 });
  });

  it('places samples by time and height, upwards', () => {
    const one = channel('Lead I', [0, 500], 'uV');
    const path = tracePath(group([one]), one, scaleOf(group([one]), one, 10, 20), {
      from: 0,
      to: 1,
      left: 3,
      speed: 25,
      middle: 50,
      density: 10,
    });
    // Half a second is 12.5 mm, 500 steps of 2 µV are 1 mV: 10 mm.
    expect(path).toBe('M3.00 50.00L15.50 40.00');
  });

  it('breaks the line at padding', () => {
    const one = channel('Lead I', [0, -32768, 0, 0], 'uV');
    const padded = group([one], 2, -32768);
    expect(
      tracePath(padded, one, scaleOf(padded, one, 10, 20), { from: 0, to: 2, left: 0, speed: 25, middle: 0, density: 10 }).match(/M/g),
    ).toHaveLength(2);
  });

  it('keeps every spike of a dense recording', () => {
    const samples = Array.from({ length: 10_000 }, (_, index) => (index === 6_543 ? 1000 : 0));
    const one = channel('Lead I', samples);
    const dense = group([one], 10_000);
    const path = tracePath(dense, one, scaleOf(dense, one, 10, 20), { from: 0, to: 1, left: 0, speed: 25, middle: 50, density: 4 });
    expect(path).toContain(' 30.00');
    expect(path.length).toBeLessThan(4_000);
  });
});
