/** Where things are: the repository's root and its ignored cache folder, as absolute paths. */
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Holds what set-up fetched and remembers; it can be deleted at any time. */
export const cache = join(root, '.cache');

/** A failure with a sentence for the person at the terminal: printed without a stack. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** One line to stderr: what set-up is doing, so that stdout stays free for results. */
export function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

/** One line to stdout: a script's result. */
export function print(/** @type {string} */ line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a script's `main` and turns its end into the exit code: a SetupError prints its sentence, anything else its stack.
 * @param {() => Promise<number | undefined>} main answers the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}

/** Whether a module was started as a program, rather than imported. */
export function isProgram(/** @type {string} */ moduleUrl) {
  return process.argv[1] !== undefined && fileURLToPath(moduleUrl) === realpathSync(process.argv[1]);
}
