/**
 * What a verb of the command line asks main while it runs in the installed program's hidden window: each a synchronous POST to
 * `verbAddress(call)` from the verb's worker, answered in JSON. Staging and writing a copy go through the bridge, as from every page.
 * Main answers only what the person's own argument list allows.
 */
import { ORIGIN, type SkipReason } from './bridge.js';

/** What lies at a path. */
export type PlaceKind = 'file' | 'folder' | 'other' | 'nothing';

/** A text that was read, or why not. */
export type ReadText = { readonly text: string } | { readonly problem: 'too-long' | 'unreadable' };

/** A path as the disk sees it; `place` is null where its folder isn't there. */
export interface PathFacts {
  readonly kind: PlaceKind;
  readonly isThere: boolean;
  readonly absolute: string;
  readonly real: string;
  readonly place: string | null;
  readonly folder: string;
}

/** The options of a verb, as Node's `parseArgs` takes them. */
export type WordOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>;

/** Files that were granted, and what wasn't; paths are the input as given joined with the path below it. */
export interface GrantedInputs {
  readonly files: readonly { readonly id: string; readonly size: number; readonly path: string }[];
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
}

/** The calls: arguments, and what comes back. What is written comes as the bytes behind the arguments. */
export interface VerbCalls {
  /** The words of the command line, the verb first; whether somebody looks at the messages; what parts a path. */
  begin: { args: readonly []; answer: { readonly words: readonly string[]; readonly isTerminal: boolean; readonly separator: string } };
  write: { args: readonly [stream: 'out' | 'err']; answer: null };
  environmentWord: { args: readonly [name: string]; answer: string | null };
  standardInput: { args: readonly []; answer: string };
  readWords: {
    args: readonly [args: readonly string[], options: WordOptions];
    answer: { readonly values: unknown; readonly positionals: readonly string[] } | { readonly wrong: string };
  };
  lookAt: { args: readonly [path: string, from: string]; answer: PathFacts };
  listFolder: { args: readonly [path: string]; answer: readonly { readonly name: string; readonly path: string }[] };
  readText: { args: readonly [path: string, mostBytes: number]; answer: ReadText };
  makeFile: { args: readonly [path: string]; answer: boolean };
  /** Null, or the system's word for why it couldn't be written. */
  writeResult: { args: readonly [path: string]; answer: string | null };
  open: { args: readonly [inputs: readonly string[]]; answer: GrantedInputs };
  close: { args: readonly [ids: readonly string[]]; answer: null };
  /** What the process ends with. */
  end: { args: readonly [code: number]; answer: null };
}

export const verbAddress = (call: keyof VerbCalls): string => `${ORIGIN}/verb/${call}`;

const LENGTH_BYTES = 4;
/** Longest arguments, in bytes of JSON. */
export const MOST_ARGUMENTS = 64 * 1024 * 1024;

/** The body of a call: how long the arguments are (32 bits, little-endian), the arguments in JSON, and bytes. */
export function packCall(args: readonly unknown[], bytes: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(args));
  const body = new Uint8Array(LENGTH_BYTES + json.length + bytes.length);
  new DataView(body.buffer).setUint32(0, json.length, true);
  body.set(json, LENGTH_BYTES);
  body.set(bytes, LENGTH_BYTES + json.length);
  return body;
}

/** The other way. Null where it is no such body. */
export function unpackCall(untrusted: Uint8Array): { readonly untrustedArgs: unknown; readonly bytes: Uint8Array } | null {
  if (untrusted.length < LENGTH_BYTES) return null;
  const length = new DataView(untrusted.buffer, untrusted.byteOffset).getUint32(0, true);
  const end = LENGTH_BYTES + length;
  if (length > MOST_ARGUMENTS || end > untrusted.length) return null;
  try {
    return { untrustedArgs: JSON.parse(new TextDecoder().decode(untrusted.subarray(LENGTH_BYTES, end))), bytes: untrusted.subarray(end) };
  } catch {
    return null;
  }
}
