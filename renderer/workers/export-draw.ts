import type { ByteSource } from '../../core/dicom/byte-source.js';
import { findElement } from '../../core/dicom/data-set.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { numberValues } from '../../core/dicom/read-value.js';
import { displayFrame } from '../../core/pixels/display-frame.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { makeThumbnail } from './decode-thumbnail.js';
import type { DrawnFrame } from './export-api.js';

const PIXEL_SPACING = 0x00280030;
const PIXEL_ASPECT_RATIO = 0x00280034;
const MAX_EDGE = 4096;

/** Frame `frame` (from 0) with its own window. @throws FrameError, ParseError, ByteRangeError */
export async function drawFrame(source: ByteSource, frame: number, longestEdge: number, codecs: CodecSet): Promise<DrawnFrame> {
  const parsed = parseFile(source);
  await codecs.prepare(parsed.transferSyntax.uid);
  const display = displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
  const { rows, columns, rgba } = makeThumbnail(display, Math.max(1, Math.min(MAX_EDGE, longestEdge)));
  return { rows, columns, rgba, aspect: (display.columns / display.rows) * pointAspect(parsed) };
}

/** Width of a point by its height: from the spacing of rows and columns, or the declared ratio (PS3.3 C.7.6.3.1.7, 10.7.1.3); 1 where neither is sound. */
function pointAspect({ dataSet }: ParsedFile): number {
  for (const tag of [PIXEL_SPACING, PIXEL_ASPECT_RATIO]) {
    if (!findElement(dataSet, tag)) continue;
    const [vertical = 0, horizontal = 0] = numberValues(dataSet, tag);
    const ratio = horizontal / vertical;
    if (ratio > 0.05 && ratio < 20) return ratio;
  }
  return 1;
}
