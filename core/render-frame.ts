import type { Picture } from './deid/picture/encode-png.js';
import { markPicture } from './deid/picture/mark-picture.js';
import type { PictureView } from './deid/picture/picture-view.js';
import { renderPicture, shrinkFactor } from './deid/picture/render-picture.js';
import type { RedactionRequest } from './deid/redact/redaction.js';
import type { ParsedFile } from './dicom/parse-file.js';
import { displayFrame } from './pixels/display-frame.js';
import type { CodecSet } from './pixels/frame-codec.js';
import { overlayPlanes } from './pixels/overlay-planes.js';
import { readFrame } from './pixels/read-frame.js';
import { type AskedMarks, pictureMarks } from './study/picture-marks.js';
import { frameStretch } from './study/pixel-shape.js';

/** What decides how a frame is drawn. */
export interface DrawRequest {
  /** Boxes to cover, of all frames. */
  readonly boxes?: RedactionRequest;
  /** How it is looked at; absent: as the file asks for. */
  readonly view?: PictureView | null;
  /** What is written into it; absent: nothing. */
  readonly marks?: AskedMarks | null;
}

const UPRIGHT = { rotation: 0, flipHorizontal: false, flipVertical: false } as const;

/**
 * Frame `frame` (from 0) of a file, as a picture for a chat or a message: looked at as its view says, its boxes black, with the marks that
 * were asked for. @throws FrameError, ByteRangeError
 */
export async function renderFrame(
  parsed: ParsedFile,
  frame: number,
  codecs: CodecSet,
  { boxes: request = [], view = null, marks = null }: DrawRequest = {},
): Promise<Picture> {
  await codecs.prepare(parsed.transferSyntax.uid);
  const boxes = request.filter((one) => one.frame === 'all' || one.frame === frame).flatMap((one) => one.boxes);
  const stretch = frameStretch(parsed.dataSet, frame);
  const decoded = readFrame(parsed, frame, codecs);
  const display = displayFrame(parsed, frame, decoded);
  const overlays = marks?.overlays ? overlayPlanes(parsed, frame, decoded) : [];
  const picture = renderPicture(display, { boxes, view, stretch, overlays });
  if (!marks) return picture;
  const size = { columns: picture.columns, covers: shrinkFactor(display, stretch) };
  return markPicture(picture, pictureMarks(parsed.dataSet, frame, view ?? UPRIGHT, marks, size));
}
