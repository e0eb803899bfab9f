import type { ParsedFile } from '../../core/dicom/parse-file.js';
import type { DecodedFrame } from '../../core/pixels/decoded-frame.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { type OverlayPlane, overlayPlanes } from '../../core/pixels/overlay-planes.js';
import { type FrameDescription, frameDescription } from '../../core/study/frames/frame-description.js';
import { plainText } from '../../core/study/plain-text.js';

/** What the viewport needs of a frame beside its pixels. */
export interface FrameBeside {
  /** Overlay planes in the order of their groups; absent where there are none. */
  readonly overlays?: readonly OverlayPlane[];
  /** What this frame's functional groups and vectors say; absent where the file has one frame. */
  readonly description?: FrameDescription;
}

/** Reads it of frame `frame` (from 0), which was decoded as `decoded`. */
export function frameBeside(parsed: ParsedFile, frame: number, decoded: DecodedFrame): FrameBeside {
  const overlays = overlayPlanes(parsed, frame, decoded).map((plane) => ({ ...plane, untrustedLabel: plainText(plane.untrustedLabel) }));
  const image = describeImage(parsed.dataSet);
  const isOneOfMany = image.kind === 'image' && image.numberOfFrames > 1;
  return {
    ...(overlays.length > 0 ? { overlays } : {}),
    ...(isOneOfMany ? { description: frameDescription(parsed, frame) } : {}),
  };
}
