export { makeFile, writeResult } from '../../electron/files/result-file.js';
