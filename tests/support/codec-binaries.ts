import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createCodecs } from '../../core/pixels/codecs/codec-set.js';
import type { CodecSet, CodecWasm } from '../../core/pixels/frame-codec.js';

const ADDRESSES: Readonly<Record<CodecWasm, string>> = {
  charls: '@cornerstonejs/codec-charls/decodewasm',
  'libjpeg-turbo': '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  openjpeg: '@cornerstonejs/codec-openjpeg/decodewasm',
  openjph: '@cornerstonejs/codec-openjph/wasm',
};

/** The binary of a codec package, as a host gives it. */
export const loadWasm = (name: CodecWasm): Promise<Uint8Array> => readFile(createRequire(import.meta.url).resolve(ADDRESSES[name]));

/** A new set of codecs with the packages' binaries. */
export const nodeCodecs = (): CodecSet => createCodecs(loadWasm);
