import { readCharacters, type TextModels } from './text-models.js';

/** What is used of onnxruntime-web, which a host imports from the file that it checked. */
export interface OnnxRuntime {
  readonly env: {
    readonly wasm: { numThreads?: number | undefined; wasmBinary?: ArrayBufferLike | Uint8Array | undefined; wasmPaths?: unknown };
    logLevel?: string | undefined;
  };
  readonly Tensor: new (type: 'float32', values: Float32Array, dimensions: readonly number[]) => OnnxTensor;
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<OnnxSession> };
}
interface OnnxTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
  dispose(): void;
}
interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
}

/** The checked bytes of the models, and the address of the runtime's second script, which it imports itself. */
export interface ModelBytes {
  readonly wasm: Uint8Array;
  readonly glueAddress: string;
  readonly detection: Uint8Array;
  readonly recognition: Uint8Array;
  readonly characterList: string;
}

/** Sessions of both networks on one thread, each run once: the first run is slow. */
export async function startModels(runtime: OnnxRuntime, bytes: ModelBytes): Promise<TextModels> {
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmBinary = bytes.wasm;
  runtime.env.wasm.wasmPaths = { mjs: bytes.glueAddress };
  runtime.env.logLevel = 'error';
  const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all', enableMemPattern: false };
  const detection = await runtime.InferenceSession.create(bytes.detection, options);
  const recognition = await runtime.InferenceSession.create(bytes.recognition, options);
  const characters = readCharacters(bytes.characterList);

  async function run(session: OnnxSession, input: Float32Array, rows: number, columns: number): Promise<Float32Array> {
    const [inputName = '', outputName = ''] = [session.inputNames[0], session.outputNames[0]];
    const tensor = new runtime.Tensor('float32', input, [1, 3, rows, columns]);
    const output = (await session.run({ [inputName]: tensor }))[outputName];
    const values: unknown = output?.data;
    if (!(values instanceof Float32Array)) throw new Error('the text model answered with something else than numbers');
    const copy = values.slice();
    tensor.dispose();
    output?.dispose();
    return copy;
  }

  const models: TextModels = {
    characters,
    detect: (input, rows, columns) => run(detection, input, rows, columns),
    async recognise(input, columns) {
      const probabilities = await run(recognition, input, 48, columns);
      const steps = probabilities.length / characters.length;
      if (!Number.isInteger(steps)) throw new Error("the text model and its list of characters don't belong together");
      return { probabilities, steps };
    },
  };
  await models.detect(new Float32Array(3 * 64 * 64), 64, 64);
  await models.recognise(new Float32Array(3 * 48 * 64), 64);
  return models;
}
