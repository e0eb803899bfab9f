import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CodecWasm } from '../core/pixels/frame-codec.js';

const PACKAGES: Readonly<Record<CodecWasm, string>> = {
  charls: '@cornerstonejs/codec-charls/decodewasm',
  'libjpeg-turbo': '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  openjpeg: '@cornerstonejs/codec-openjpeg/decodewasm',
  openjph: '@cornerstonejs/codec-openjph/wasm',
};

/** The codecs' WebAssembly, from the packages that ship it. */
export async function loadCodecWasm(name: CodecWasm): Promise<Uint8Array> {
  return readFileSync(createRequire(import.meta.url).resolve(PACKAGES[name]));
}
