import type { Box } from '../text/box.js';

/** A face at a place of a frame: whole pixels inside it. `confidence` is the network's own, 0 to 1. */
export interface FaceBox extends Box {
  readonly confidence: number;
}

/** What was found in one frame: `boxes` would be made black, `possible` is what only perhaps is a face. */
export interface FrameFaces {
  readonly boxes: readonly FaceBox[];
  readonly possible: readonly FaceBox[];
}

export const NO_FACES: FrameFaces = { boxes: [], possible: [] };
