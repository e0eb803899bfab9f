import createCharls from '@cornerstonejs/codec-charls/decodewasmjs';
import createLibjpegTurbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import createOpenjpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import createOpenjph from '@cornerstonejs/codec-openjph/wasmjs';
import { allocateSamples } from '../decoded-frame.js';
import type { CodecFamily, CodecOutput, CodecSet, CodecWasm, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import { frameSyntaxOf } from '../frame-syntaxes.js';
import type { ImageDescription } from '../image-description.js';
import { deflatedFrameCodec } from './deflated-frame.js';
import { WasmCodec } from './emscripten.js';
import { htj2kCodec, jpeg2000Codec } from './jpeg-2000.js';
import { decodeJpegBaseline, isSampledAsUsual } from './jpeg-baseline.js';
import { decodeJpegDct } from './jpeg-dct.js';
import { type JpegHeader, readJpegHeader, withRowsInFrame } from './jpeg-header.js';
import { decodeJpegLossless } from './jpeg-lossless.js';
import { jpegLsCodec } from './jpeg-ls.js';
import { jpegXlCodec } from './jpeg-xl.js';
import { JpegXlModule } from './jpeg-xl-module.js';
import { decodeNative } from './native.js';
import { rleCodec } from './rle.js';

/** The codecs of one thread; `loadWasm` gives a package's binary and is asked once for each that is needed. */
export function createCodecs(loadWasm: (name: CodecWasm) => Promise<Uint8Array>): CodecSet {
  const wasm = {
    charls: new WasmCodec(createCharls, 'JpegLSDecoder'),
    'libjpeg-turbo': new WasmCodec(createLibjpegTurbo, 'JPEGDecoder'),
    openjpeg: new WasmCodec(createOpenjpeg, 'J2KDecoder'),
    openjph: new WasmCodec(createOpenjph, 'HTJ2KDecoder'),
    'jxl-oxide': new JpegXlModule(),
  } satisfies Readonly<Record<CodecWasm, WasmCodec | JpegXlModule>>;
  const codecs: Readonly<Record<CodecFamily, FrameCodec>> = {
    native: nativeFrameCodec,
    'deflated-frame': deflatedFrameCodec,
    rle: rleCodec,
    jpeg: jpegCodec(wasm['libjpeg-turbo']),
    'jpeg-ls': jpegLsCodec(wasm.charls),
    'jpeg-2000': jpeg2000Codec(wasm.openjpeg),
    htj2k: htj2kCodec(wasm.openjph),
    'jpeg-xl': jpegXlCodec(wasm['jxl-oxide']),
  };
  return {
    async prepare(transferSyntaxUid) {
      for (const name of frameSyntaxOf(transferSyntaxUid)?.wasm ?? []) {
        if (!wasm[name].loaded) wasm[name].load(await loadWasm(name));
      }
    },
    codecFor(transferSyntaxUid) {
      const syntax = frameSyntaxOf(transferSyntaxUid);
      if (!syntax) throw new FrameError('syntax-unknown');
      if (!syntax.family) throw new FrameError('syntax-not-supported', syntax.name);
      if (syntax.wasm.some((name) => !wasm[name].loaded)) throw new FrameError('codec-not-loaded', syntax.name);
      return codecs[syntax.family];
    },
  };
}

/** Encapsulated Uncompressed Explicit VR Little Endian: a native frame in its fragments. */
const nativeFrameCodec: FrameCodec = {
  family: 'native',
  decode: (bytes, image) => decodeNative(bytes, 0, image, { littleEndian: true, words: false }),
};

const LOSSLESS = 0xc3;
const DCT: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/** All of ISO 10918-1: the codestream says which process it is, because files name another one too often. */
function jpegCodec(libjpegTurbo: WasmCodec): FrameCodec {
  const decodeProcess = (codestream: Uint8Array, header: JpegHeader, image: ImageDescription): CodecOutput => {
    if (header.frameMarker === LOSSLESS) return decodeJpegLossless(codestream, header, image);
    if (DCT.has(header.frameMarker)) {
      const isOurs = header.precision === 12 || (header.precision === 8 && !isSampledAsUsual(header));
      return isOurs ? decodeJpegDct(codestream, header, image) : decodeJpegBaseline(libjpegTurbo, codestream, header, image);
    }
    throw new FrameError(header.frameMarker === 0xf7 ? 'codestream-mismatch' : 'syntax-not-supported', 'JPEG process');
  };
  return {
    family: 'jpeg',
    decode(bytes, image) {
      const codestream = withRowsInFrame(bytes);
      const header = readJpegHeader(codestream);
      if (header.rows === 0 || header.rows >= image.rows) return decodeProcess(codestream, header, image);
      return withRowsBelow(decodeProcess(codestream, header, { ...image, rows: header.rows }), image);
    },
  };
}

/** A frame that ends early, with rows of zeros below as DCMTK and GDCM have them: its data set says that there are more rows. */
function withRowsBelow(output: CodecOutput, image: ImageDescription): CodecOutput {
  const bitsAllocated = output.samples.BYTES_PER_ELEMENT * 8;
  const isSigned = output.samples instanceof Int8Array || output.samples instanceof Int16Array;
  const whole = allocateSamples('integer', bitsAllocated, isSigned, image.rows * image.columns * image.samplesPerPixel);
  whole.set(output.samples);
  return { ...output, samples: whole };
}
