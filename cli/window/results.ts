import type * as here from '../host/results.js';
import { ask } from './ask.js';

export const writeResult: typeof here.writeResult = (path, bytes) => ask('writeResult', [path], bytes);
export const makeFile: typeof here.makeFile = (path, bytes) => ask('makeFile', [path], bytes);
