import { readFileSync } from 'node:fs';

/** The two streams of the program that a person started in a terminal, and what they type or pipe in. */
export class Terminal {
  /** @param onClosed nobody reads the answer any more */
  constructor(onClosed: () => void) {
    process.stdout.on('error', onClosed);
    // Messages that nobody reads keep nothing from going on.
    process.stderr.on('error', () => undefined);
  }

  get isTerminal(): boolean {
    return process.stderr.isTTY === true;
  }

  /** Resolves when the text has been taken: a reader that is slow slows the verb. */
  write(stream: 'out' | 'err', bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      (stream === 'out' ? process.stdout : process.stderr).write(bytes, () => resolve());
    });
  }

  /** All of the standard input. @throws the system's error */
  readAll(): string {
    return readFileSync(0, 'utf8');
  }
}
