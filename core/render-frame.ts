import type { Picture } from './deid/picture/encode-png.js';
import { markPicture, penSize } from './deid/picture/mark-picture.js';
import { layPlace, type PictureView } from './deid/picture/picture-view.js';
import { renderPicture, shrinkFactor } from './deid/picture/render-picture.js';
import type { RedactionRequest } from './deid/redact/redaction.js';
import type { ParsedFile } from './dicom/parse-file.js';
import { displayFrame } from './pixels/display-frame.js';
import type { CodecSet } from './pixels/frame-codec.js';
import { overlayPlanes } from './pixels/overlay-planes.js';
import { readFrame } from './pixels/read-frame.js';
import { type Outline, outlinesOf, type PicturePlace } from './study/measure/outline.js';
import type { Point, Shape } from './study/measure/shape.js';
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
  /** What the person drew on frames of the file; absent: nothing. */
  readonly drawn?: readonly DrawnShape[];
}

/** A shape on one frame (from 0). */
export interface DrawnShape {
  readonly frame: number;
  readonly shape: Shape;
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
  { boxes: request = [], view = null, marks = null, drawn = [] }: DrawRequest = {},
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
  const shapes = marks.drawn ? drawn.filter((one) => one.frame === frame) : [];
  const lines = linesOf(shapes, picture, { covers: size.covers, stretch, view: view ?? UPRIGHT });
  return markPicture(picture, { ...pictureMarks(parsed.dataSet, frame, view ?? UPRIGHT, marks, size), lines });
}

interface Laid {
  readonly covers: number;
  readonly stretch: { readonly x: number; readonly y: number };
  readonly view: Omit<PictureView, 'voi' | 'invert'>;
}

/** Where the lines of shapes lie in a picture that was stretched, shrunk and laid. */
function linesOf(shapes: readonly DrawnShape[], picture: Picture, { covers, stretch, view }: Laid): readonly Outline[] {
  const isOnItsSide = view.rotation === 90 || view.rotation === 270;
  const upright = isOnItsSide ? { rows: picture.columns, columns: picture.rows } : picture;
  const place = ({ column, row }: Point): PicturePlace =>
    layPlace([(column * stretch.x) / covers, (row * stretch.y) / covers], upright, view);
  return shapes.flatMap(({ shape }) => outlinesOf(shape, place, penSize(picture)));
}
