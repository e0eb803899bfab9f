import type { ParsedFile } from '../../dicom/parse-file.js';
import type { DecodedFrame } from '../../pixels/decoded-frame.js';
import type { CodecSet } from '../../pixels/frame-codec.js';
import { FrameError } from '../../pixels/frame-error.js';
import { frameFragments, joinFragments, pixelElement } from '../../pixels/frames.js';
import { describeImage, type ImageDescription } from '../../pixels/image-description.js';
import { readFrame } from '../../pixels/read-frame.js';
import { CodestreamError } from '../codestream/clean-codestream.js';
import type { RedactionCount } from '../export-review.js';
import { type CleanedFrames, cleanCodestream, cleanedFrames } from '../pixel-cleaning/clean-fragments.js';
import { clearSamples } from '../pixel-cleaning/unused-bits.js';
import { ReviewError } from '../review-error.js';
import { compareBlocks } from './compare-blocks.js';
import { compareFrames } from './compare-frames.js';
import type { CoveredFrame, RedactionPlan } from './redaction.js';
import type { RedactionCodecs } from './redaction-codecs.js';

/**
 * Counts again from both files: decodes every frame with boxes on both sides and compares all pixels. Under boxes stands the fill,
 * everywhere else what the source has. Frames without boxes have the bytes that they had, or, where all frames are encoded anew, the
 * pixels.
 * @throws ReviewError where anything differs, or can't be decoded.
 */
export function checkRedaction(plan: RedactionPlan, source: ParsedFile, output: ParsedFile, codecs?: RedactionCodecs): RedactionCount {
  try {
    return count(plan, source, output, codecs?.decoders ?? NATIVE_ONLY);
  } catch (error) {
    if (error instanceof FrameError || error instanceof CodestreamError) throw new ReviewError('review-differs', '(7FE0,0010)');
    throw error;
  }
}

/** Native pixels need no codec. */
const NATIVE_ONLY: CodecSet = {
  prepare: () => Promise.resolve(),
  codecFor() {
    throw new FrameError('codec-not-loaded');
  },
};

function count(plan: RedactionPlan, source: ParsedFile, output: ParsedFile, decoders: CodecSet): RedactionCount {
  const image = describeImage(source.dataSet);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  const isNative = !pixelElement(source.dataSet)?.fragments;
  const clean = isNative ? null : cleanedFrames(source, image);
  let boxes = 0;
  let pixels = 0;
  let bytesWritten = 0;
  for (const covered of plan.frames) {
    const before = readSource(plan, source, covered.frame, decoders);
    const covering = compareFrames(before, readFrame(output, covered.frame, decoders), covered, plan.fill);
    boxes += covered.boxes.length;
    pixels += covering;
    if (clean) bytesWritten += checkEncoded(plan, covered, clean, image, source, output);
    else bytesWritten += Math.ceil((covering * before.samplesPerPixel * before.bitsAllocated) / 8);
  }
  if (clean) bytesWritten += checkOtherFrames(plan, clean, image, source, output, decoders);
  return { method: plan.method, frames: plan.frames.length, boxes, pixels, bytesWritten };
}

/** A frame that was encoded anew: how many bytes of the source it stands for. */
function checkEncoded(
  plan: RedactionPlan,
  covered: CoveredFrame,
  clean: CleanedFrames,
  image: ImageDescription,
  source: ParsedFile,
  output: ParsedFile,
): number {
  const codestream = cleanCodestream(source, clean, covered.frame);
  if (plan.method === 'blocks') compareBlocks(codestream, outputCodestream(output, image, covered.frame), covered, image, plan.fill);
  return codestream.length;
}

/** Frames without boxes; the bytes of the source that don't leave as they were. */
function checkOtherFrames(
  plan: RedactionPlan,
  clean: CleanedFrames,
  image: ImageDescription,
  source: ParsedFile,
  output: ParsedFile,
  decoders: CodecSet,
): number {
  const covered = new Set(plan.frames.map(({ frame }) => frame));
  let bytesWritten = 0;
  for (let frame = 0; frame < image.numberOfFrames; frame++) {
    if (covered.has(frame)) continue;
    const codestream = cleanCodestream(source, clean, frame);
    if (plan.everyFrame) {
      const untouched = { frame, boxes: [], inner: null };
      compareFrames(readSource(plan, source, frame, decoders), readFrame(output, frame, decoders), untouched, plan.fill);
      bytesWritten += codestream.length;
    } else if (!isSame(codestream, outputCodestream(output, image, frame))) {
      throw new ReviewError('review-differs', '(7FE0,0010)');
    }
  }
  return bytesWritten;
}

/** A frame of the source as it has to be in the copy: without what was hidden beside its values. */
function readSource({ clearsBits }: RedactionPlan, source: ParsedFile, frame: number, decoders: CodecSet): DecodedFrame {
  const before = readFrame(source, frame, decoders);
  if (clearsBits) clearSamples(before.samples, before.unmasked, { ...before, sampleKind: 'integer' });
  return before;
}

const outputCodestream = (output: ParsedFile, image: ImageDescription, frame: number): Uint8Array =>
  joinFragments(output.dataSet, frameFragments(output, image)[frame]?.fragments ?? []);

/** Equal bytes, but for one zero that makes a fragment even. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return false;
  const longer = one.length > other.length ? one : other;
  return longer.length === length || (longer.length === length + 1 && length % 2 === 1 && longer[length] === 0);
}
