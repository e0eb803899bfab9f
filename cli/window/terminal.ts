import type { WordOptions } from '../../core/verb-calls.js';
import type * as here from '../host/terminal.js';
import { ask } from './ask.js';

/** Longest piece of an answer that is handed over at once, in bytes. */
const PIECE = 1024 * 1024;

export const begun = ask('begin', []);

export const WHERE_PARSED = 'Scans are parsed in a hidden window, in the sandbox of the app.';

export const write: typeof here.write = (stream, text) => {
  // Cut as bytes: a cut in the text could go through a character of two halves.
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += PIECE) ask('write', [stream], bytes.subarray(at, at + PIECE));
};

export const isTerminal: typeof here.isTerminal = () => begun.isTerminal;

export const environmentWord: typeof here.environmentWord = (name) => ask('environmentWord', [name]) ?? undefined;

export const standardInput: typeof here.standardInput = () => ask('standardInput', []);

export const readWords: typeof here.readWords = <Config extends Parameters<typeof here.readWords>[0]>(config: Config) => {
  const read = ask('readWords', [config.args ?? [], (config.options ?? {}) as WordOptions]);
  if ('wrong' in read) throw new Error(read.wrong);
  return read as ReturnType<typeof here.readWords<Config>>;
};
