import type { CodecOutput } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import { checkCodestream, checkLength, decodedOutput } from './decoded-values.js';
import { samplesOfBytes, type WasmCodec } from './emscripten.js';
import { type JpegHeader, terminated } from './jpeg-header.js';

const APP0 = 0xe0;
const APP14 = 0xee;
/** An Adobe segment that says "no colour transform": the decoder then gives the components as they are stored. */
const NO_TRANSFORM = Uint8Array.of(0xff, APP14, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0);

/**
 * Frames of the DCT processes with 8 bits a sample (sequential and progressive, ISO 10918-1). The components stay as they
 * are stored: YBR_FULL and YBR_FULL_422 come out as up-sampled YBR_FULL. Only a codestream that itself says that it
 * was turned into YCbCr (Adobe transform 1) while the data set says RGB is turned back.
 */
export function decodeJpegBaseline(wasm: WasmCodec, codestream: Uint8Array, header: JpegHeader, image: ImageDescription): CodecOutput {
  if (header.precision !== 8) throw new FrameError('codestream-invalid', 'JPEG precision');
  checkCodestream(header, image);
  // Every block has a code of at least one bit.
  checkLength(codestream, Math.ceil(image.rows / 8) * Math.ceil(image.columns / 8));
  const convert = image.photometric === 'RGB' && header.adobeTransform === 1;
  const plain = convert || header.components === 1 ? codestream : withoutColourTransform(codestream, header);
  const { bytes, info } = wasm.decode(terminated(plain));
  if (info.width !== image.columns || info.height !== image.rows || info.componentCount !== image.samplesPerPixel)
    throw new FrameError('codestream-mismatch', 'decoded size');
  const samples = samplesOfBytes(bytes, 8, image.rows * image.columns * image.samplesPerPixel);
  const photometric = image.photometric === 'YBR_FULL_422' ? 'YBR_FULL' : image.photometric;
  return decodedOutput(samples, header, image, photometric);
}

/** Colours of a half or a quarter across, and of a half down or not. */
const USUAL: ReadonlySet<string> = new Set(['1×1', '2×1', '1×2', '2×2', '4×1']);

/** True where libjpeg-turbo's simple interface knows how the components are sub-sampled: both colours alike, and one of them for 1, 2 or 4 pixels. */
export const isSampledAsUsual = ({ components, frameComponents: [first, ...others] }: JpegHeader): boolean =>
  components === 1 ||
  (first !== undefined &&
    USUAL.has(`${first.horizontal}×${first.vertical}`) &&
    others.every(({ horizontal, vertical }) => horizontal === 1 && vertical === 1));

/** The codestream with one colour declaration instead of its own: JFIF and Adobe segments decide whether the decoder converts. */
function withoutColourTransform(codestream: Uint8Array, header: JpegHeader): Uint8Array {
  const kept = header.segments.filter((segment) => segment.marker !== APP0 && segment.marker !== APP14);
  const length =
    2 + NO_TRANSFORM.length + kept.reduce((sum, segment) => sum + segment.end - segment.offset, 0) + codestream.length - header.scanOffset;
  const plain = new Uint8Array(length);
  plain.set(codestream.subarray(0, 2));
  plain.set(NO_TRANSFORM, 2);
  let at = 2 + NO_TRANSFORM.length;
  for (const segment of kept) {
    plain.set(codestream.subarray(segment.offset, segment.end), at);
    at += segment.end - segment.offset;
  }
  plain.set(codestream.subarray(header.scanOffset), at);
  return plain;
}
