import { isTerminal, write } from './host/terminal.js';

/** Messages and progress go to stderr; stdout holds the answer. */
export function say(line: string): void {
  write('err', `${line}\n`);
}

/** A line that replaces itself on a terminal; elsewhere nothing, so that logs stay readable. */
export function sayProgress(what: string, done: number, total: number): void {
  if (!isTerminal()) return;
  write('err', done < total ? `\r${what} ${done} of ${total}\u001b[K` : '\r\u001b[K');
}

export function answer(text: string): void {
  write('out', text.endsWith('\n') ? text : `${text}\n`);
}

/** One JSON value and nothing else. */
export function answerJson(value: unknown): void {
  write('out', `${JSON.stringify(value, null, 2)}\n`);
}

/** Text from a file on a terminal: control characters, which a terminal would obey, are shown as `\u001b`. */
export function printable(untrustedText: string): string {
  return untrustedText.replaceAll(
    /[\p{Cc}\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
