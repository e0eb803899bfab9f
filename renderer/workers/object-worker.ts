import { expose, transfer } from 'comlink';
import type { Grant } from '../../core/bridge.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { documentBytes } from '../../core/study/objects/encapsulated-document.js';
import { readObject, type StudyObject } from '../../core/study/objects/read-object.js';
import { type SegmentMask, segmentMasks } from '../../core/study/segmentation/segment-masks.js';
import { readSegmentation, type Segmentation } from '../../core/study/segmentation/segmentation.js';
import { forgetOpened, openFile } from './open-file.js';
import { pageCodecs } from './page-codecs.js';

/** What the page asks of the worker that reads files without a picture, and segmentations. */
export interface ObjectWorker {
  /** What the file says; null where its kind has no reader. @throws Error where the file can't be read any more */
  readObject(file: Grant): StudyObject | null;
  /** The document inside a file; null where there is none, or it is too large. @throws Error where the file can't be read any more */
  readDocument(file: Grant): Uint8Array | null;
  /** Null where the file is no segmentation. @throws Error where the file can't be read any more */
  readSegmentation(file: Grant): Segmentation | null;
  /** The masks of some frames (from 0) of a segmentation, in their order. @throws Error where they can't be decoded */
  readMasks(file: Grant, frames: readonly number[]): Promise<SegmentMask[]>;
  /** Files that were closed. */
  forget(fileIds: readonly string[]): void;
}

/** The segmentation whose masks are asked for again and again while a series is scrolled. */
let latest: { readonly id: string; readonly parsed: ParsedFile; readonly segmentation: Segmentation | null } | null = null;

const parse = (file: Grant): ParsedFile => parseFile(openFile(file.id, file.size).source);

function segmentationOf(file: Grant) {
  if (latest?.id === file.id) return latest;
  const parsed = parse(file);
  latest = { id: file.id, parsed, segmentation: readSegmentation(parsed) };
  return latest;
}

const worker: ObjectWorker = {
  readObject: (file) => readObject(parse(file)),
  readDocument(file) {
    const bytes = documentBytes(parse(file).dataSet)?.slice() ?? null;
    return bytes ? transfer(bytes, [bytes.buffer]) : null;
  },
  readSegmentation: (file) => segmentationOf(file).segmentation,
  async readMasks(file, frames) {
    const { parsed, segmentation } = segmentationOf(file);
    if (!segmentation) return [];
    await pageCodecs.prepare(parsed.transferSyntax.uid);
    const masks = frames.flatMap((number) => {
      const frame = segmentation.frames[number];
      return frame ? segmentMasks(segmentation, frame, readFrame(parsed, number, pageCodecs)) : [];
    });
    return transfer(
      masks,
      masks.map(({ coverage }) => coverage.buffer),
    );
  },
  forget(fileIds) {
    if (latest && fileIds.includes(latest.id)) latest = null;
    forgetOpened(fileIds);
  },
};
expose(worker);
