import type { Picture } from '../../core/deid/picture/encode-png.js';
import { markPicture } from '../../core/deid/picture/mark-picture.js';
import { renderPicture, shrinkFactor } from '../../core/deid/picture/render-picture.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { pictureMarks } from '../../core/study/picture-marks.js';
import { frameStretch } from '../../core/study/pixel-shape.js';
import type { FileRequest } from './export-api.js';

/** What of a request decides how its frames are drawn. */
export type DrawRequest = Pick<FileRequest, 'boxes' | 'view' | 'marks'>;

const UPRIGHT = { rotation: 0, flipHorizontal: false, flipVertical: false } as const;

/**
 * Frame `frame` (from 0) of a file, as a picture for a chat or a message: looked at as its view says, its boxes black, with the marks that
 * were asked for. @throws FrameError, ByteRangeError
 */
export async function renderFrame(
  parsed: ParsedFile,
  frame: number,
  codecs: CodecSet,
  { boxes: request = [], view, marks }: DrawRequest = {},
): Promise<Picture> {
  await codecs.prepare(parsed.transferSyntax.uid);
  const boxes = request.filter((one) => one.frame === 'all' || one.frame === frame).flatMap((one) => one.boxes);
  const stretch = frameStretch(parsed.dataSet, frame);
  const display = displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
  const picture = renderPicture(display, { boxes, view: view ?? null, stretch });
  if (!marks) return picture;
  const size = { columns: picture.columns, covers: shrinkFactor(display, stretch) };
  return markPicture(picture, pictureMarks(parsed.dataSet, frame, view ?? UPRIGHT, marks, size));
}
