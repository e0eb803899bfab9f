import { expose, transfer } from 'comlink';
import type { Grant } from '../../core/bridge.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { documentBytes } from '../../core/study/objects/encapsulated-document.js';
import { readObject, type StudyObject } from '../../core/study/objects/read-object.js';
import { openFile } from './open-file.js';

/** What the page asks of the worker that reads files without a picture. */
export interface ObjectWorker {
  /** What the file says; null where its kind has no reader. @throws Error where the file can't be read any more */
  readObject(file: Grant): StudyObject | null;
  /** The document inside a file; null where there is none, or it is too large. @throws Error where the file can't be read any more */
  readDocument(file: Grant): Uint8Array | null;
}

const parse = (file: Grant): ParsedFile => parseFile(openFile(file.id, file.size).source);

const worker: ObjectWorker = {
  readObject: (file) => readObject(parse(file)),
  readDocument(file) {
    const bytes = documentBytes(parse(file).dataSet)?.slice() ?? null;
    return bytes ? transfer(bytes, [bytes.buffer]) : null;
  },
};
expose(worker);
