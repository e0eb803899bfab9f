import type { OutputKind } from '../../bridge.js';
import type { ByteSource } from '../../dicom/byte-source.js';
import { ReviewError } from '../review-error.js';
import { encodeJpeg } from './encode-jpeg.js';
import { encodePng, type Picture } from './encode-png.js';
import { readPlainJpeg } from './read-jpeg.js';
import { readPlainPng } from './read-png.js';

/** The formats of single pictures. */
export type PictureKind = Exclude<OutputKind, 'dicom' | 'webm'>;

/** A file of nothing but the picture. */
export const encodePicture = (picture: Picture, kind: PictureKind): Uint8Array =>
  kind === 'png' ? encodePng(picture) : encodeJpeg(picture);

/** Reads a staged picture and compares it with what a person was to see. @throws ReviewError where one sample, or one byte, is another. */
export function reviewPicture(expected: Picture, staged: ByteSource, kind: PictureKind = 'png'): void {
  if (kind === 'jpeg') reviewJpeg(expected, staged);
  else reviewPng(expected, staged);
}

function reviewPng({ rows, columns, channels, samples }: Picture, staged: ByteSource): void {
  const picture = readPlainPng(staged);
  if (picture.rows !== rows || picture.columns !== columns || picture.channels !== channels) throw new ReviewError('review-differs', '');
  for (let at = 0; at < samples.length; at += 1) if (picture.samples[at] !== samples[at]) throw new ReviewError('review-differs', '');
}

/** What a JPEG shows isn't bit for bit what it was made of: it has to be the very file that this picture gives. */
function reviewJpeg(expected: Picture, staged: ByteSource): void {
  readPlainJpeg(staged);
  const bytes = encodeJpeg(expected);
  if (staged.size !== bytes.length) throw new ReviewError('review-differs', '');
  const read = staged.read(0, staged.size);
  if (bytes.some((byte, at) => byte !== read[at])) throw new ReviewError('review-differs', '');
}
