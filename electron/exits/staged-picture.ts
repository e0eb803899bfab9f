import type { StagedId } from '../../core/bridge.js';
import type { Picture } from '../../core/deid/picture/encode-png.js';
import { readPlainPng } from '../../core/deid/picture/read-png.js';
import type { Stage } from '../files/stage.js';

/** The picture of a staged output, as the review read it: a PNG of nothing but the picture, and of nobody else's making. */
export interface StagedPicture extends Picture {
  /** The very bytes that were staged. */
  readonly png: Uint8Array<ArrayBuffer>;
}

/** Largest that is handed on, in bytes: a picture that is reduced to a screen is far smaller. */
const MOST = 64 * 1024 * 1024;

/** Reads a staged picture by the reader of the review, whose every access is checked: no decoder of the system ever sees it before. @throws Error for anything else */
export function stagedPicture(stage: Stage, untrustedId: StagedId): StagedPicture {
  const source = stage.source(untrustedId);
  if (source.size > MOST) throw new RangeError('too large for a picture');
  const picture = readPlainPng(source);
  return { ...picture, png: stage.readRange(untrustedId, 0, source.size) };
}

/** The samples as systems hold pictures: blue, green, red, opacity, a byte each. */
export function toBgra({ rows, columns, channels, samples }: Picture): Buffer {
  const bitmap = Buffer.alloc(rows * columns * 4, 255);
  for (let pixel = 0; pixel < rows * columns; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      bitmap[pixel * 4 + channel] = samples[pixel * channels + (channels === 1 ? 0 : 2 - channel)] ?? 0;
    }
  }
  return bitmap;
}
