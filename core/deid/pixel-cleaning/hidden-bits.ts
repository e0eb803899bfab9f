import type { ParsedFile } from '../../dicom/parse-file.js';
import { codestreamOf, readJpeg2000Header } from '../../pixels/codecs/jpeg-2000-header.js';
import { readJpegHeader } from '../../pixels/codecs/jpeg-header.js';
import type { CodecFamily, CodecOutput, CodecSet } from '../../pixels/frame-codec.js';
import { FrameError } from '../../pixels/frame-error.js';
import { frameSyntaxOf } from '../../pixels/frame-syntaxes.js';
import { encapsulatedFrame, pixelElement } from '../../pixels/frames.js';
import { describeImage, type ImageDescription } from '../../pixels/image-description.js';
import type { LeftOutReason } from '../export-plan.js';
import { isOvershoot, mayOvershoot } from './overshoot.js';
import { allBits, isProper, type UnusedBits, unusedBits } from './unused-bits.js';

/** Codestreams of containers as they lie, bits beside the value included. */
const WHOLE_CONTAINERS: ReadonlySet<CodecFamily> = new Set(['rle', 'deflated-frame']);

/**
 * Why a file stays whose compressed frames hold more than the picture: bits beside the stored values that are neither zero nor the sign, such
 * as an overlay that was drawn into them. In native frames they are cleared; in a codestream that can't be done without encoding the
 * picture anew. Only frames whose codestream has room for such bits are decoded. Null where there is nothing of the kind.
 */
export async function whyBitsHide(parsed: ParsedFile, codecs: CodecSet): Promise<LeftOutReason | null> {
  const image = describeImage(parsed.dataSet);
  const { uid } = parsed.transferSyntax;
  const family = frameSyntaxOf(uid)?.family;
  if (image.kind === 'refused' || !family || !pixelElement(parsed.dataSet)?.fragments || !unusedBits(image)) return null;
  await codecs.prepare(uid);
  try {
    for (let frame = 0; frame < image.numberOfFrames; frame += 1) {
      const codestream = encapsulatedFrame(parsed, image, frame);
      const bits = hasRoom(family, codestream, image);
      if (bits && isDirty(codecs.codecFor(uid).decode(codestream, wholeContainers(image)), bits, image, mayOvershoot(uid, codestream)))
        return 'bits-beside-picture';
    }
    return null;
  } catch (error) {
    // Nobody can say what such a frame holds beside its picture.
    if (error instanceof FrameError) return 'codestream-not-understood';
    throw error;
  }
}

/**
 * Whether the bits beside the values of all frames can be cleared without a change in what is seen. A value that stands a little beyond the
 * range among bright ones may be a bright place, in a codestream that lost something or under a description with too few bits: without its
 * highest bit it would be a black point. Containers that are drawn without those bits in any case have no such place.
 * @throws FrameError
 */
export async function mayClearBits(parsed: ParsedFile, codecs: CodecSet): Promise<boolean> {
  const image = describeImage(parsed.dataSet);
  const { uid } = parsed.transferSyntax;
  const family = frameSyntaxOf(uid)?.family;
  if (image.kind === 'refused' || !family) return false;
  if (WHOLE_CONTAINERS.has(family)) return true;
  await codecs.prepare(uid);
  for (let frame = 0; frame < image.numberOfFrames; frame += 1) {
    const codestream = encapsulatedFrame(parsed, image, frame);
    if (mayOvershoot(uid, codestream)) return false;
    const bits = hasRoom(family, codestream, image);
    if (bits && hasBrightPlace(codecs.codecFor(uid).decode(codestream, wholeContainers(image)), bits, image)) return false;
  }
  return true;
}

/** Where the value stands in what the codestream holds; null where there is no room beside it. */
function hasRoom(family: CodecFamily, codestream: Uint8Array, image: ImageDescription): UnusedBits | null {
  if (WHOLE_CONTAINERS.has(family)) return unusedBits(image);
  const { precision } =
    family === 'jpeg-2000' || family === 'htj2k' ? readJpeg2000Header(codestreamOf(codestream)) : readJpegHeader(codestream);
  // What is wider than its containers is drawn with all its bits.
  if (precision <= image.bitsStored || precision > image.bitsAllocated) return null;
  // A codestream holds values, not places in a container.
  return unusedBits({ ...image, highBit: image.bitsStored - 1 });
}

/** The description under which a decoder masks nothing. */
const wholeContainers = (image: ImageDescription): ImageDescription => ({
  ...image,
  bitsStored: image.bitsAllocated,
  highBit: image.bitsAllocated - 1,
});

function hasBrightPlace({ samples }: CodecOutput, bits: UnusedBits, image: ImageDescription): boolean {
  const all = allBits(bits.width);
  for (let at = 0; at < samples.length; at += 1)
    if (!isProper(((samples[at] as number) & all) >>> 0, bits) && isOvershoot(samples, at, image)) return true;
  return false;
}

function isDirty({ samples }: CodecOutput, bits: UnusedBits, image: ImageDescription, isLossy: boolean): boolean {
  const all = allBits(bits.width);
  for (let at = 0; at < samples.length; at += 1) {
    if (isProper(((samples[at] as number) & all) >>> 0, bits)) continue;
    if (!isLossy || !isOvershoot(samples, at, image)) return true;
  }
  return false;
}
