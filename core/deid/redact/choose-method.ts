import type { ParsedFile } from '../../dicom/parse-file.js';
import { readJpegHeader } from '../../pixels/codecs/jpeg-header.js';
import {
  encodedPhotometric,
  encodesExactly,
  HTJ2K_LOSSLESS,
  JPEG_2000_LOSSLESS,
  JPEG_LS_LOSSLESS,
  RLE_LOSSLESS,
} from '../../pixels/encoded-syntaxes.js';
import { frameSyntaxOf } from '../../pixels/frame-syntaxes.js';
import { encapsulatedFrame } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import type { Photometric } from '../../pixels/photometric-names.js';
import { fillValue } from './fill-value.js';
import { type BlockCover, blockCover } from './jpeg-blocks.js';
import { RedactionError, type RedactionPlan } from './redaction.js';

const PREFIX = '1.2.840.10008.1.2.';
/** Frames are native, or native and deflated: they are covered as native ones are. */
const NATIVE_FRAMES = `${PREFIX}1.98`;
export const DEFLATED_FRAMES = `${PREFIX}8.1`;

/** Syntaxes that lose nothing and are written again as they are, where the encoder is exact for the samples. */
const OWN_ENCODER: ReadonlySet<string> = new Set([RLE_LOSSLESS, JPEG_LS_LOSSLESS, JPEG_2000_LOSSLESS, HTJ2K_LOSSLESS]);
/** JPEG lossless: no kept package writes it. */
const LOSSLESS_JPEG: ReadonlySet<string> = new Set([`${PREFIX}4.57`, `${PREFIX}4.70`]);
/** Sequential DCT, where files are honest. */
const SEQUENTIAL_JPEG: ReadonlySet<string> = new Set([`${PREFIX}4.50`, `${PREFIX}4.51`]);

/** How boxes get into frames of one kind, whatever they show. */
export type ChosenMethod = Pick<RedactionPlan, 'method' | 'everyFrame' | 'transferSyntaxUid' | 'photometric' | 'planarConfiguration'>;

/**
 * How boxes get into compressed frames, with what value, and how blocks of those frames are covered, where that is the way.
 * @param frames those with boxes; null where all are decoded and encoded anew, whatever is covered in them
 * @throws RedactionError where there is no way without loss; FrameError
 */
export function chooseMethod(
  parsed: ParsedFile,
  image: ImageDescription,
  frames: Iterable<number> | null,
  avoided?: string,
): { readonly chosen: ChosenMethod & Pick<RedactionPlan, 'fill'>; readonly blocks: ReadonlyMap<number, BlockCover> | null } {
  const { uid } = parsed.transferSyntax;
  const fill = fillValue(parsed, image, isNativeFrame(uid) ? image.photometric : decodedPhotometric(image.photometric));
  // Samples that stay as they lie keep what lies beside them.
  if (frames === null && isNativeFrame(uid)) throw new RedactionError('syntax-not-covered');
  const blocks = frames && SEQUENTIAL_JPEG.has(uid) ? blocksOf(parsed, image, frames, fill) : null;
  const chosen = methodFor(uid, image, blocks !== null, avoided);
  if (!chosen) throw new RedactionError('syntax-not-covered');
  return { chosen: { ...chosen, fill }, blocks };
}

/** Frames of native samples, in fragments. */
export const isNativeFrame = (uid: string): boolean => uid === NATIVE_FRAMES || uid === DEFLATED_FRAMES;

/**
 * How boxes get into encapsulated frames of that transfer syntax and description; null where there is no way without loss.
 * @param blocks the frames are sequential JPEG whose blocks can be made black
 * @param avoided a transfer syntax whose encoder failed on these samples
 */
export function methodFor(uid: string, image: ImageDescription, blocks: boolean, avoided?: string): ChosenMethod | null {
  if (!frameSyntaxOf(uid)?.family) return null;
  const stays = { everyFrame: false, transferSyntaxUid: uid, photometric: null, planarConfiguration: null } as const;
  if (isNativeFrame(uid)) return { ...stays, method: 'same-syntax' };
  if (blocks) return { ...stays, method: 'blocks' };
  const photometric = decodedPhotometric(image.photometric);
  // Decoded samples of these would be described wrongly: colours of a narrow range have no name of their own without sub-sampling.
  if (photometric === 'YBR_PARTIAL_422' || photometric === 'YBR_PARTIAL_420') return null;
  if (OWN_ENCODER.has(uid) && uid !== avoided && encodesExactly(uid, image, photometric)) {
    const written = encodedPhotometric(uid, photometric);
    const isOther = written !== image.photometric && uid !== RLE_LOSSLESS;
    // One name holds for all frames of a file.
    return { ...stays, method: 'same-syntax', everyFrame: isOther, photometric: isOther ? written : null };
  }
  const target = LOSSLESS_JPEG.has(uid) || OWN_ENCODER.has(uid) ? RLE_LOSSLESS : JPEG_LS_LOSSLESS;
  const possible = [target, RLE_LOSSLESS].find(
    (other) => other !== avoided && encodesExactly(other, image, photometric) && keepsPlace(other, image),
  );
  if (!possible) return null;
  return {
    method: possible === RLE_LOSSLESS ? 'to-rle' : 'to-jpeg-ls',
    everyFrame: true,
    transferSyntaxUid: possible,
    photometric: photometric === image.photometric ? null : photometric,
    planarConfiguration: image.samplesPerPixel > 1 && image.planarConfiguration === 1 ? 0 : null,
  };
}

/** What decoders make of it: 4:2:2 is up-sampled, the transforms of JPEG 2000 are undone. */
function decodedPhotometric(photometric: Photometric): Photometric {
  if (photometric === 'YBR_FULL_422') return 'YBR_FULL';
  return photometric === 'YBR_ICT' || photometric === 'YBR_RCT' ? 'RGB' : photometric;
}

/** RLE holds containers: decoded values stand in their lowest bits, and a description that says otherwise would shift them. */
const keepsPlace = (uid: string, { bitsStored, highBit }: ImageDescription): boolean => uid !== RLE_LOSSLESS || highBit === bitsStored - 1;

/** How blocks of each frame are covered; null where one can't be. */
function blocksOf(
  parsed: ParsedFile,
  image: ImageDescription,
  frames: Iterable<number>,
  fill: readonly number[],
): ReadonlyMap<number, BlockCover> | null {
  const covers = new Map<number, BlockCover>();
  for (const frame of frames) {
    const cover = blockCover(readJpegHeader(encapsulatedFrame(parsed, image, frame)), image, fill);
    if (!cover) return null;
    covers.set(frame, cover);
  }
  return covers;
}
