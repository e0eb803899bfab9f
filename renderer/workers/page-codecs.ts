import charlsUrl from '@cornerstonejs/codec-charls/decodewasm?url';
import turboUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openjpegUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjphUrl from '@cornerstonejs/codec-openjph/wasm?url';
import jxlUrl from 'jxl-oxide-wasm/module.wasm?url';
import { createCodecs } from '../../core/pixels/codecs/codec-set.js';
import type { CodecSet, CodecWasm } from '../../core/pixels/frame-codec.js';

const WASM: Readonly<Record<CodecWasm, string>> = {
  charls: charlsUrl,
  'libjpeg-turbo': turboUrl,
  openjpeg: openjpegUrl,
  openjph: openjphUrl,
  'jxl-oxide': jxlUrl,
};

/** The codecs of this worker, loaded from the app's own origin when a picture needs them. */
export const pageCodecs: CodecSet = createCodecs(async (name) => {
  const answer = await fetch(WASM[name]);
  if (!answer.ok) throw new Error(`the decoder ${name} could not be loaded`);
  return new Uint8Array(await answer.arrayBuffer());
});
