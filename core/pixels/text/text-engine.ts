import type { ParsedFile } from '../../dicom/parse-file.js';
import { displayFrame } from '../display-frame.js';
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
  | { readonly frame: number; readonly ok: true; readonly text: FrameText }
  | { readonly frame: number; readonly ok: false; readonly code: FrameErrorCode };

/** Frames that follow each other, the first counted from 0. */
export interface LookedSpan {
  readonly first: number;
  readonly count: number;
}

/** Finds text in the frames of files, with models and codecs of one thread. */
export interface TextEngine {
  /**
   * Looks at every frame of a file, in their order. Nothing comes from a file without a picture.
   * Stop asking to stop looking.
   * @param only those frames, where not all are asked for
   */
  look(parsed: ParsedFile, mode: TextMode, only?: LookedSpan): AsyncGenerator<LookedAt, void, undefined>;
}

export function createTextEngine(models: TextModels, codecs: CodecSet): TextEngine {
  return {
    async *look(parsed, mode, only) {
      const image = describeImage(parsed.dataSet);
      if (image.kind === 'refused') {
        if (image.code !== 'no-pixel-data') yield { frame: 0, ok: false, code: image.code };
        return;
      }
      const follower = new FrameFollower(mode, models);
      await codecs.prepare(parsed.transferSyntax.uid);
      const end = only ? Math.min(only.first + only.count, image.numberOfFrames) : image.numberOfFrames;
      for (let frame = only?.first ?? 0; frame < end; frame++) {
        const pictures = readPictures(parsed, frame, codecs);
        yield typeof pictures === 'string'
          ? { frame, ok: false, code: pictures }
          : { frame, ok: true, text: await follower.look(pictures) };
      }
    },
  };
}

function readPictures(parsed: ParsedFile, frame: number, codecs: CodecSet): ReturnType<typeof renderings> | FrameErrorCode {
  try {
    return renderings(displayFrame(parsed, frame, readFrame(parsed, frame, codecs)));
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
}
