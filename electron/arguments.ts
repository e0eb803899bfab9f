import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a person typed, or a file manager passed on. */
export interface StartArguments {
  /** Absolute paths of what is to be opened. */
  readonly inputs: readonly string[];
  /** Where `--smoke` puts its picture; absolute. */
  readonly smoke?: string;
  readonly session: boolean;
  readonly inspector: boolean;
  /** What is printed instead of a start. */
  readonly print?: 'version' | 'help';
}

/** Switches of Electron's own that take the next word too; only before the app's folder. */
const WITH_VALUE = new Set(['-r', '--require']);

/** A wrong use, in one sentence for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads a command line. In development (`electron . …`) the first word that isn't a switch is the app itself. Switches
 * that aren't ours are Chromium's. After `--` everything is an input. Inputs may be `file:` addresses.
 * @throws UsageError
 */
export function parseArguments(argv: readonly string[], place: { readonly cwd: string; readonly isDevelopment: boolean }): StartArguments {
  const inputs: string[] = [];
  let smoke: string | undefined;
  let isSession = false;
  let isInspector = false;
  let print: 'version' | 'help' | undefined;
  let isAppNamed = !place.isDevelopment;
  let isOpen = true;
  const words = argv.slice(1);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (isOpen && isAppNamed && word === '--smoke') {
      smoke = words.shift();
      if (smoke === undefined || smoke.startsWith('-')) throw new UsageError('--smoke needs the name of the picture to write.');
    } else if (isOpen && isAppNamed && word === '--session') isSession = true;
    else if (isOpen && isAppNamed && word === '--inspector') isInspector = true;
    else if (isOpen && isAppNamed && (word === '--version' || word === '--help')) print ??= word === '--help' ? 'help' : 'version';
    else if (isOpen && word === '--') isOpen = false;
    else if (isOpen && word.startsWith('-')) {
      if (!isAppNamed && WITH_VALUE.has(word)) words.shift();
    } else if (!isAppNamed) isAppNamed = true;
    else inputs.push(inputPath(word, place.cwd));
  }
  if (isSession && smoke === undefined) throw new UsageError('--session goes with --smoke.');
  return {
    inputs,
    session: isSession,
    inspector: isInspector,
    ...(print === undefined ? {} : { print }),
    ...(smoke === undefined ? {} : { smoke: resolve(place.cwd, smoke) }),
  };
}

/**
 * The words of a command line from its verb on; undefined where it has none. A verb is the first word (in development the first behind the app):
 * a file of that name is opened by `./export` or by its whole path, as file managers give it.
 */
export function verbWords(
  argv: readonly string[],
  isVerb: (word: string) => boolean,
  isDevelopment: boolean,
): readonly string[] | undefined {
  const words = argv.slice(1);
  if (isDevelopment) words.splice(0, words.findIndex((word) => !word.startsWith('-')) + 1);
  return words[0] !== undefined && isVerb(words[0]) ? words : undefined;
}

/** What `--help` prints. */
export const USAGE = `negatoscope [FILE_OR_FOLDER…]
negatoscope VERB …              without a window: negatoscope help

Opens medical images in a window: DICOM files, folders and discs of them, zip archives, NIfTI volumes. Nothing leaves this
computer. After -- every word is an input.

  --version                      name and version
  --help                         these switches
  --lang=en|fr                   the language of the window
  --user-data-dir=FOLDER         where the preferences are
  --disable-gpu                  draws without the graphics card
  --force-device-scale-factor=F  larger or smaller
  --ozone-platform=x11|wayland   Linux: how it reaches the screen

Not a medical device, and not for diagnosis.`;

/** An absolute path of an input: a path seen from `cwd`, or a `file:` address of this machine. */
export function inputPath(word: string, cwd: string): string {
  if (/^file:\/\//i.test(word)) {
    try {
      return fileURLToPath(word);
    } catch {
      // An address of another machine, or not an address: as a path it will be listed as not there.
    }
  }
  return isAbsolute(word) ? word : resolve(cwd, word);
}
