import type { Grant } from '../../core/bridge.js';
import type { ParseErrorCode } from '../../core/dicom/parse-error.js';
import type { TextMode } from '../../core/pixels/text/find-text.js';
import type { LookedAt } from '../../core/pixels/text/text-engine.js';

/** What the worker tells the page while it looks. Texts are from a picture: untrusted, to be shown as text only. */
export interface TextHost {
  /** One frame was looked at; frames of a file come in their order. */
  looked(found: LookedAt): void;
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
  look(grant: Grant, mode: TextMode, host: TextHost): Promise<LookResult>;
  cancel(): void;
}
