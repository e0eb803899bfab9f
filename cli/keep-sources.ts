import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './exit.js';

/**
 * A source file is never changed, not even by naming it as the place for a result.
 * @throws UsageError where one of the results would replace one of the files that were met (`sources`, by path)
 */
export function keepSources(
  sources: readonly string[],
  results: readonly { readonly option: string; readonly path: string | null }[],
): void {
  const wanted = new Map<string, string>();
  // What isn't there yet replaces nothing.
  for (const { option, path } of results) if (path !== null && existsSync(path)) wanted.set(placeOf(path), option);
  if (wanted.size === 0) return;
  for (const path of sources) {
    const option = wanted.get(placeOf(path));
    if (option !== undefined)
      throw new UsageError(`${option} names an input, which would be replaced. Nothing was written. Name another file.`);
  }
}

/** The file itself where it exists, links resolved; else where it was. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(resolve(path))), basename(path));
    } catch {
      return resolve(path);
    }
  }
}
