import type { ByteSource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { type DisplayFrame, displayFrame } from '../../core/pixels/display-frame.js';
import type { CodecSet } from '../../core/pixels/frame-codec.js';
import { overlayPlanes } from '../../core/pixels/overlay-planes.js';
import { burnPoints, overlayPoints } from '../../core/pixels/overlay-points.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { asShown } from '../../core/pixels/text/renderings.js';
import { renderGrey } from '../../core/pixels/voi-lut.js';
import { frameStretch } from '../../core/study/pixel-shape.js';
import { makeThumbnail } from './decode-thumbnail.js';
import type { DrawnFrame } from './export-api.js';

const MAX_EDGE = 4096;

/**
 * Frame `frame` (from 0) with its own window; with what the file lays over it, where that is wanted. @throws FrameError, ParseError,
 * ByteRangeError
 */
export async function drawFrame(
  source: ByteSource,
  frame: number,
  longestEdge: number,
  codecs: CodecSet,
  withOverlays = false,
): Promise<DrawnFrame> {
  const parsed = parseFile(source);
  await codecs.prepare(parsed.transferSyntax.uid);
  const decoded = readFrame(parsed, frame, codecs);
  const display = displayFrame(parsed, frame, decoded);
  const points = withOverlays ? overlayPoints(overlayPlanes(parsed, frame, decoded), display) : null;
  const { x, y } = frameStretch(parsed.dataSet, frame);
  const shown = points ? burnt(display, points) : display;
  const { rows, columns, rgba } = makeThumbnail(shown, Math.max(1, Math.min(MAX_EDGE, longestEdge)));
  return { rows, columns, rgba, aspect: (display.columns * x) / (display.rows * y) };
}

function burnt(display: DisplayFrame, points: Uint8Array): DisplayFrame {
  const rgba = display.kind === 'grey' ? renderGrey(display, asShown(display)) : display.rgba;
  return { kind: 'color', rows: display.rows, columns: display.columns, rgba: burnPoints(rgba, points, display) };
}
