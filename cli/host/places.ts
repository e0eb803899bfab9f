export {
  absolutePath,
  folderOf,
  isInside,
  isThere,
  kindAt,
  listFolder,
  placeOf,
  readText,
  realPath,
} from '../../electron/files/places.js';
