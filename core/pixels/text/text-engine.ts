import type { ParsedFile } from '../../dicom/parse-file.js';
import type { DecodedFrame } from '../decoded-frame.js';
import { type DisplayFrame, displayFrame } from '../display-frame.js';
import { type FrameFaces, NO_FACES } from '../faces/face-box.js';
import { FaceFollower } from '../faces/face-follower.js';
import type { FaceModel } from '../faces/face-models.js';
import { mayShowFaces } from '../faces/photograph.js';
import type { CodecSet } from '../frame-codec.js';
import { FrameError, type FrameErrorCode } from '../frame-error.js';
import { describeImage } from '../image-description.js';
import { type OverlayPlane, overlayPlanes } from '../overlay-planes.js';
import { overlayPoints } from '../overlay-points.js';
import { readFrame } from '../read-frame.js';
import type { TextMode } from './find-text.js';
import { FrameFollower } from './follow-frames.js';
import type { GreyPicture } from './grey-picture.js';
import { renderings } from './renderings.js';
import type { FrameText } from './text-box.js';
import type { TextModels } from './text-models.js';

/** What was found in one frame (from 0), or why it couldn't be looked at: such a frame isn't clean, it is unknown. */
export type LookedAt =
  | { readonly frame: number; readonly ok: true; readonly text: FrameText; readonly faces: FrameFaces }
  | { readonly frame: number; readonly ok: false; readonly code: FrameErrorCode };

/** Frames that follow each other, the first counted from 0. */
export interface LookedSpan {
  readonly first: number;
  readonly count: number;
}

/** What is looked for: only text, only faces, or both; faces in what may be a photograph. */
export type LookFor = 'text' | 'faces' | 'both';

/** Finds text and faces in the frames of files, with models and codecs of one thread. */
export interface TextEngine {
  /**
   * Looks at every frame of a file, in their order. Nothing comes from a file without a picture.
   * Stop asking to stop looking.
   * @param only those frames, where not all are asked for
   * @param withOverlays text is looked for in what the file lays over its frames as well
   */
  look(
    parsed: ParsedFile,
    mode: TextMode,
    lookFor: LookFor,
    only?: LookedSpan,
    withOverlays?: boolean,
  ): AsyncGenerator<LookedAt, void, undefined>;
}

export function createTextEngine(models: TextModels & { readonly faces: FaceModel }, codecs: CodecSet): TextEngine {
  return {
    async *look(parsed, mode, lookFor, only, withOverlays = false) {
      const image = describeImage(parsed.dataSet);
      if (image.kind === 'refused') {
        if (image.code !== 'no-pixel-data') yield { frame: 0, ok: false, code: image.code };
        return;
      }
      const follower = lookFor === 'faces' ? null : new FrameFollower(mode, models);
      const faces = lookFor !== 'text' && mayShowFaces(parsed.dataSet) ? new FaceFollower(models.faces) : null;
      await codecs.prepare(parsed.transferSyntax.uid);
      const end = only ? Math.min(only.first + only.count, image.numberOfFrames) : image.numberOfFrames;
      for (let frame = only?.first ?? 0; frame < end; frame++) {
        const read = readDisplay(parsed, frame, codecs);
        if (typeof read === 'string') yield { frame, ok: false, code: read };
        else {
          const { display, decoded } = read;
          const overlays = withOverlays ? [overlayPicture(overlayPlanes(parsed, frame, decoded), display)] : [];
          const text = (await follower?.look([...renderings(display), ...overlays])) ?? NO_TEXT;
          yield { frame, ok: true, text, faces: (await faces?.look(display)) ?? NO_FACES };
        }
      }
    },
  };
}

const NO_TEXT: FrameText = { boxes: [], possible: [] };

/** What lies over a frame, white on black: there it is read best. */
function overlayPicture(planes: readonly OverlayPlane[], { rows, columns }: DisplayFrame): GreyPicture {
  return { rows, columns, grey: overlayPoints(planes, { rows, columns }).map((point) => point * 255) };
}

interface ReadDisplay {
  readonly decoded: DecodedFrame;
  readonly display: DisplayFrame;
}

function readDisplay(parsed: ParsedFile, frame: number, codecs: CodecSet): ReadDisplay | FrameErrorCode {
  try {
    const decoded = readFrame(parsed, frame, codecs);
    return { decoded, display: displayFrame(parsed, frame, decoded) };
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
}
