import type { Grant } from '../../core/bridge.js';
import type { TermKind } from '../../core/deid/leak-search/term.js';
import type { ParseErrorCode } from '../../core/dicom/parse-error.js';
import type { FrameFaces } from '../../core/pixels/faces/face-box.js';
import type { FrameErrorCode } from '../../core/pixels/frame-error.js';
import type { TextMode } from '../../core/pixels/text/find-text.js';
import type { TextBox } from '../../core/pixels/text/text-box.js';
import type { LookedSpan } from '../../core/pixels/text/text-engine.js';

/** Text in a picture, with what of the file's own headers it looks like. */
export interface LikenedBox extends TextBox {
  readonly likeness: TermKind | null;
}

/** What was found in one frame (from 0), or why it couldn't be looked at: such a frame isn't clean, it is unknown. */
export type LookedFrame =
  | {
      readonly frame: number;
      readonly ok: true;
      readonly boxes: readonly LikenedBox[];
      readonly possible: readonly LikenedBox[];
      /** None in what can't be a photograph. */
      readonly faces: FrameFaces;
    }
  | { readonly frame: number; readonly ok: false; readonly code: FrameErrorCode };

/** What the worker tells the page while it looks. Texts are from a picture: untrusted, to be shown as text only. */
export interface TextHost {
  /** One frame was looked at; frames of a file come in their order. */
  looked(found: LookedFrame): void;
}

export type LookResult =
  | { readonly outcome: 'done' }
  /** Another look began, or `cancel` was called: what was told until then holds. */
  | { readonly outcome: 'cancelled' }
  /** The file couldn't be read at all: its pictures aren't clean, they are unknown. */
  | { readonly outcome: 'unread'; readonly code: ParseErrorCode | 'read-failed' }
  /** The models couldn't be loaded or aren't the ones that belong to this program: no picture can be looked at. */
  | { readonly outcome: 'no-models' };

/** The worker that looks for text: one, with the models warm in it. It looks at one file at a time. */
export interface TextWorker {
  /** Loads the models ahead of the first look; true where they are there. */
  warm(): Promise<boolean>;
  /**
   * @param only those frames, where not all are asked for
   * @param withOverlays also in what the file lays over its frames
   */
  look(grant: Grant, mode: TextMode, host: TextHost, only?: LookedSpan, withOverlays?: boolean): Promise<LookResult>;
  cancel(): void;
}
