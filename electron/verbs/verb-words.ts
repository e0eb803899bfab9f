import { parseArgs } from 'node:util';
import type { WordOptions } from '../../core/verb-calls.js';

/** Options of the verbs that take a value, and those that don't. What each verb makes of them is the verb's own affair. */
const WITH_VALUE = [
  ...['out', 'policy', 'format', 'window', 'frame', 'redact', 'report', 'receipt', 'seed', 'key', 'terms', 'text', 'faces'],
  ...['include', 'passphrase-env', 'mode'],
] as const;
const FLAGS = ['json', 'dicomdir', 'every-frame', 'letters', 'scale-bar', 'overlays', 'passphrase-stdin', 'help'] as const;

/** The switches that a verb's command line may have; every other word that begins with a dash is refused, as Chromium would obey it. */
export const VERB_SWITCHES: ReadonlySet<string> = new Set([...WITH_VALUE, ...FLAGS]);

/** The verbs of the command line, each with the options that name a file to be read, and those that name one to be written. */
const VERBS: Readonly<Record<string, { readonly reads: readonly Named[]; readonly writes: readonly Named[] }>> = {
  help: { reads: [], writes: [] },
  inspect: { reads: [], writes: [] },
  frame: { reads: [], writes: ['out'] },
  plan: { reads: ['policy', 'key'], writes: ['terms'] },
  export: { reads: ['policy', 'key', 'terms', 'redact'], writes: ['report'] },
  verify: { reads: ['receipt'], writes: [] },
  text: { reads: [], writes: [] },
  key: { reads: [], writes: [] },
};
type Named = (typeof WITH_VALUE)[number];

/** A command line of a verb: what a person typed, and what it lets the verb's page do. */
export interface VerbWords {
  /** The verb, and what follows it. */
  readonly words: readonly string[];
  /** Inputs: what isn't an option's. */
  readonly inputs: readonly string[];
  readonly reads: readonly string[];
  /** Those of `reads` that may name files beside themselves: lists of boxes. */
  readonly lists: readonly string[];
  readonly writes: readonly string[];
  /** The file that `key` makes. */
  readonly makes: readonly string[];
  /** Files that are asked for one by one. */
  readonly includes: readonly string[];
  /** Where `export` puts its copy and the receipt; no other verb makes a copy. */
  readonly out: string | undefined;
  readonly receipt: string | undefined;
  /** The variable of the environment that holds a passphrase, and whether the standard input does. */
  readonly passphraseName: string | undefined;
  readonly isPassphraseTyped: boolean;
}

export const isVerb = (word: string): boolean => Object.hasOwn(VERBS, word);

/** Reads what a verb's command line names. Nothing here is an error: the verb reads its words strictly, and says what is wrong. */
export function readVerbWords(words: readonly string[]): VerbWords {
  const [verb = '', ...args] = words;
  const { values, positionals } = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true });
  const named = (name: Named): readonly string[] => [values[name] ?? []].flat().filter((value) => typeof value === 'string');
  const isExport = verb === 'export';
  const { reads, writes } = VERBS[verb] ?? { reads: [], writes: [] };
  return {
    words,
    inputs: positionals,
    reads: reads.flatMap(named),
    lists: reads.includes('redact') ? named('redact') : [],
    writes: writes.flatMap(named),
    makes: verb === 'key' ? positionals : [],
    includes: isExport ? named('include') : [],
    out: isExport ? named('out').at(-1) : undefined,
    receipt: isExport ? named('receipt').at(-1) : undefined,
    passphraseName: named('passphrase-env').at(-1),
    isPassphraseTyped: values['passphrase-stdin'] === true,
  };
}

/** Whether Electron would find no display, without which it ends before a verb begins: even a page that is never shown needs one. */
export function lacksDisplay(platform: string, environment: Readonly<Record<string, string | undefined>>): boolean {
  return platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
}

const OPTIONS: WordOptions = Object.fromEntries([
  ...WITH_VALUE.map((name) => [name, { type: 'string', multiple: true }] as const),
  ...FLAGS.map((name) => [name, { type: 'boolean' }] as const),
]);
