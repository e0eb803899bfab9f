import { readFileSync } from 'node:fs';

/** Ends a line that replaces itself: the one sequence that a verb has to send (cli/say.ts). */
const CLEAR_LINE = '\u001b[K';

/** What a terminal may be sent by a page that was taken over: of what it would obey, ends of lines, tabs and the clearing of a line. The rest is shown. */
export function withoutCommands(untrustedText: string): string {
  return untrustedText.replaceAll(/\p{Cc}/gu, (character, at: number) =>
    '\n\r\t'.includes(character) || untrustedText.startsWith(CLEAR_LINE, at)
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The two streams of the program that a person started in a terminal, and what they type or pipe in. */
export class Terminal {
  // A character may come in two pieces.
  readonly #decoders = { out: new TextDecoder('utf-8', { ignoreBOM: true }), err: new TextDecoder('utf-8', { ignoreBOM: true }) };

  /** @param onClosed nobody reads the answer any more */
  constructor(onClosed: () => void) {
    process.stdout.on('error', onClosed);
    // Messages that nobody reads keep nothing from going on.
    process.stderr.on('error', () => undefined);
  }

  get isTerminal(): boolean {
    return process.stderr.isTTY === true;
  }

  /** A terminal gets no commands, a file or a pipe the very bytes. Resolves when the text has been taken: a reader that is slow slows the verb. */
  write(stream: 'out' | 'err', untrustedBytes: Uint8Array): Promise<void> {
    const target = stream === 'out' ? process.stdout : process.stderr;
    const shown = target.isTTY ? withoutCommands(this.#decoders[stream].decode(untrustedBytes, { stream: true })) : untrustedBytes;
    return new Promise((resolve) => {
      target.write(shown, () => resolve());
    });
  }

  /** All of the standard input. @throws the system's error */
  readAll(): string {
    return readFileSync(0, 'utf8');
  }
}
