import type { CodedConcept } from '../coded-concept.js';

/** One channel of a multiplex group (PS3.3 C.10.9.1.4). */
export interface WaveformChannel {
  readonly label: string;
  readonly source: CodedConcept | null;
  /** Linear sample values as stored, companding undone. */
  readonly samples: Int32Array;
  /** Of one step of the stored value, in `unit`, the correction factor included; null where the file gives none: then there is no unit. */
  readonly sensitivity: number | null;
  readonly unit: CodedConcept | null;
  /** What stored 0 stands for, in `unit`. */
  readonly baseline: number;
  /** How much later than the group the channel begins, in seconds. */
  readonly skew: number;
  /** Filters in Hz, null where there is none. */
  readonly lowPass: number | null;
  readonly highPass: number | null;
  readonly notch: number | null;
}

/** Channels that were sampled together. */
export interface MultiplexGroup {
  readonly label: string;
  /** In Hz. */
  readonly frequency: number;
  readonly samples: number;
  readonly originality: 'ORIGINAL' | 'DERIVED' | '';
  /** The stored value that means "no sample here". */
  readonly padding: number | null;
  readonly channels: readonly WaveformChannel[];
  /** Samples that the file declares and doesn't hold. */
  readonly missing: number;
}

/** Why a group isn't shown. */
export type WaveformRefusal = 'no-samples' | 'bad-description' | 'bits-not-supported' | 'too-large';

export interface WaveformAnnotation {
  readonly text: string;
  readonly concept: CodedConcept | null;
  /** The number of a measurement as written, '' where it is none. */
  readonly value: string;
  readonly unit: CodedConcept | null;
  /** The moments that it speaks of, in seconds from the start of their group; empty where it speaks of the whole. */
  readonly moments: readonly number[];
}

/** An ECG or another waveform (PS3.3 C.10.9, C.10.10), as a plain value. */
export interface Waveform {
  readonly kind: 'waveform';
  readonly groups: readonly (MultiplexGroup | { readonly refused: WaveformRefusal; readonly label: string })[];
  readonly annotations: readonly WaveformAnnotation[];
}

/** The value of a sample in the channel's unit; the stored value where there is no sensitivity; NaN for padding and beyond the end. */
export function physicalValue(group: MultiplexGroup, channel: WaveformChannel, index: number): number {
  const stored = channel.samples[index];
  if (stored === undefined || stored === group.padding) return Number.NaN;
  return stored * (channel.sensitivity ?? 1) + channel.baseline;
}
