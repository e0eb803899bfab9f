/** One file of the models or of what runs them, as the build copies it from its package. */
export interface ModelFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Of the file that was tried and measured: another one isn't loaded. */
  readonly sha256: string;
}

/** What a host loads: the build copies these under their own names. */
export const MODEL_FILES = {
  runtime: {
    name: 'ort.wasm.min.mjs',
    size: 50_126,
    sha256: '219e6a1fc8a9938268d18efca3c91d310bd2f4a59bbd13744df5b2b7fc6cee3b',
  },
  glue: {
    name: 'ort-wasm-simd-threaded.mjs',
    size: 24_381,
    sha256: 'e13f7f94fc51b4ca72b12faeb1ee95f4ace6dfbc8939bc718aabdc0a27c4299b',
  },
  wasm: {
    name: 'ort-wasm-simd-threaded.wasm',
    size: 14_239_897,
    sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  },
  detection: {
    name: 'ch_PP-OCRv4_det_infer.onnx',
    size: 4_745_517,
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  recognition: {
    name: 'ch_PP-OCRv4_rec_infer.onnx',
    size: 10_822_323,
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  characters: {
    name: 'ppocr_keys_v1.txt',
    size: 26_249,
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
  face: {
    name: 'blazeface-back-256.onnx',
    size: 603_432,
    sha256: '427cbbe0fc41448d09e1dc9cfabe2423d997cf2faaeab91fadd09a510b63b8e2',
  },
} as const satisfies Readonly<Record<string, ModelFile>>;

/** A file of the text models isn't there, or isn't the one that was measured. A fault of the installation, not of a scan. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

/** @throws ModelFileError where size or hash is another. `sha256` is what the host computed from the bytes, in lower-case hexadecimal. */
export function checkModelFile(file: ModelFile, size: number, sha256: string): void {
  if (size !== file.size || sha256 !== file.sha256) throw new ModelFileError(`${file.name} is not the file that belongs to this program`);
}
