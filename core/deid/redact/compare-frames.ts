import type { DecodedFrame } from '../../pixels/decoded-frame.js';
import { storedValues } from '../../pixels/stored-values.js';
import { ReviewError } from '../review-error.js';
import { maskOf } from './pixel-box.js';
import type { CoveredFrame } from './redaction.js';

/**
 * Compares every pixel of one frame: the fill under boxes, the source's values elsewhere. Where colours are sub-sampled in blocks, only the
 * brightness of covered pixels is looked at here, and only where it is a sample of its own.
 * @returns the number of covered pixels
 * @throws ReviewError where one differs.
 */
export function compareFrames(before: DecodedFrame, after: DecodedFrame, { boxes, inner }: CoveredFrame, fill: readonly number[]): number {
  const { rows, columns, samplesPerPixel } = before;
  const isAlike =
    after.rows === rows && after.columns === columns && after.samplesPerPixel === samplesPerPixel && after.signed === before.signed;
  if (!isAlike || after.photometric !== before.photometric) throw differs();
  const mask = maskOf(boxes, before);
  const old = storedValues(before);
  const fresh = storedValues(after);
  const checked = inner === null ? samplesPerPixel : before.photometric === 'RGB' ? 0 : 1;
  let covered = 0;
  for (let pixel = 0, at = 0; pixel < mask.length; pixel++, at += samplesPerPixel) {
    const isCovered = mask[pixel] === 1;
    if (isCovered) covered++;
    const compared = isCovered ? checked : samplesPerPixel;
    for (let sample = 0; sample < compared; sample++) {
      const expected = isCovered ? fill[sample] : old[at + sample];
      const found = fresh[at + sample];
      if (found !== expected && !(Number.isNaN(found) && Number.isNaN(expected))) throw differs();
    }
  }
  return covered;
}

const differs = (): ReviewError => new ReviewError('review-differs', '(7FE0,0010)');
