import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CodecWasm, EncoderWasm } from '../core/pixels/frame-codec.js';

const require = createRequire(import.meta.url);

/** Where each package's binary lies. jxl-oxide's can only be asked for by `import`, so it is found beside its package.json. */
const PATHS: Readonly<Record<CodecWasm | EncoderWasm, () => string>> = {
  charls: () => require.resolve('@cornerstonejs/codec-charls/decodewasm'),
  'libjpeg-turbo': () => require.resolve('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm'),
  openjpeg: () => require.resolve('@cornerstonejs/codec-openjpeg/decodewasm'),
  openjph: () => require.resolve('@cornerstonejs/codec-openjph/wasm'),
  'charls-encoder': () => require.resolve('@cornerstonejs/codec-charls/wasm'),
  'openjpeg-encoder': () => require.resolve('@cornerstonejs/codec-openjpeg/wasm'),
  'jxl-oxide': () => join(dirname(require.resolve('jxl-oxide-wasm/package.json')), 'jxl_oxide_wasm_bg.wasm'),
};

/** The codecs' WebAssembly, from the packages that ship it. */
export async function loadCodecWasm(name: CodecWasm | EncoderWasm): Promise<Uint8Array> {
  return readFileSync(PATHS[name]());
}
