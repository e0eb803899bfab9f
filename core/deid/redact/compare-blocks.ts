import { type CoefficientPlane, type JpegCoefficients, readJpegCoefficients } from '../../pixels/codecs/jpeg-coefficients.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import { ReviewError } from '../review-error.js';
import { blackDc, blockCover, blockMask } from './jpeg-blocks.js';
import type { CoveredFrame } from './redaction.js';

/**
 * Compares the coefficients of two codestreams: blocks under boxes are black, all others are the same, and so are the
 * tables that they are drawn with.
 * @throws ReviewError where anything differs; FrameError where one can't be read.
 */
export function compareBlocks(
  before: Uint8Array,
  after: Uint8Array,
  covered: CoveredFrame,
  image: ImageDescription,
  fill: readonly number[],
): void {
  const old = readJpegCoefficients(before);
  const fresh = readJpegCoefficients(after);
  const cover = blockCover(old.header, image, fill);
  if (!cover || !sameShape(old, fresh)) throw differs();
  old.planes.forEach((plane, place) => {
    const mask = blockMask(plane, place, old, covered, cover);
    comparePlane(plane, fresh.planes[place] as CoefficientPlane, mask, blackDc(old, place, cover));
  });
}

function sameShape(old: JpegCoefficients, fresh: JpegCoefficients): boolean {
  const shape = ({ header, dcSteps }: JpegCoefficients): string =>
    JSON.stringify([
      header.rows,
      header.columns,
      header.precision,
      header.adobeTransform,
      header.frameMarker,
      header.frameComponents,
      dcSteps,
    ]);
  return shape(old) === shape(fresh);
}

function comparePlane(
  { coefficients: old }: CoefficientPlane,
  { coefficients: fresh }: CoefficientPlane,
  mask: Uint8Array,
  black: number,
): void {
  if (old.length !== fresh.length) throw differs();
  for (let at = 0; at < old.length; at++) {
    const isCovered = mask[at >> 6] === 1;
    const expected = isCovered ? (at % 64 === 0 ? black : 0) : old[at];
    if (fresh[at] !== expected) throw differs();
  }
}

const differs = (): ReviewError => new ReviewError('review-differs', '(7FE0,0010)');
