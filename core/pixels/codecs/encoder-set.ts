import createCharls from '@cornerstonejs/codec-charls/wasmjs';
import createOpenjpeg from '@cornerstonejs/codec-openjpeg/wasmjs';
import createOpenjph from '@cornerstonejs/codec-openjph/wasmjs';
import { HTJ2K_LOSSLESS, JPEG_2000_LOSSLESS, JPEG_LS_LOSSLESS, RLE_LOSSLESS } from '../encoded-syntaxes.js';
import type { EncoderWasm } from '../frame-codec.js';
import type { EncoderSet, FrameEncoder } from '../frame-encoder.js';
import { FrameError } from '../frame-error.js';
import { WasmBinary } from './emscripten.js';
import { rleEncoder } from './encode-rle.js';
import { jpeg2000Encoder, jpegLsEncoder } from './encode-wasm.js';

/** Which binary an encoder needs. */
const NEEDED: Readonly<Record<string, EncoderWasm>> = {
  [JPEG_LS_LOSSLESS]: 'charls-encoder',
  [JPEG_2000_LOSSLESS]: 'openjpeg-encoder',
  [HTJ2K_LOSSLESS]: 'openjph',
};

/** The encoders of one thread; `loadWasm` gives a package's binary and is asked once for each that is needed. */
export function createEncoders(loadWasm: (name: EncoderWasm) => Promise<Uint8Array>): EncoderSet {
  const wasm: Readonly<Record<EncoderWasm, WasmBinary>> = {
    'charls-encoder': new WasmBinary(createCharls),
    'openjpeg-encoder': new WasmBinary(createOpenjpeg),
    openjph: new WasmBinary(createOpenjph),
  };
  const encoders: Readonly<Record<string, FrameEncoder>> = {
    [RLE_LOSSLESS]: rleEncoder,
    [JPEG_LS_LOSSLESS]: jpegLsEncoder(wasm['charls-encoder']),
    [JPEG_2000_LOSSLESS]: jpeg2000Encoder(wasm['openjpeg-encoder'], 'J2KEncoder'),
    [HTJ2K_LOSSLESS]: jpeg2000Encoder(wasm.openjph, 'HTJ2KEncoder'),
  };
  return {
    async prepare(transferSyntaxUid) {
      const name = NEEDED[transferSyntaxUid];
      if (name && !wasm[name].loaded) wasm[name].load(await loadWasm(name));
    },
    encoderFor(transferSyntaxUid) {
      const encoder = encoders[transferSyntaxUid];
      if (!encoder) throw new FrameError('syntax-not-supported', 'encoder');
      return encoder;
    },
  };
}
