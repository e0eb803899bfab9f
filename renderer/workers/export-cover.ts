import type { PixelBox } from '../../core/deid/redact/pixel-box.js';
import { planRedaction } from '../../core/deid/redact/plan-redaction.js';
import { RedactionError } from '../../core/deid/redact/redaction.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import type { CoveredBoxes } from '../export/review-source.js';

/**
 * How these boxes of a frame will be written: the area of each by itself, so that every box is told where it will be black; null
 * where they can't be put into this file. @throws ParseError, ByteRangeError
 */
export function coverBoxes(source: ByteSource, frame: number, boxes: readonly PixelBox[]): CoveredBoxes | null {
  const parsed = parseFile(source);
  try {
    const method = planRedaction(parsed, [{ frame, boxes }])?.method;
    if (!method) return null;
    const areas = boxes.map((box) => planRedaction(parsed, [{ frame, boxes: [box] }])?.frames[0]?.boxes[0] ?? box);
    return { method, boxes: areas };
  } catch (error) {
    if (error instanceof RedactionError || error instanceof FrameError) return null;
    throw error;
  }
}
