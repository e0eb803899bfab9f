import type { PicturesMessages } from './messages/en.js';
import type { Mark } from './state.js';

/** Longest text of a picture that is shown of one box. */
const LONGEST = 80;

/** What stands under a box, in words: what was read, and what it looks like. From a picture: for showing as text only. */
export function whatStands({ untrustedText, from, likeness, of }: Mark, messages: PicturesMessages): string {
  if (of === 'face') return messages.face;
  const read = untrustedText.trim().slice(0, LONGEST);
  const text = read !== '' ? messages.quoted(read) : from === 'drawn' ? messages.drawnByYou : messages.nothingRead;
  return likeness ? `${text}, ${messages.likeness[likeness]}` : text;
}
