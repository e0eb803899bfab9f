import type { CodecOutput, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import type { Photometric } from '../photometric-names.js';
import { checkCodestream, decodedOutput } from './decoded-values.js';
import { jpegXlCodestream, readJpegXlHeader } from './jpeg-xl-header.js';
import type { JpegXlModule } from './jpeg-xl-module.js';
import { readPngSamples } from './png-samples.js';

/** JPEG XL (ISO 18181-1), lossless, lossy and of JPEGs packed anew, by jxl-oxide. */
export function jpegXlCodec(wasm: JpegXlModule): FrameCodec {
  return { family: 'jpeg-xl', decode: (codestream, image) => decode(wasm, codestream, image) };
}

function decode(wasm: JpegXlModule, bytes: Uint8Array, image: ImageDescription): CodecOutput {
  const { codestream, wasJpeg } = jpegXlCodestream(bytes);
  const header = readJpegXlHeader(codestream);
  checkCodestream(header, image);
  // The decoder's samples are of 16 bits: what has more would lose its lowest.
  if (header.precision > 16) throw new FrameError('bits-not-supported', 'JPEG XL');
  const { rows, columns, samplesPerPixel: channels } = image;
  const { samples, bits } = readPngSamples(wasm.decodeToPng(codestream), { rows, columns, channels });
  // The full range of 8 or 16 bits stands for that of the codestream's precision.
  const [most, full] = [2 ** header.precision - 1, 2 ** bits - 1];
  if (most !== full)
    for (let index = 0; index < samples.length; index++) samples[index] = Math.round(((samples[index] as number) * most) / full);
  const photometric = wasJpeg || header.xyb ? asRgb(image.photometric) : image.photometric;
  return decodedOutput(samples, header, image, photometric);
}

/** The decoder has turned every kind of YCbCr back. */
const asRgb = (photometric: Photometric): Photometric => (photometric.startsWith('YBR') ? 'RGB' : photometric);
