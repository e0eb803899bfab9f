import { PARSE_LIMITS } from '../dicom/parse-error.js';

/** Bounds of one granted file that holds others. */
export interface MediaLimits {
  /** Files in it, those of containers inside it included. */
  readonly entries: number;
  readonly nameBytes: number;
  /** Containers inside each other: 1 is a zip of scans, 2 a zip in a zip. */
  readonly depth: number;
  /** Inflated bytes of one entry, and of all together: `inflatedBase` plus `inflatedFactor` times the compressed bytes. */
  readonly inflatedBase: number;
  readonly inflatedFactor: number;
  /** Inflated bytes of one entry, whatever its compressed size. */
  readonly inflatedMost: number;
}

export const MEDIA_LIMITS: MediaLimits = {
  entries: 200_000,
  nameBytes: 4096,
  depth: 4,
  inflatedBase: PARSE_LIMITS.inflatedBase,
  inflatedFactor: PARSE_LIMITS.inflatedFactor,
  inflatedMost: PARSE_LIMITS.inflatedMost,
};

/** Most bytes that `compressed` bytes may become. */
export const mostInflated = (compressed: number, limits: MediaLimits): number =>
  Math.min(limits.inflatedBase + limits.inflatedFactor * compressed, limits.inflatedMost);
