import type { ReceiptFacts } from '../../../core/bridge.js';
import type { ExportChoice, ReviewedPicture } from '../state.js';
import { leavingFrames } from './gate.js';
import type { PicturesState } from './state.js';

/**
 * What the receipt says of writing in the pictures: it was made black somewhere; it was looked for in every picture by the program, and
 * nothing is black; or the program didn't look at all of them, because it couldn't or the person didn't wait.
 */
export function textFact(state: PicturesState, pictures: readonly ReviewedPicture[], { boxes }: ExportChoice): ReceiptFacts['text'] {
  if (pictures.some(({ fileId, leaving }) => leaving && (boxes.get(fileId)?.length ?? 0) > 0)) return 'redact';
  const isLookedAt = leavingFrames(pictures).every(({ fileId, frame }) => {
    const found = state.found.get(fileId)?.get(frame);
    return found !== undefined && found !== 'unread';
  });
  return isLookedAt ? 'auto' : 'off';
}
