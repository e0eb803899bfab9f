import { UsageError } from './exit.js';
import { absolutePath, isThere, placeOf, realPath } from './host/places.js';

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
  for (const { option, path } of results) if (path !== null && isThere(path)) wanted.set(fileAt(path), option);
  if (wanted.size === 0) return;
  for (const path of sources) {
    const option = wanted.get(fileAt(path));
    if (option !== undefined)
      throw new UsageError(`${option} names an input, which would be replaced. Nothing was written. Name another file.`);
  }
}

/** The file itself where it exists, links resolved; else where it would be. */
function fileAt(path: string): string {
  return isThere(path) ? realPath(path) : (placeOf(path) ?? absolutePath(path));
}
