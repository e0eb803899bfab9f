import charlsUrl from '@cornerstonejs/codec-charls/decodewasm?url';
import charlsEncoderUrl from '@cornerstonejs/codec-charls/wasm?url';
import turboUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openjpegUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjpegEncoderUrl from '@cornerstonejs/codec-openjpeg/wasm?url';
import openjphUrl from '@cornerstonejs/codec-openjph/wasm?url';
import jxlUrl from 'jxl-oxide-wasm/module.wasm?url';
import { createCodecs } from '../../core/pixels/codecs/codec-set.js';
import { createEncoders } from '../../core/pixels/codecs/encoder-set.js';
import type { CodecSet, CodecWasm, EncoderWasm } from '../../core/pixels/frame-codec.js';
import type { EncoderSet } from '../../core/pixels/frame-encoder.js';

const WASM: Readonly<Record<CodecWasm | EncoderWasm, string>> = {
  charls: charlsUrl,
  'libjpeg-turbo': turboUrl,
  openjpeg: openjpegUrl,
  'charls-encoder': charlsEncoderUrl,
  'openjpeg-encoder': openjpegEncoderUrl,
  openjph: openjphUrl,
  'jxl-oxide': jxlUrl,
};

/** The codecs of this worker, loaded from the app's own origin when a picture needs them. */
export const pageCodecs: CodecSet = createCodecs(loadWasm);
/** The encoders of this worker, for boxes in compressed pictures. */
export const pageEncoders: EncoderSet = createEncoders(loadWasm);

/** A codec's WebAssembly, from the app's own origin. */
export async function loadWasm(name: CodecWasm | EncoderWasm): Promise<Uint8Array> {
  const answer = await fetch(WASM[name]);
  if (!answer.ok) throw new Error(`the codec ${name} could not be loaded`);
  return new Uint8Array(await answer.arrayBuffer());
}
