import type { Picture } from '../../core/deid/picture/encode-png.js';
import type { PictureView } from '../../core/deid/picture/picture-view.js';
import { renderPicture } from '../../core/deid/picture/render-picture.js';
import type { RedactionRequest } from '../../core/deid/redact/redaction.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { readFrame } from '../../core/pixels/read-frame.js';

/** The first frame of a file, as a picture for a chat or a message, looked at as `view` says, its boxes black. @throws FrameError, ParseError, ByteRangeError */
export async function renderFirst(
  source: ByteSource,
  codecs: CodecSet,
  request: RedactionRequest = [],
  view: PictureView | null = null,
): Promise<Picture> {
  const parsed = parseFile(source);
  await codecs.prepare(parsed.transferSyntax.uid);
  const boxes = request.filter(({ frame }) => frame === 'all' || frame === 0).flatMap((one) => one.boxes);
  return renderPicture(displayFrame(parsed, 0, readFrame(parsed, 0, codecs)), boxes, view);
}
