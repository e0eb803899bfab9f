import type { ParsedFile } from '../../dicom/parse-file.js';
import type { DecodedFrame } from '../../pixels/decoded-frame.js';
import type { CodecSet } from '../../pixels/frame-codec.js';
import { FrameError } from '../../pixels/frame-error.js';
import { readFrame } from '../../pixels/read-frame.js';
import { storedValues } from '../../pixels/stored-values.js';
import type { RedactionCount } from '../export-review.js';
import { ReviewError } from '../review-error.js';
import { maskOf } from './pixel-box.js';
import type { CoveredFrame, RedactionPlan } from './redaction.js';
import type { RedactionCodecs } from './redaction-codecs.js';

const PIXELS = '(7FE0,0010)';

/**
 * Counts again from both files: decodes every frame with boxes on both sides and compares all pixels. Under boxes stands the fill,
 * everywhere else what the source has.
 * @throws ReviewError where one pixel is another.
 */
export function checkRedaction(plan: RedactionPlan, source: ParsedFile, output: ParsedFile, codecs?: RedactionCodecs): RedactionCount {
  let boxes = 0;
  let pixels = 0;
  let bytesWritten = 0;
  const decoders = codecs?.decoders ?? NATIVE_ONLY;
  for (const covered of plan.frames) {
    const before = decode(source, covered.frame, decoders);
    const after = decode(output, covered.frame, decoders);
    const count = compareFrames(before, after, covered, plan.fill);
    boxes += covered.boxes.length;
    pixels += count;
    bytesWritten += Math.ceil((count * before.samplesPerPixel * before.bitsAllocated) / 8);
  }
  return { method: plan.method, frames: plan.frames.length, boxes, pixels, bytesWritten };
}

/** Native pixels need no codec. */
const NATIVE_ONLY: CodecSet = {
  prepare: () => Promise.resolve(),
  codecFor() {
    throw new FrameError('codec-not-loaded');
  },
};

function decode(file: ParsedFile, frame: number, decoders: CodecSet): DecodedFrame {
  try {
    return readFrame(file, frame, decoders);
  } catch (error) {
    if (error instanceof FrameError) throw new ReviewError('review-differs', PIXELS);
    throw error;
  }
}

/** The number of covered pixels. */
function compareFrames(before: DecodedFrame, after: DecodedFrame, { boxes }: CoveredFrame, fill: readonly number[]): number {
  const { rows, columns, samplesPerPixel } = before;
  if (after.rows !== rows || after.columns !== columns || after.samplesPerPixel !== samplesPerPixel || after.signed !== before.signed)
    throw new ReviewError('review-differs', PIXELS);
  const mask = maskOf(boxes, before);
  const old = storedValues(before);
  const fresh = storedValues(after);
  let covered = 0;
  for (let pixel = 0, at = 0; pixel < mask.length; pixel++) {
    const isCovered = mask[pixel] === 1;
    if (isCovered) covered++;
    for (let sample = 0; sample < samplesPerPixel; sample++, at++) {
      const expected = isCovered ? fill[sample] : old[at];
      if (fresh[at] !== expected && !(Number.isNaN(fresh[at]) && Number.isNaN(expected))) throw new ReviewError('review-differs', PIXELS);
    }
  }
  return covered;
}
