import { sep } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { unpackCall, type VerbCalls, type WordOptions } from '../../core/verb-calls.js';
import { grantInputs } from '../files/granted-inputs.js';
import { type Grants, MAX_GRANTS } from '../files/grants.js';
import type { ArgumentSchema } from '../ipc/schema.js';
import { pageHeaders } from '../security/headers.js';
import type { Terminal } from './terminal.js';
import { MOST_TEXT, NotNamedError, type VerbFiles } from './verb-files.js';
import type { VerbWords } from './verb-words.js';

/** What the calls of a verb's page stand on. */
export interface VerbCallParts {
  readonly given: VerbWords;
  readonly files: VerbFiles;
  readonly grants: Grants;
  readonly terminal: Terminal;
  readonly end: (code: number) => void;
}

/** Longest body of a call, in bytes: a result of the longest kind, and its path. */
export const MOST_CALL = MOST_TEXT + 1024 * 1024;
const MAX_PATH = 32_768;
const MAX_WORDS = 100_000;
// No system call takes a zero.
const text = z.string().check(
  z.maxLength(MAX_PATH),
  z.refine((value) => !value.includes('\0')),
);
const texts = z.array(text).check(z.maxLength(MAX_WORDS));
const nothing = z.tuple([]);
const options = z.record(text, z.strictObject({ type: z.enum(['string', 'boolean']), multiple: z.optional(z.boolean()) }));
const END_CODES = [0, 1, 2, 3] as const;

const schemas: { readonly [Call in keyof VerbCalls]: ArgumentSchema<unknown> } = {
  begin: nothing,
  write: z.tuple([z.enum(['out', 'err'])]),
  environmentWord: z.tuple([text]),
  standardInput: nothing,
  readWords: z.tuple([texts, options]),
  lookAt: z.tuple([text, text]),
  listFolder: z.tuple([text]),
  readText: z.tuple([text, z.number().check(z.int(), z.nonnegative())]),
  makeFile: z.tuple([text]),
  writeResult: z.tuple([text]),
  open: z.tuple([texts]),
  close: z.tuple([z.array(text).check(z.maxLength(MAX_GRANTS))]),
  end: z.tuple([z.literal(END_CODES)]),
};

type Answers = {
  readonly [Call in keyof VerbCalls]: (
    args: VerbCalls[Call]['args'],
    bytes: Uint8Array,
  ) => VerbCalls[Call]['answer'] | Promise<VerbCalls[Call]['answer']>;
};

/** What each call does: only what the person's argument list names. */
function answersOf({ given, files, grants, terminal, end }: VerbCallParts): Answers {
  return {
    begin: () => ({ words: given.words, isTerminal: terminal.isTerminal, separator: sep }),
    async write([stream], bytes) {
      await terminal.write(stream, bytes);
      return null;
    },
    environmentWord([name]) {
      if (name !== given.passphraseName) throw new NotNamedError();
      return process.env[name] ?? null;
    },
    standardInput() {
      if (!given.isPassphraseTyped) throw new NotNamedError();
      return terminal.readAll();
    },
    readWords: ([args, wanted]) => readWords(args, wanted),
    lookAt: ([path, from]) => files.lookAt(path, from),
    listFolder: ([path]) => files.listFolder(path),
    readText: ([path, mostBytes]) => files.readText(path, mostBytes),
    makeFile: ([path], bytes) => files.makeFile(path, bytes),
    writeResult: ([path], bytes) => files.writeResult(path, bytes),
    open([inputs]) {
      files.mustBeInputs(inputs);
      return grantInputs(grants, inputs);
    },
    close([ids]) {
      grants.release(ids);
      return null;
    },
    end([code]) {
      end(code);
      return null;
    },
  };
}

/** Answers a call that stands in an address of the app's own origin. */
export function callAnswerer(parts: VerbCallParts): (untrustedCall: string, untrustedBody: Uint8Array) => Promise<Response> {
  const answers = answersOf(parts);
  return async (untrustedCall, untrustedBody) => {
    if (!isCall(untrustedCall)) return refusal(404);
    const body = unpackCall(untrustedBody);
    const read = body && schemas[untrustedCall].safeParse(body.untrustedArgs);
    if (!body || !read?.success) return refusal(400);
    try {
      // The schema of a call has checked what its answer takes: the compiler loses the pair where the name isn't known.
      const answer = answers[untrustedCall] as (args: unknown, bytes: Uint8Array) => unknown;
      return new Response(JSON.stringify(await answer(read.data, body.bytes)), { status: 200, headers: JSON_HEADERS });
    } catch (error) {
      return refusal(error instanceof NotNamedError ? 403 : 500);
    }
  };
}

const isCall = (name: string): name is keyof VerbCalls => Object.hasOwn(schemas, name);

const JSON_HEADERS = pageHeaders('application/json');
const refusal = (status: number) => new Response(null, { status, headers: JSON_HEADERS });

function readWords(args: readonly string[], wanted: WordOptions): VerbCalls['readWords']['answer'] {
  try {
    return parseArgs({ args: [...args], options: wanted, allowPositionals: true, strict: true });
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'the arguments could not be read' };
  }
}
