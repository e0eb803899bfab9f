import type { ParsedFile } from '../../dicom/parse-file.js';
import { isNative422, pixelElement } from '../../pixels/frames.js';
import { describeImage } from '../../pixels/image-description.js';
import { fillValue } from './fill-value.js';
import { type PixelBox, type PixelGrid, snapBox, withoutCovered } from './pixel-box.js';
import { type CoveredFrame, RedactionError, type RedactionPlan, type RedactionRequest } from './redaction.js';
import { spreadBoxes } from './spread-boxes.js';

const NO_MORE: PixelGrid = { width: 0, height: 0 };

/**
 * Says what covering the boxes would do to a file: the boxes as they will be, the method, and the syntax of the output. Null
 * where no box is asked for. Nothing is decoded; it reads headers of codestreams.
 * @throws RedactionError where the boxes can't be put into this file; FrameError where its pixels aren't understood.
 */
export function planRedaction(parsed: ParsedFile, untrustedRequest: RedactionRequest): RedactionPlan | null {
  if (untrustedRequest.every(({ boxes }) => boxes.length === 0)) return null;
  const image = describeImage(parsed.dataSet);
  const element = pixelElement(parsed.dataSet);
  if (image.kind === 'refused' || !element || element.items) throw new RedactionError('no-picture');
  const asked = spreadBoxes(untrustedRequest, image);
  if (element.fragments) throw new RedactionError('syntax-not-covered');
  if (image.photometric === 'YBR_PARTIAL_420') throw new RedactionError('syntax-not-covered');
  // Two pixels beside each other share their colours.
  const grid = { width: isNative422(image) ? 2 : 1, height: 1 };
  return {
    method: 'in-place',
    frames: [...asked].map(([frame, boxes]) => coveredFrame(frame, boxes, (box) => snapBox(box, grid, NO_MORE, image))),
    fill: fillValue(parsed, image, image.photometric),
    transferSyntaxUid: parsed.transferSyntax.uid,
    photometric: null,
    planarConfiguration: null,
  };
}

function coveredFrame(frame: number, boxes: readonly PixelBox[], snap: (box: PixelBox) => PixelBox): CoveredFrame {
  return { frame, boxes: withoutCovered(boxes.map(snap)), inner: null };
}
