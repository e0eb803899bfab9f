import { CommandError } from './exit.js';
import { writeResult } from './host/results.js';

/** Writes a file whole, so that a file of that name is either the old or the new one. @throws CommandError */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const code = writeResult(path, bytes);
  if (code !== null)
    throw new CommandError(`"${path}" could not be written (${code}). Choose a place that can be written, with space left.`);
}

export function replaceText(path: string, text: string): void {
  replaceFile(path, new TextEncoder().encode(text));
}
