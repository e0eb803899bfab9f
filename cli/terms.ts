import { readSavedTerms, type SavedTerms, TermDictionary } from '../core/deid/leak-search/term-dictionary.js';
import type { PolicyOptions } from '../core/deid/policy.js';
import { UsageError } from './exit.js';
import type { KeptHeaders } from './kept-headers.js';
import type { MetFile } from './open-inputs.js';
import { readJson } from './read-json.js';
import { sayProgress } from './say.js';

/** Longest dictionary, in bytes. */
const MAX_TERMS = 1024 * 1024 * 1024;

/** The words of the people in these files, which must not be found in what leaves: all files are read before the first is planned. */
export function collectTerms(
  headers: KeptHeaders,
  files: readonly MetFile[],
  options: PolicyOptions,
  saved: SavedTerms | null,
): TermDictionary {
  const terms = new TermDictionary(options);
  if (saved) terms.load(saved);
  for (const [index, file] of files.entries()) {
    sayProgress('read', index, files.length);
    const parsed = headers.parse(file);
    if (typeof parsed !== 'string') terms.collect(parsed);
  }
  sayProgress('read', files.length, files.length);
  return terms;
}

/** `--terms T`: what `plan` wrote over the whole set. @throws UsageError */
export function readTerms(path: string): SavedTerms {
  const untrusted = readJson(path, MAX_TERMS, `The terms "${path}" could not be read. Make them with: plan INPUT… --terms "${path}"`);
  const terms = readSavedTerms(untrusted);
  if (!terms) throw new UsageError(`"${path}" holds no terms of this program. Make them with: plan INPUT… --terms "${path}"`);
  return terms;
}
