import { isUnseen } from '../plain-text.js';

/** Longest text of a report or an annotation that is given, in UTF-16 units; an honest mark stands for the rest. */
export const MAX_LONG_TEXT = 64 * 1024;

/**
 * A file's text of several lines: bounded, line ends as `\n`, without characters that can't be seen or that turn writing
 * round. It is text still, never markup. A text that was cut ends in `…`.
 */
export function longText(untrusted: string): string {
  const bounded = untrusted.slice(0, MAX_LONG_TEXT).replace(/\r\n?|\f/g, '\n');
  let text = '';
  for (const character of bounded) text += character !== '\n' && isUnseen(character.codePointAt(0) ?? 0) ? ' ' : character;
  return untrusted.length > MAX_LONG_TEXT ? `${text.trimEnd()}…` : text.trimEnd();
}
