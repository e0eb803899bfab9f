import type * as here from '../host/secrets.js';

export { startHash } from '../../core/media/start-hash.js';

export const randomBytes: typeof here.randomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));
