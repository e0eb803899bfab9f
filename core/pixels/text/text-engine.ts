import type { ParsedFile } from '../../dicom/parse-file.js';
import { type DisplayFrame, displayFrame } from '../display-frame.js';
import { type FrameFaces, NO_FACES } from '../faces/face-box.js';
import { FaceFollower } from '../faces/face-follower.js';
import type { FaceModel } from '../faces/face-models.js';
import { mayShowFaces } from '../faces/photograph.js';
import type { CodecSet } from '../frame-codec.js';
import { FrameError, type FrameErrorCode } from '../frame-error.js';
import { describeImage } from '../image-description.js';
import { readFrame } from '../read-frame.js';
import type { TextMode } from './find-text.js';
import { FrameFollower } from './follow-frames.js';
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
   */
  look(parsed: ParsedFile, mode: TextMode, lookFor: LookFor, only?: LookedSpan): AsyncGenerator<LookedAt, void, undefined>;
}

export function createTextEngine(models: TextModels & { readonly faces: FaceModel }, codecs: CodecSet): TextEngine {
  return {
    async *look(parsed, mode, lookFor, only) {
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
        const display = readDisplay(parsed, frame, codecs);
        if (typeof display === 'string') yield { frame, ok: false, code: display };
        else {
          const text = (await follower?.look(renderings(display))) ?? NO_TEXT;
          yield { frame, ok: true, text, faces: (await faces?.look(display)) ?? NO_FACES };
        }
      }
    },
  };
}

const NO_TEXT: FrameText = { boxes: [], possible: [] };

function readDisplay(parsed: ParsedFile, frame: number, codecs: CodecSet): DisplayFrame | FrameErrorCode {
  try {
    return displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
}
