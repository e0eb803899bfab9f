import type { ByteSource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { frameStretch } from '../../core/study/pixel-shape.js';
import { makeThumbnail } from './decode-thumbnail.js';
import type { DrawnFrame } from './export-api.js';

const MAX_EDGE = 4096;

/** Frame `frame` (from 0) with its own window. @throws FrameError, ParseError, ByteRangeError */
export async function drawFrame(source: ByteSource, frame: number, longestEdge: number, codecs: CodecSet): Promise<DrawnFrame> {
  const parsed = parseFile(source);
  await codecs.prepare(parsed.transferSyntax.uid);
  const display = displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
  const { x, y } = frameStretch(parsed.dataSet, frame);
  const { rows, columns, rgba } = makeThumbnail(display, Math.max(1, Math.min(MAX_EDGE, longestEdge)));
  return { rows, columns, rgba, aspect: (display.columns * x) / (display.rows * y) };
}
