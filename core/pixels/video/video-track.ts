import type { ByteSource } from '../../dicom/byte-source.js';

/** One coded picture of a video, in the order in which a decoder takes them. */
export interface VideoSample {
  readonly offset: number;
  readonly length: number;
  /** Decoding can begin here. */
  readonly isKey: boolean;
  /** A key sample without the parameter sets that a decoder needs to begin with it. */
  readonly lacksParameters: boolean;
}

/** A video as a decoder takes it, its pictures still compressed. */
export interface VideoTrack {
  readonly codec: 'h264' | 'hevc';
  /** As WebCodecs names it, e.g. `avc1.640029`. */
  readonly codecString: string;
  /** Decoder configuration (ISO/IEC 14496-15) where samples have lengths; null where they are as in Annex B. */
  readonly description: Uint8Array<ArrayBuffer> | null;
  /** Parameter sets for key samples that lack them; empty where the description has them. */
  readonly parameters: Uint8Array;
  readonly source: ByteSource;
  readonly samples: readonly VideoSample[];
  /** What holds the pictures, for the words on the screen and for tests. */
  readonly container: 'mp4' | 'transport-stream' | 'elementary';
}

/** More pictures than an hour and a half of 60 a second isn't read. */
export const MOST_SAMPLES = 400_000;
/** Most bytes of a bit stream that has to be read from end to end to find its pictures. */
export const MOST_SCANNED = 2 * 1024 ** 3;
/** Most bytes of one coded picture. */
export const MOST_SAMPLE = 64 * 1024 * 1024;

/** The bytes of one sample for a decoder that begins or goes on with it. */
export function sampleBytes({ source, parameters }: VideoTrack, { offset, length, lacksParameters }: VideoSample): Uint8Array<ArrayBuffer> {
  const front = lacksParameters ? parameters.length : 0;
  const bytes = new Uint8Array(front + length);
  if (lacksParameters) bytes.set(parameters);
  bytes.set(source.read(offset, length), front);
  return bytes;
}
