import { ModelFileError } from '../core/pixels/text/model-files.js';
import type { PictureModels } from '../core/pixels/text/onnx-runtime.js';
import { CommandError } from './exit.js';
import { loadModels } from './host/engine.js';

/** The text models, checked and started when the first picture needs them: most pictures without writing need none. */
export function lazyTextModels(): PictureModels {
  let started: Promise<PictureModels> | null = null;
  let ready: PictureModels | null = null;
  const start = async (): Promise<PictureModels> => {
    started ??= load();
    ready = await started;
    return ready;
  };
  return {
    get characters() {
      if (!ready) throw new Error('characters are read once something was recognised');
      return ready.characters;
    },
    faces: { detect: async (input) => (await start()).faces.detect(input) },
    detect: async (input, rows, columns) => (await start()).detect(input, rows, columns),
    recognise: async (input, columns) => (await start()).recognise(input, columns),
  };
}

async function load(): Promise<PictureModels> {
  try {
    return await loadModels();
  } catch (error) {
    if (error instanceof ModelFileError) throw new CommandError(`${error.message}. Build the program again.`);
    throw error;
  }
}
