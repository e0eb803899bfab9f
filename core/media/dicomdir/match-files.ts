/** Which of the files that a disc's index names are there. Names are untrusted texts, compared and never opened. */
export interface DirectoryMatch {
  /** The name of the file that is there, by the file ID in the index. */
  readonly present: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
}

/**
 * @param untrustedFileIds as `readDirectory` gives them
 * @param untrustedDirectoryName the index's own name, with the folder that it lies in: file IDs are relative to that
 * @param untrustedNames every file that was met, with its folder
 */
export function matchFiles(
  untrustedFileIds: readonly string[],
  untrustedDirectoryName: string,
  untrustedNames: Iterable<string>,
): DirectoryMatch {
  const byKey = new Map<string, string>();
  for (const name of untrustedNames) byKey.set(keyOf(name), name);
  const slash = untrustedDirectoryName.lastIndexOf('/');
  const folder = slash < 0 ? '' : untrustedDirectoryName.slice(0, slash + 1);
  const present = new Map<string, string>();
  const missing: string[] = [];
  for (const fileId of untrustedFileIds) {
    const name = byKey.get(keyOf(folder + fileId));
    if (name === undefined) missing.push(fileId);
    else present.set(fileId, name);
  }
  return { present, missing };
}

/** Discs are upper case (PS3.10 §8.2), copies of them often aren't; a bare ISO 9660 shows versions (`;1`) and trailing dots. */
function keyOf(untrustedName: string): string {
  return untrustedName
    .split('/')
    .map((part) => part.replace(/;\d{1,5}$/, '').replace(/[. ]+$/, ''))
    .join('/')
    .toUpperCase();
}
