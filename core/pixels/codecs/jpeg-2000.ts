import type { CodecFamily, CodecOutput, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import type { Photometric } from '../photometric-names.js';
import { checkCodestream, toContainer } from './decoded-values.js';
import { samplesOfBytes, type WasmCodec } from './emscripten.js';
import { codestreamOf, readJpeg2000Header } from './jpeg-2000-header.js';

/** JPEG 2000 by OpenJPEG (ISO 15444-1). */
export const jpeg2000Codec = (wasm: WasmCodec): FrameCodec => codec('jpeg-2000', wasm);
/** High-Throughput JPEG 2000 by OpenJPH (ISO 15444-15). */
export const htj2kCodec = (wasm: WasmCodec): FrameCodec => codec('htj2k', wasm);

function codec(family: CodecFamily, wasm: WasmCodec): FrameCodec {
  return { family, decode: (codestream, image) => decode(wasm, codestreamOf(codestream), image) };
}

/** The decoders undo the multiple component transform that the codestream declares, so YBR_ICT and YBR_RCT come out as RGB (PS3.5 §8.2.4). */
function decode(wasm: WasmCodec, codestream: Uint8Array, image: ImageDescription): CodecOutput {
  const header = readJpeg2000Header(codestream);
  checkCodestream(header, image);
  if (header.extended) throw new FrameError('syntax-not-supported', 'JPEG 2000 Part 2');
  if (header.precision > 16) throw new FrameError('bits-not-supported', 'JPEG 2000');
  if (!header.uniform) throw new FrameError('bits-not-supported', 'JPEG 2000 components');
  const { bytes, info } = wasm.decode(codestream);
  if (
    info.width !== image.columns ||
    info.height !== image.rows ||
    info.componentCount !== image.samplesPerPixel ||
    info.bitsPerSample !== header.precision
  ) {
    throw new FrameError('codestream-mismatch', 'decoded size');
  }
  const samples = samplesOfBytes(bytes, header.precision, header.signed, image.rows * image.columns * image.samplesPerPixel);
  return {
    samples: toContainer(samples, header, image),
    photometric: afterTransform(image.photometric),
    unmasked: false,
    signed: header.signed,
  };
}

const afterTransform = (photometric: Photometric): Photometric =>
  photometric === 'YBR_ICT' || photometric === 'YBR_RCT' ? 'RGB' : photometric;
