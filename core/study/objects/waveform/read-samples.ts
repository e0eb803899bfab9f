import { fromALaw, fromMuLaw } from './companding.js';

/** Waveform Sample Interpretation (5400,1006) and its width in bytes (PS3.3 C.10.9.1.5). */
const WIDTHS = { SB: 1, UB: 1, MB: 1, AB: 1, SS: 2, US: 2, SL: 4 } as const;
export type SampleInterpretation = keyof typeof WIDTHS;

/** The interpretation with the bits that it needs, or null where this program doesn't read it. */
export function sampleInterpretation(untrusted: string, bitsAllocated: number): SampleInterpretation | null {
  const known = (Object.keys(WIDTHS) as SampleInterpretation[]).find((name) => name === untrusted);
  return known && WIDTHS[known] * 8 === bitsAllocated ? known : null;
}

export const sampleWidth = (interpretation: SampleInterpretation): number => WIDTHS[interpretation];

/**
 * Takes interleaved samples apart: one array a channel (PS3.3 C.10.9.1.7: all channels of the first sample come first).
 * @param bytes whole samples of all channels; what lies behind the last whole one is left
 */
export function readSamples(
  bytes: Uint8Array,
  channels: number,
  samples: number,
  interpretation: SampleInterpretation,
  littleEndian: boolean,
): Int32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = WIDTHS[interpretation];
  const count = Math.min(samples, Math.floor(bytes.length / (width * channels)));
  const read = reader(view, interpretation, littleEndian);
  return Array.from({ length: channels }, (_, channel) => {
    const values = new Int32Array(count);
    for (let at = 0; at < count; at++) values[at] = read((at * channels + channel) * width);
    return values;
  });
}

/** One stored value, e.g. of Waveform Padding Value; null where the bytes are too few. */
export function readSample(bytes: Uint8Array, interpretation: SampleInterpretation, littleEndian: boolean): number | null {
  return readSamples(bytes, 1, 1, interpretation, littleEndian)[0]?.[0] ?? null;
}

function reader(view: DataView, interpretation: SampleInterpretation, littleEndian: boolean): (at: number) => number {
  switch (interpretation) {
    case 'SB':
      return (at) => view.getInt8(at);
    case 'UB':
      return (at) => view.getUint8(at);
    case 'MB':
      return (at) => fromMuLaw(view.getUint8(at));
    case 'AB':
      return (at) => fromALaw(view.getUint8(at));
    case 'SS':
      return (at) => view.getInt16(at, littleEndian);
    case 'US':
      return (at) => view.getUint16(at, littleEndian);
    case 'SL':
      return (at) => view.getInt32(at, littleEndian);
  }
}
