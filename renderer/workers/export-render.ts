import type { Picture } from '../../core/deid/picture/encode-png.js';
import type { PictureView } from '../../core/deid/picture/picture-view.js';
import { renderPicture } from '../../core/deid/picture/render-picture.js';
import type { RedactionRequest } from '../../core/deid/redact/redaction.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { frameStretch } from '../../core/study/pixel-shape.js';

/** Frame `frame` (from 0) of a file, as a picture for a chat or a message, looked at as `view` says, its boxes black. @throws FrameError, ByteRangeError */
export async function renderFrame(
  parsed: ParsedFile,
  frame: number,
  codecs: CodecSet,
  request: RedactionRequest = [],
  view: PictureView | null = null,
): Promise<Picture> {
  await codecs.prepare(parsed.transferSyntax.uid);
  const boxes = request.filter((one) => one.frame === 'all' || one.frame === frame).flatMap((one) => one.boxes);
  const stretch = frameStretch(parsed.dataSet, frame);
  return renderPicture(displayFrame(parsed, frame, readFrame(parsed, frame, codecs)), { boxes, view, stretch });
}
