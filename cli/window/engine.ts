/** The codecs and the models as the app's own pages load them: from the app's own origin, the models checked first. */
export { loadWasm as loadCodecWasm } from '../../renderer/workers/page-codecs.js';
export { loadTextModels as loadModels } from '../../renderer/workers/text-models.js';
