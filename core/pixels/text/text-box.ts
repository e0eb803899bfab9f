import type { Box } from './box.js';

/** Text at a place of a frame: whole pixels inside it. `confidence` is the mean of the recogniser's, 0 to 1. */
export interface TextBox extends Box {
  readonly text: string;
  readonly confidence: number;
}

/** What was found in one frame: `boxes` would be blacked out, `possible` is what a detector saw and the recogniser couldn't read. */
export interface FrameText {
  readonly boxes: readonly TextBox[];
  readonly possible: readonly TextBox[];
}
