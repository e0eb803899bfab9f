import type { CodecOutput, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import { checkCodestream, decodedOutput } from './decoded-values.js';
import { samplesOfBytes, type WasmCodec } from './emscripten.js';
import { readJpegHeader, terminated } from './jpeg-header.js';
import { interleavePlanes } from './native.js';

const SOF55 = 0xf7;

/** JPEG-LS, lossless and near-lossless (ISO 14495-1), by CharLS. */
export function jpegLsCodec(wasm: WasmCodec): FrameCodec {
  return { family: 'jpeg-ls', decode: (codestream, image) => decode(wasm, codestream, image) };
}

function decode(wasm: WasmCodec, codestream: Uint8Array, image: ImageDescription): CodecOutput {
  const header = readJpegHeader(codestream);
  if (header.frameMarker !== SOF55) throw new FrameError('codestream-mismatch', 'JPEG process');
  checkCodestream(header, image);
  // Where no end stands, CharLS looks for a marker far behind the bytes, for many seconds.
  const { bytes, info, interleaveMode } = wasm.decode(terminated(codestream));
  if (info.width !== image.columns || info.height !== image.rows || info.componentCount !== image.samplesPerPixel)
    throw new FrameError('codestream-mismatch', 'decoded size');
  const decoded = samplesOfBytes(bytes, info.bitsPerSample, image.rows * image.columns * image.samplesPerPixel);
  const planar = interleaveMode === 0 && image.samplesPerPixel > 1;
  const samples = planar ? interleavePlanes(decoded, image.samplesPerPixel) : decoded;
  return decodedOutput(samples, header, image, image.photometric);
}
