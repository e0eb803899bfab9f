import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkModelFile, MODEL_FILES, type ModelFile } from '../core/pixels/text/model-files.js';
import { type OnnxRuntime, type PictureModels, startModels } from '../core/pixels/text/onnx-runtime.js';
import { CommandError } from './exit.js';

/**
 * The models from the folder that the build made, every file checked first, the two scripts too, before they run.
 * @throws CommandError where one isn't there
 * @throws ModelFileError where one is another than the one that was measured
 */
export async function loadTextModels(folder: string): Promise<PictureModels> {
  for (const file of [MODEL_FILES.runtime, MODEL_FILES.glue]) read(folder, file);
  const wasm = read(folder, MODEL_FILES.wasm);
  const detection = read(folder, MODEL_FILES.detection);
  const recognition = read(folder, MODEL_FILES.recognition);
  const characterList = read(folder, MODEL_FILES.characters).toString('utf8');
  const face = read(folder, MODEL_FILES.face);
  const addressOf = (file: ModelFile): string => pathToFileURL(join(folder, file.name)).href;
  const runtime = (await import(/* @vite-ignore */ addressOf(MODEL_FILES.runtime))) as OnnxRuntime;
  return startModels(runtime, { wasm, glueAddress: addressOf(MODEL_FILES.glue), detection, recognition, characterList, face });
}

function read(folder: string, file: ModelFile): Buffer {
  const path = join(folder, file.name);
  if (!existsSync(path)) throw new CommandError(`The text models are not there (${file.name}): build the program first.`);
  const bytes = readFileSync(path);
  checkModelFile(file, bytes.length, createHash('sha256').update(bytes).digest('hex'));
  return bytes;
}
