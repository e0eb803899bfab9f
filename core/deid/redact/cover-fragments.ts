import { deflateSync } from 'fflate';
import { memorySource } from '../../dicom/byte-source.js';
import { inflateRange } from '../../dicom/inflate.js';
import { PARSE_LIMITS } from '../../dicom/parse-error.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { readJpegHeader } from '../../pixels/codecs/jpeg-header.js';
import { RLE_LOSSLESS } from '../../pixels/encoded-syntaxes.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import type { CodestreamPiece } from '../codestream/clean-codestream.js';
import { cleanCodestream, cleanEncoded, cleanedFrames } from '../pixel-cleaning/clean-fragments.js';
import { fragmentedValue } from '../pixel-cleaning/fragmented-value.js';
import type { NewPixelValue } from '../pixel-cleaning/pixel-cleaning.js';
import { clearSamples } from '../pixel-cleaning/unused-bits.js';
import { DEFLATED_FRAMES, isNativeFrame } from './choose-method.js';
import { coverNativeFrame } from './cover-native.js';
import { fillSamples } from './fill-samples.js';
import { blackenBlocks, blockCover } from './jpeg-blocks.js';
import { type CoveredFrame, RedactionError, type RedactionPlan } from './redaction.js';
import type { RedactionCodecs } from './redaction-codecs.js';

/**
 * Encapsulated pixel data with boxes covered, and without what is no picture. Frames that stay are copied as they lie.
 * @throws RedactionError, FrameError, CodestreamError
 */
export function coverFragments(parsed: ParsedFile, image: ImageDescription, plan: RedactionPlan, codecs: RedactionCodecs): NewPixelValue {
  const clean = cleanedFrames(parsed, image);
  const covered = new Map(plan.frames.map((frame) => [frame.frame, frame]));
  const contents: (readonly CodestreamPiece[] | null)[] = clean.frames.map((_, frame) => {
    const boxes = covered.get(frame);
    if (!boxes && !plan.everyFrame) return clean.cleaned[frame] ?? null;
    return [coverFrame(parsed, image, plan, cleanCodestream(parsed, clean, frame), boxes ?? { frame, boxes: [], inner: null }, codecs)];
  });
  return fragmentedValue(clean.frames, contents, clean.hasTable);
}

function coverFrame(
  parsed: ParsedFile,
  image: ImageDescription,
  plan: RedactionPlan,
  codestream: Uint8Array,
  covered: CoveredFrame,
  codecs: RedactionCodecs,
): Uint8Array {
  if (plan.method === 'blocks') {
    const cover = blockCover(readJpegHeader(codestream), image, plan.fill);
    if (!cover) throw new RedactionError('syntax-not-covered');
    return blackenBlocks(codestream, covered, cover);
  }
  const { uid } = parsed.transferSyntax;
  if (isNativeFrame(uid)) {
    const isDeflated = uid === DEFLATED_FRAMES;
    const samples = isDeflated ? inflateRange(memorySource(codestream), 0, PARSE_LIMITS) : codestream;
    const native = coverNativeFrame(samples, image, covered.boxes, plan.fill);
    return isDeflated ? deflateSync(native, { level: 6 }) : native;
  }
  const { samples, photometric, unmasked, signed, wider } = codecs.decoders.codecFor(uid).decode(codestream, image);
  // A codestream with a sign under a description without one: no description that is written says both.
  if (signed && !image.signed) throw new RedactionError('syntax-not-covered');
  if (plan.clearsBits) {
    // Values that don't fit the description are drawn with all their bits: none of them is beside the picture.
    if (wider) throw new RedactionError('syntax-not-covered');
    clearSamples(samples, unmasked, image);
  }
  const place = image.highBit - image.bitsStored + 1;
  const fill = plan.fill.map((value) => value * (unmasked ? 2 ** place : 1));
  fillSamples(samples, image, covered.boxes, fill);
  // Other encoders than RLE write values, not places in a container.
  if (unmasked && place !== 0 && plan.transferSyntaxUid !== RLE_LOSSLESS) throw new RedactionError('syntax-not-covered');
  const encoded = codecs.encoders.encoderFor(plan.transferSyntaxUid).encode(samples, { ...image, photometric });
  return cleanEncoded(encoded, plan.transferSyntaxUid, image);
}
