import { ORIGIN } from '../../core/bridge.js';
import { checkModelFile, MODEL_FILES, type ModelFile, ModelFileError } from '../../core/pixels/text/model-files.js';
import { type OnnxRuntime, type PictureModels, startModels } from '../../core/pixels/text/onnx-runtime.js';

const addressOf = ({ name }: ModelFile): string => `${ORIGIN}/text/${name}`;

/**
 * The models from the app's own origin, every file checked first, the two scripts too, before they run.
 * @throws ModelFileError where one isn't there, or is another than the one that was measured
 */
export async function loadTextModels(): Promise<PictureModels> {
  for (const file of [MODEL_FILES.runtime, MODEL_FILES.glue]) await read(file);
  const wasm = await read(MODEL_FILES.wasm);
  const detection = await read(MODEL_FILES.detection);
  const recognition = await read(MODEL_FILES.recognition);
  const characterList = new TextDecoder().decode(await read(MODEL_FILES.characters));
  const face = await read(MODEL_FILES.face);
  const runtime = (await import(/* @vite-ignore */ addressOf(MODEL_FILES.runtime))) as OnnxRuntime;
  return startModels(runtime, { wasm, glueAddress: addressOf(MODEL_FILES.glue), detection, recognition, characterList, face });
}

async function read(file: ModelFile): Promise<Uint8Array> {
  const answer = await fetch(addressOf(file));
  if (!answer.ok) throw new ModelFileError(`${file.name} is not there`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  checkModelFile(file, bytes.length, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  return bytes;
}
