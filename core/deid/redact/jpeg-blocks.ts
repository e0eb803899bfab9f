import { encodeCoefficients } from '../../pixels/codecs/encode-coefficients.js';
import {
  type CoefficientPlane,
  hasCoefficients,
  type JpegCoefficients,
  mostSampling,
  readJpegCoefficients,
} from '../../pixels/codecs/jpeg-coefficients.js';
import type { JpegHeader } from '../../pixels/codecs/jpeg-header.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import { maskOf, type PixelBox, type PixelGrid, snapBox } from './pixel-box.js';
import type { CoveredFrame } from './redaction.js';

/** How one JPEG frame can be covered block by block. */
export interface BlockCover {
  /** Pixels of one MCU. */
  readonly grid: PixelGrid;
  /** MCUs around the boxes that keep their colour: decoders smooth sub-sampled colours over one sample beyond a block. */
  readonly around: PixelGrid;
  /** What a covered block shows, a component of the codestream each: the lowest, the middle or the highest value. */
  readonly black: readonly BlockValue[];
}
export type BlockValue = 'lowest' | 'middle' | 'highest';

/**
 * Whether blocks of a codestream can be made black, and on which grid; null where they can't, because of the process, of
 * sub-sampling that isn't a whole number, or of a black that no block has exactly.
 * @param fill of the decoded samples
 */
export function blockCover(header: JpegHeader, image: ImageDescription, fill: readonly number[]): BlockCover | null {
  const { frameComponents, precision } = header;
  if (!hasCoefficients(header) || header.rows !== image.rows || header.columns !== image.columns) return null;
  if (header.components !== image.samplesPerPixel) return null;
  if (header.components === 1) {
    const value = blockValue(fill[0] ?? 0, precision);
    return value && { grid: { width: 8, height: 8 }, around: { width: 0, height: 0 }, black: [value] };
  }
  const most = mostSampling(frameComponents);
  const [luma, ...colours] = frameComponents;
  const whole = frameComponents.every(({ horizontal, vertical }) => most.horizontal % horizontal === 0 && most.vertical % vertical === 0);
  if (!luma || !whole || luma.horizontal !== most.horizontal || luma.vertical !== most.vertical) return null;
  const around = {
    width: colours.some(({ horizontal }) => horizontal < most.horizontal) ? 1 : 0,
    height: colours.some(({ vertical }) => vertical < most.vertical) ? 1 : 0,
  };
  const isYbr = header.adobeTransform === 1 || image.photometric === 'YBR_FULL' || image.photometric === 'YBR_FULL_422';
  // Three equal colours that are sub-sampled have no brightness of their own.
  if (!isYbr && (image.photometric !== 'RGB' || around.width + around.height > 0)) return null;
  const grid = { width: 8 * most.horizontal, height: 8 * most.vertical };
  return { grid, around, black: isYbr ? ['lowest', 'middle', 'middle'] : ['lowest', 'lowest', 'lowest'] };
}

/** Blocks hold the ends of the range, which decoders clip to, and its middle. */
function blockValue(fill: number, precision: number): BlockValue | null {
  if (fill === 0) return 'lowest';
  if (fill === 2 ** precision - 1) return 'highest';
  return null;
}

/** Boxes snapped to MCUs; with sub-sampled colours one MCU larger, and the inner part of them. */
export function coverBlocks(
  frame: number,
  boxes: readonly PixelBox[],
  { grid, around }: BlockCover,
  image: ImageDescription,
): CoveredFrame {
  const inner = boxes.map((box) => snapBox(box, grid, { width: 0, height: 0 }, image));
  if (around.width + around.height === 0) return { frame, boxes: inner, inner: null };
  return { frame, boxes: inner.map((box) => snapBox(box, grid, around, image)), inner };
}

/** The codestream with its blocks under boxes made black: all other coefficients are the same. @throws FrameError */
export function blackenBlocks(codestream: Uint8Array, covered: CoveredFrame, cover: BlockCover): Uint8Array {
  const jpeg = readJpegCoefficients(codestream);
  jpeg.planes.forEach((plane, place) => {
    const black = blackDc(jpeg, place, cover);
    const mask = blockMask(plane, place, jpeg, covered, cover);
    for (let block = 0; block < mask.length; block++) {
      if (mask[block] === 0) continue;
      plane.coefficients.fill(0, block * 64, block * 64 + 64);
      plane.coefficients[block * 64] = black;
    }
  });
  return encodeCoefficients(codestream, jpeg);
}

/** The quantised DC coefficient of a block that shows black everywhere; at the ends of the range beyond it, so that decoders clip. */
export function blackDc({ header, dcSteps }: JpegCoefficients, place: number, { black }: BlockCover): number {
  const half = 2 ** (header.precision - 1);
  const step = dcSteps[place] as number;
  if (black[place] === 'middle') return 0;
  return black[place] === 'highest' ? Math.ceil(((half - 1) * 8) / step) : -Math.ceil((half * 8) / step);
}

/** 1 for every block of a component that becomes black: colours only under the inner boxes. */
export function blockMask(
  plane: CoefficientPlane,
  place: number,
  jpeg: JpegCoefficients,
  covered: CoveredFrame,
  cover: BlockCover,
): Uint8Array {
  const boxes = place > 0 && covered.inner ? covered.inner : covered.boxes;
  const { blocksPerRow, blockRows, component } = plane;
  const most = jpeg.header.components === 1 ? component : mostSampling(jpeg.header.frameComponents);
  // Pixels that one block of this component covers.
  const block = { width: (8 * most.horizontal) / component.horizontal, height: (8 * most.vertical) / component.vertical };
  // The last MCU goes on beyond the picture: what no one sees there is black too.
  const across = Math.ceil(jpeg.header.columns / cover.grid.width) * cover.grid.width;
  const down = Math.ceil(jpeg.header.rows / cover.grid.height) * cover.grid.height;
  const blocks = boxes.map((box) => {
    const right = box.column + box.width === jpeg.header.columns ? across : box.column + box.width;
    const bottom = box.row + box.height === jpeg.header.rows ? down : box.row + box.height;
    const column = box.column / block.width;
    const row = box.row / block.height;
    return { column, row, width: right / block.width - column, height: bottom / block.height - row };
  });
  return maskOf(blocks, { columns: blocksPerRow, rows: blockRows });
}
