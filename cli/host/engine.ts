import { fileURLToPath } from 'node:url';
import type { PictureModels } from '../../core/pixels/text/onnx-runtime.js';
import { loadTextModels } from '../text-models.js';

export { loadCodecWasm } from '../codec-files.js';

/** The build puts the models beside the command line's own folder. */
const MODELS = fileURLToPath(new URL('../text/', import.meta.url));

/** The models for text and faces. @throws CommandError, ModelFileError */
export const loadModels = (): Promise<PictureModels> => loadTextModels(MODELS);
