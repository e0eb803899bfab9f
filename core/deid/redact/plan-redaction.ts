import type { ParsedFile } from '../../dicom/parse-file.js';
import { isNative422, pixelElement } from '../../pixels/frames.js';
import { describeImage, type ImageDescription } from '../../pixels/image-description.js';
import { chooseMethod, isNativeFrame } from './choose-method.js';
import { fillValue } from './fill-value.js';
import { coverBlocks } from './jpeg-blocks.js';
import { type PixelBox, type PixelGrid, snapBox, withoutCovered } from './pixel-box.js';
import { type CoveredFrame, RedactionError, type RedactionPlan, type RedactionRequest } from './redaction.js';
import { spreadBoxes } from './spread-boxes.js';

const NO_MORE: PixelGrid = { width: 0, height: 0 };

/** How frames are encoded, whatever is covered in them. */
export interface EncodingWishes {
  /** A transfer syntax that isn't written, because its encoder failed on this file. */
  readonly avoided?: string | undefined;
  /** Bits beside the stored values hide something: every frame is encoded anew without them. */
  readonly clearsBits?: boolean | undefined;
}

/**
 * Says what covering the boxes would do to a file: the boxes as they will be, the method, and the syntax of the output. Null
 * where no box is asked for and nothing is to be cleared. Nothing is decoded; it reads headers of codestreams.
 * @throws RedactionError where the boxes can't be put into this file; FrameError where its pixels aren't understood.
 */
export function planRedaction(
  parsed: ParsedFile,
  untrustedRequest: RedactionRequest,
  { avoided, clearsBits = false }: EncodingWishes = {},
): RedactionPlan | null {
  if (!clearsBits && untrustedRequest.every(({ boxes }) => boxes.length === 0)) return null;
  const image = describeImage(parsed.dataSet);
  const element = pixelElement(parsed.dataSet);
  if (image.kind === 'refused' || !element || element.items) throw new RedactionError('no-picture');
  const asked = spreadBoxes(untrustedRequest, image);
  if (!element.fragments) return inPlace(parsed, image, asked);
  const { chosen, blocks } = chooseMethod(parsed, image, clearsBits ? null : asked.keys(), avoided);
  const grid = snapGrid(parsed.transferSyntax.uid, image);
  const frames = [...asked].map(([frame, boxes]) => {
    const cover = blocks?.get(frame);
    return cover ? distinct(coverBlocks(frame, boxes, cover, image)) : coveredFrame(frame, boxes, grid, image);
  });
  return { ...chosen, frames, everyFrame: chosen.everyFrame || clearsBits, clearsBits };
}

function inPlace(parsed: ParsedFile, image: ImageDescription, asked: ReadonlyMap<number, readonly PixelBox[]>): RedactionPlan {
  // Samples that share a byte with others, and colours that several rows share.
  if (image.photometric === 'YBR_PARTIAL_420' || (image.bitsAllocated !== 1 && image.bitsAllocated % 8 !== 0))
    throw new RedactionError('syntax-not-covered');
  const grid = snapGrid(null, image);
  return {
    method: 'in-place',
    everyFrame: false,
    clearsBits: false,
    frames: [...asked].map(([frame, boxes]) => coveredFrame(frame, boxes, grid, image)),
    fill: fillValue(parsed, image, image.photometric),
    transferSyntaxUid: parsed.transferSyntax.uid,
    photometric: null,
    planarConfiguration: null,
  };
}

/** Native samples of 4:2:2: two pixels beside each other share their colours. `uid`: of encapsulated frames. */
function snapGrid(uid: string | null, image: ImageDescription): PixelGrid {
  const isNative = uid === null || isNativeFrame(uid);
  return { width: isNative && isNative422(image) ? 2 : 1, height: 1 };
}

function coveredFrame(frame: number, boxes: readonly PixelBox[], grid: PixelGrid, image: ImageDescription): CoveredFrame {
  return distinct({ frame, boxes: boxes.map((box) => snapBox(box, grid, NO_MORE, image)), inner: null });
}

const distinct = ({ frame, boxes, inner }: CoveredFrame): CoveredFrame => ({
  frame,
  boxes: withoutCovered(boxes),
  inner: inner && withoutCovered(inner),
});
