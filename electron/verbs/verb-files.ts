import type { PathFacts, VerbCalls } from '../../core/verb-calls.js';
import { absolutePath, folderOf, isInside, isThere, kindAt, listFolder, placeOf, readText, realPath } from '../files/places.js';
import { makeFile, writeResult } from '../files/result-file.js';
import type { VerbWords } from './verb-words.js';

/** Longest text that is read for a verb, in bytes: the words of a whole set of people. */
export const MOST_TEXT = 1024 * 1024 * 1024;

/** Something that the person's argument list doesn't name. */
export class NotNamedError extends Error {
  override readonly name = 'NotNamedError';
}

/**
 * The disk as a verb's page has it: what the person named on the command line, and nothing else. Scans are read by grants; this is for the
 * small files that options name, and for what is written beside a copy.
 */
export class VerbFiles {
  /** Paths that were named, with what is in them, and the folders of lists, which may name files beside themselves. */
  readonly #seen: readonly string[];

  constructor(readonly given: VerbWords) {
    const { inputs, reads, lists, writes, makes, includes, out, receipt } = given;
    const named = [...inputs, ...reads, ...writes, ...makes, ...includes, out, receipt].filter((path) => path !== undefined);
    // Boxes that are given as numbers are no list, and show no folder.
    this.#seen = [...named, ...lists.filter(isThere).map(folderOf)].map((path) => absolutePath(path));
  }

  /** What lies at a path that was named, or below one. Of every other path nothing is said, not even whether anything is there. */
  lookAt(untrustedPath: string, untrustedFrom: string): PathFacts {
    const absolute = absolutePath(untrustedPath, untrustedFrom);
    const folder = folderOf(untrustedPath);
    if (!this.#seen.some((path) => liesIn(path, absolute)))
      return { kind: 'nothing', isThere: false, absolute, real: untrustedPath, place: null, folder };
    const isFound = isThere(absolute);
    return {
      kind: kindAt(absolute),
      isThere: isFound,
      absolute,
      // As it was given, where there is none: a report says what the person typed.
      real: isFound ? realPath(absolute) : untrustedPath,
      place: placeOf(absolute),
      folder,
    };
  }

  /** What is to be read as scans: what was named, and regular files below it. @throws NotNamedError */
  mustBeInputs(untrustedPaths: readonly string[]): void {
    const isInput = (path: string) =>
      this.given.inputs.includes(path) ||
      (kindAt(path) === 'file' && this.given.inputs.some((input) => liesIn(absolutePath(input), absolutePath(path))));
    if (!untrustedPaths.every(isInput)) throw new NotNamedError();
  }

  /** @throws NotNamedError; the system's error */
  listFolder(untrustedPath: string): VerbCalls['listFolder']['answer'] {
    if (!this.given.inputs.includes(untrustedPath)) throw new NotNamedError();
    return listFolder(untrustedPath);
  }

  /** @throws NotNamedError */
  readText(untrustedPath: string, mostBytes: number): VerbCalls['readText']['answer'] {
    return readText(namedIn(this.given.reads, untrustedPath), Math.min(mostBytes, MOST_TEXT));
  }

  /** @throws NotNamedError; the system's error */
  makeFile(untrustedPath: string, bytes: Uint8Array): boolean {
    return makeFile(namedIn(this.given.makes, untrustedPath), bytes);
  }

  /** @throws NotNamedError */
  writeResult(untrustedPath: string, bytes: Uint8Array): string | null {
    return writeResult(namedIn(this.given.writes, untrustedPath), bytes);
  }
}

/** The path as it was named, where this is another way of writing it. @throws NotNamedError */
function namedIn(named: readonly string[], untrustedPath: string): string {
  const place = placeOf(untrustedPath);
  const found = named.find((path) => path === untrustedPath || (place !== null && placeOf(path) === place));
  if (found === undefined) throw new NotNamedError();
  return found;
}

/** Whether an absolute path is one that was named or lies in it, by its words and on the disk: a link on its way leads nowhere else. */
function liesIn(named: string, path: string): boolean {
  if (!isInside(named, path)) return false;
  const place = placeOf(path);
  return place !== null && (place === placeOf(named) || isInside(realPath(named), place));
}
