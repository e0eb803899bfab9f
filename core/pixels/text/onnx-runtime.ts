import { type FaceModel, VIEW_EDGE } from '../faces/face-models.js';
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
  readonly face: Uint8Array;
}

/** All networks that look at pictures. */
export interface PictureModels extends TextModels {
  readonly faces: FaceModel;
}

/** Sessions of the networks on one thread; those that read are run once, since the first run is slow. The one for faces starts when it is needed. */
export async function startModels(runtime: OnnxRuntime, bytes: ModelBytes): Promise<PictureModels> {
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
    const copy = floats(output?.data).slice();
    tensor.dispose();
    output?.dispose();
    return copy;
  }

  const models: PictureModels = {
    characters,
    faces: faceModel(runtime, () => runtime.InferenceSession.create(bytes.face, { ...options, logSeverityLevel: ERRORS_ONLY })),
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

/** The converted model brings numbers along that it doesn't use, of which the runtime would warn. */
const ERRORS_ONLY = 3;
/** What BlazeFace calls its answers: for its coarse and its fine places the odds, then the shapes. */
const FACE_INPUT = 'input:0';
const FACE_ODDS = ['Identity:0', 'Identity_1:0'];
const FACE_SHAPES = ['Identity_2:0', 'Identity_3:0'];

function faceModel(runtime: OnnxRuntime, start: () => Promise<OnnxSession>): FaceModel {
  let started: Promise<OnnxSession> | null = null;
  return {
    async detect(input) {
      started ??= start();
      const session = await started;
      const tensor = new runtime.Tensor('float32', input, [1, VIEW_EDGE, VIEW_EDGE, 3]);
      const answers = await session.run({ [FACE_INPUT]: tensor });
      const joined = (names: readonly string[]) => joinedValues(names.map((name) => floats(answers[name]?.data)));
      const answer = { odds: joined(FACE_ODDS), shapes: joined(FACE_SHAPES) };
      tensor.dispose();
      for (const output of Object.values(answers)) output.dispose();
      return answer;
    },
  };
}

function joinedValues(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function floats(values: unknown): Float32Array {
  if (!(values instanceof Float32Array)) throw new Error('a model answered with something else than numbers');
  return values;
}
