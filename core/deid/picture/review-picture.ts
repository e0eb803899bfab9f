import type { ByteSource } from '../../dicom/byte-source.js';
import { ReviewError } from '../review-error.js';
import type { Picture } from './encode-png.js';
import { readPlainPng } from './read-png.js';

/** Reads a staged picture and compares it with what a person was to see. @throws ReviewError where one sample, or one byte, is another. */
export function reviewPicture(expected: Picture, staged: ByteSource): Picture {
  const picture = readPlainPng(staged);
  const { rows, columns, channels, samples } = expected;
  if (picture.rows !== rows || picture.columns !== columns || picture.channels !== channels) throw new ReviewError('review-differs', '');
  for (let at = 0; at < samples.length; at += 1) if (picture.samples[at] !== samples[at]) throw new ReviewError('review-differs', '');
  return picture;
}
