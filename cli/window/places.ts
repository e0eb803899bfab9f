import type * as here from '../host/places.js';
import { ask } from './ask.js';
import { begun } from './terminal.js';

const lookAt = (path: string, from = '') => ask('lookAt', [path, from]);

export const readText: typeof here.readText = (path, mostBytes) => ask('readText', [path, mostBytes]);
export const kindAt: typeof here.kindAt = (path) => lookAt(path).kind;
export const isThere: typeof here.isThere = (path) => lookAt(path).isThere;
export const realPath: typeof here.realPath = (path) => lookAt(path).real;
export const placeOf: typeof here.placeOf = (path) => lookAt(path).place;
export const folderOf: typeof here.folderOf = (path) => lookAt(path).folder;
export const absolutePath: typeof here.absolutePath = (path, from) => lookAt(path, from).absolute;
export const isInside: typeof here.isInside = (folder, path) =>
  path === folder || path.startsWith(folder.endsWith(begun.separator) ? folder : folder + begun.separator);
export const listFolder: typeof here.listFolder = (folder) => ask('listFolder', [folder]);
