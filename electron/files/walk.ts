import { closeSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { SkipReason } from '../../core/bridge.js';
import { errorCode } from './failure.js';
import { displayName, foldersAbove, isWithin, joinPath, lastComponent } from './path-name.js';
import { NotRegularError, openRegular, type Pin } from './pin.js';

/** How deep below what was chosen folders are looked into. */
export const MAX_DEPTH = 64;

/** A regular file that could be opened. `untrustedName` starts with the name of what was chosen; `inputPath` with the input as given. */
export interface Found {
  readonly kind: 'found';
  readonly path: Buffer;
  readonly pin: Pin;
  readonly untrustedName: string;
  readonly inputPath: string;
}

export interface Skipped {
  readonly kind: 'skipped';
  readonly untrustedName: string;
  readonly inputPath: string;
  readonly reason: SkipReason;
}

interface Place {
  readonly path: Buffer;
  readonly untrustedName: string;
  readonly inputPath: string;
  readonly depth: number;
}

/**
 * Every regular file at or below the inputs, once each, folders in the order of their bytes; what isn't one, or can't
 * be opened, comes with its reason.
 *
 * A link given as an input is followed: the person chose what it points at. A link met below is not, and needn't be:
 * where its target is inside the choice, the walk meets the target by its own name (so no link can make a circle, and
 * no file comes twice); where it is outside, it is skipped.
 */
export function* walk(inputs: readonly (string | Buffer)[], maxDepth = MAX_DEPTH): Generator<Found | Skipped> {
  const roots: Place[] = [];
  for (const input of inputs) {
    const inputPath = typeof input === 'string' ? input : displayName(input);
    try {
      const path = realpathSync.native(input, 'buffer');
      const given = Buffer.isBuffer(input) ? lastComponent(input) : Buffer.from(basename(input));
      const name = ['', '.', '..'].includes(given.toString()) ? lastComponent(path) : given;
      roots.push({ path, untrustedName: displayName(name), inputPath, depth: 0 });
    } catch (error) {
      yield skip({ untrustedName: lastName(inputPath), inputPath }, reasonOf(error));
    }
  }
  const course = { choice: roots.map((root) => root.path), seenFolders: new Set<string>(), maxDepth };
  for (const root of withoutRepeats(roots)) yield* visit(root, course);
}

/** Inputs that are the same, or lie inside another input, are met once. */
function withoutRepeats(roots: readonly Place[]): Place[] {
  const byPath = new Map<string, Place>();
  for (const root of roots) {
    const key = root.path.toString('latin1');
    if (!byPath.has(key)) byPath.set(key, root);
  }
  return [...byPath.values()].filter((root) => !foldersAbove(root.path).some((folder) => byPath.has(folder.toString('latin1'))));
}

interface Course {
  readonly choice: readonly Buffer[];
  readonly seenFolders: Set<string>;
  readonly maxDepth: number;
}

function* visit(root: Place, course: Course): Generator<Found | Skipped> {
  const stack: Place[] = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    try {
      const stat = lstatSync(place.path, { bigint: true });
      if (stat.isSymbolicLink()) {
        const outcome = lookAtLink(place, course.choice);
        if (outcome) yield outcome;
      } else if (stat.isDirectory()) {
        const key = `${stat.dev}:${stat.ino}`;
        if (course.seenFolders.has(key)) continue;
        if (place.depth > course.maxDepth) {
          yield skip(place, 'too-deep');
          continue;
        }
        course.seenFolders.add(key);
        for (const child of children(place)) stack.push(child);
      } else if (stat.isFile()) {
        yield openOnce(place);
      } else {
        yield skip(place, 'not-a-regular-file');
      }
    } catch (error) {
      yield skip(place, reasonOf(error));
    }
  }
}

/** Last first, because the walk takes them from the end of a stack. */
function children(folder: Place): Place[] {
  const names = readdirSync(folder.path, 'buffer').sort(Buffer.compare).reverse();
  return names.map((name) => ({
    path: joinPath(folder.path, name),
    untrustedName: below(folder.untrustedName, displayName(name)),
    inputPath: below(folder.inputPath, displayName(name)),
    depth: folder.depth + 1,
  }));
}

function lookAtLink(place: Place, choice: readonly Buffer[]): Skipped | undefined {
  const target = realpathSync.native(place.path, 'buffer');
  if (!choice.some((folder) => isWithin(folder, target))) return skip(place, 'outside-the-choice');
  const stat = statSync(target);
  return stat.isFile() || stat.isDirectory() ? undefined : skip(place, 'not-a-regular-file');
}

function openOnce(place: Place): Found {
  const { descriptor, pin } = openRegular(place.path);
  closeSync(descriptor);
  return { kind: 'found', path: place.path, pin, untrustedName: place.untrustedName, inputPath: place.inputPath };
}

function skip(place: Pick<Place, 'untrustedName' | 'inputPath'>, reason: SkipReason): Skipped {
  return { kind: 'skipped', untrustedName: place.untrustedName, inputPath: place.inputPath, reason };
}

function reasonOf(error: unknown): SkipReason {
  if (error instanceof NotRegularError) return 'not-a-regular-file';
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'vanished';
  // It was a file a moment ago and is a link now: somebody changes the folder while it is read.
  if (code === 'ELOOP') return 'outside-the-choice';
  return 'unreadable';
}

function below(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

function lastName(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? path
  );
}
