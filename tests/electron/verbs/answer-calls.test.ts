/** The page of a verb taken over: whatever it asks, it gets what the argument list names, and nothing else. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ARGUMENTS, packCall, unpackCall } from '../../../core/verb-calls.js';
import { createGrants } from '../../../electron/files/grants.js';
import { callAnswerer } from '../../../electron/verbs/answer-calls.js';
import { type Terminal, withoutCommands } from '../../../electron/verbs/terminal.js';
import { VerbFiles } from '../../../electron/verbs/verb-files.js';
import { readVerbWords } from '../../../electron/verbs/verb-words.js';
import { scratchFolder } from '../scratch.js';

/** A verb's page on a folder: `given/` was named, `elsewhere/` wasn't. */
function takeOver(...words: readonly string[]) {
  const folder = scratchFolder();
  const at = (...parts: readonly string[]) => join(folder, ...parts);
  for (const name of ['given', 'elsewhere', join('elsewhere', 'inner')]) mkdirSync(at(name));
  writeFileSync(at('given', 'scan'), 'a scan');
  writeFileSync(at('given', 'policy'), '{}');
  writeFileSync(at('elsewhere', 'secret'), 'nobody’s business');
  symlinkSync(at('elsewhere', 'secret'), at('given', 'link'));
  const given = readVerbWords(words.map((word) => word.replace('@', at('given'))));
  const said: string[] = [];
  const ends: number[] = [];
  const terminal = {
    isTerminal: false,
    write: async (stream: 'out' | 'err', bytes: Uint8Array) => void said.push(`${stream}:${new TextDecoder().decode(bytes)}`),
    readAll: () => 'typed',
  } as unknown as Terminal;
  const answer = callAnswerer({
    given,
    files: new VerbFiles(given),
    grants: createGrants(),
    terminal,
    end: (code) => void ends.push(code),
  });
  const call = async (name: string, args: readonly unknown[], bytes?: Uint8Array) => {
    const response = await answer(name, packCall(args, bytes));
    return { status: response.status, value: response.status === 200 ? ((await response.json()) as unknown) : undefined };
  };
  return { at, call, answer, said, ends };
}

describe('a verb’s page', () => {
  it('gets what was named: inputs, small files of options, the places of results, its words and its end', async () => {
    const { at, call, said, ends } = takeOver('export', '@/scan', '--out', '@/copy', '--policy', '@/policy', '--report', '@/report');
    expect((await call('begin', [])).value).toMatchObject({
      words: ['export', at('given/scan'), '--out', at('given/copy'), '--policy', at('given/policy'), '--report', at('given/report')],
    });
    expect((await call('open', [[at('given/scan')]])).value).toMatchObject({ files: [{ size: 6, path: at('given/scan') }] });
    expect((await call('readText', [at('given/policy'), 100])).value).toEqual({ text: '{}' });
    expect((await call('readText', [at('given/policy'), 1])).value).toEqual({ problem: 'too-long' });
    expect((await call('writeResult', [at('given/report')], new TextEncoder().encode('rows'))).value).toBeNull();
    expect(readFileSync(at('given/report'), 'utf8')).toBe('rows');
    expect((await call('write', ['out'], new TextEncoder().encode('{}\n'))).status).toBe(200);
    expect(said).toEqual(['out:{}\n']);
    expect((await call('end', [3])).status).toBe(200);
    expect(ends).toEqual([3]);
  });

  it('reads, writes, makes and lists nothing else', async () => {
    const { at, call } = takeOver('export', '@/scan', '--out', '@/copy', '--policy', '@/policy', '--report', '@/report', '--key', '@/key');
    const secret = at('elsewhere/secret');
    const refused: readonly (readonly [string, readonly unknown[]])[] = [
      ['open', [[secret]]],
      ['open', [[at('given/scan'), secret]]],
      ['open', [[at('given/link')]]],
      ['open', [[at('given')]]],
      ['readText', [secret, 1000]],
      ['readText', [at('given/link'), 1000]],
      ['readText', [at('given/scan'), 1000]],
      ['readText', [at('given/policy/../../elsewhere/secret'), 1000]],
      ['listFolder', [at('elsewhere')]],
      ['listFolder', [at('given')]],
      ['writeResult', [at('given/scan')]],
      ['writeResult', [at('given/policy')]],
      ['writeResult', [at('given/copy')]],
      ['writeResult', [at('elsewhere/new')]],
      ['makeFile', [at('given/key')]],
      ['makeFile', [at('elsewhere/new')]],
      ['environmentWord', ['HOME']],
      ['standardInput', []],
    ];
    for (const [name, args] of refused) expect((await call(name, args)).status, `${name} ${JSON.stringify(args)}`).toBe(403);
    // Of other places it isn't even told what is there.
    for (const [path, from] of [
      [secret, ''],
      ['secret', at('elsewhere')],
      [at('given/scan/../../elsewhere/secret'), ''],
      ['/', ''],
    ]) {
      expect((await call('lookAt', [path, from])).value, path).toMatchObject({ kind: 'nothing', isThere: false, real: path, place: null });
    }
    expect((await call('lookAt', [at('given/scan'), ''])).value).toMatchObject({ kind: 'file', isThere: true, place: at('given/scan') });
    expect((await call('lookAt', [at('given/scan/in a container'), ''])).value).toMatchObject({ kind: 'nothing', isThere: false });
    expect((await call('lookAt', [at('given/copy'), ''])).value).toMatchObject({ kind: 'nothing', place: at('given/copy') });
    expect(readdirSync(at('given')).sort()).toEqual(['link', 'policy', 'scan']);
    expect(readFileSync(at('given/scan'), 'utf8')).toBe('a scan');
    expect(readdirSync(at('elsewhere')).sort()).toEqual(['inner', 'secret']);
  });

  it('follows no link out of a folder that was named, at the end of a path or on its way', async () => {
    const { at, call } = takeOver('export', '@', '--out', '@/copy');
    symlinkSync(at('elsewhere'), at('given', 'way'));
    expect((await call('open', [[at('given/way/secret')]])).status).toBe(403);
    expect((await call('lookAt', [at('given/way/secret'), ''])).value).toMatchObject({ kind: 'nothing', isThere: false, place: null });
    expect((await call('lookAt', [at('given/scan'), ''])).value).toMatchObject({ kind: 'file', isThere: true });
  });

  it('sees what lies beside a list of boxes, and not what lies beside other files that options name', async () => {
    const words = ['export', '@/scan', '--out', '@/copy', '--redact'];
    const listed = takeOver(...words, '@/policy');
    expect((await listed.call('lookAt', [listed.at('given/link'), ''])).value).toMatchObject({ isThere: true });
    const boxed = takeOver(...words, '1,2,3,4', '--policy', '@/policy', '--key', '@/key');
    for (const path of [boxed.at('given/link'), 'package.json', '.'])
      expect((await boxed.call('lookAt', [path, ''])).value, path).toMatchObject({ kind: 'nothing', isThere: false });
  });

  it('reads a text to its bound, whatever a link says of its length', async () => {
    const { at, call } = takeOver('export', '@/scan', '--out', '@/copy', '--policy', '@/long');
    writeFileSync(at('elsewhere/long'), 'x'.repeat(100_000));
    symlinkSync(at('elsewhere/long'), at('given/long'));
    expect((await call('readText', [at('given/long'), 99_999])).value).toEqual({ problem: 'too-long' });
    expect((await call('readText', [at('given/long'), 100_000])).value).toEqual({ text: 'x'.repeat(100_000) });
  });

  it('opens for verify what lies in the folder that was named, and no link that leads out of it', async () => {
    const { at, call } = takeOver('verify', '@', '--receipt', '@/policy');
    expect((await call('listFolder', [at('given')])).value).toHaveLength(3);
    expect((await call('open', [[at('given/scan')]])).status).toBe(200);
    expect((await call('open', [[at('given/link')]])).status).toBe(403);
  });

  it('makes a key once, and never over a file', async () => {
    const { at, call } = takeOver('key', '@/key', '--passphrase-env', 'NEGATOSCOPE_INVENTED');
    expect((await call('makeFile', [at('given/key')], new TextEncoder().encode('k'))).value).toBe(true);
    expect((await call('makeFile', [at('given/key')], new TextEncoder().encode('other'))).value).toBe(false);
    expect(readFileSync(at('given/key'), 'utf8')).toBe('k');
    expect((await call('environmentWord', ['NEGATOSCOPE_INVENTED'])).value).toBeNull();
    expect((await call('environmentWord', ['PATH'])).status).toBe(403);
  });

  it('can’t end with a code of its own, call what there isn’t, or send what isn’t a call', async () => {
    const { call, answer, ends } = takeOver('inspect', '@/scan');
    for (const code of [4, -1, 1.5, '0', null, 130]) expect((await call('end', [code])).status).toBe(400);
    expect(ends).toEqual([]);
    for (const name of ['constructor', '__proto__', 'toString', 'quit', '']) expect((await call(name, [])).status, name).toBe(404);
    for (const body of [new Uint8Array(), new Uint8Array(3), Uint8Array.of(255, 255, 255, 255, 1), Uint8Array.of(2, 0, 0, 0, 0x7b, 0x7b)]) {
      expect((await answer('begin', body)).status).toBe(400);
    }
    const tooLong = new Uint8Array(4 + MOST_ARGUMENTS + 1).fill(0x20);
    new DataView(tooLong.buffer).setUint32(0, MOST_ARGUMENTS + 1, true);
    tooLong.set(new TextEncoder().encode('[]'), 4);
    expect((await answer('begin', tooLong)).status).toBe(400);
  });

  it('whatever it sends, nothing is written where nothing was named', async () => {
    const { at, call } = takeOver('inspect', '@/scan');
    const paths = fc.oneof(
      fc.constantFrom('given/scan', 'given/new', 'given/link', 'elsewhere/new', 'given/../elsewhere/new').map((path) => at(path)),
      fc.string(),
    );
    const calls = fc.constantFrom(
      'writeResult',
      'makeFile',
      'readText',
      'listFolder',
      'open',
      'lookAt',
      'readWords',
      'environmentWord',
      'close',
    );
    const args = fc.array(fc.oneof(paths, fc.array(paths), fc.integer(), fc.jsonValue()), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(calls, args, async (name, values) => {
        const { status, value } = await call(name, values, Uint8Array.of(1));
        // The input is a file, which can't be listed: the system says so.
        expect(name === 'listFolder' ? [400, 403, 500] : [200, 400, 403]).toContain(status);
        if (name !== 'open' && name !== 'lookAt' && name !== 'readWords' && name !== 'close') expect(value).toBeUndefined();
      }),
      { numRuns: 300 },
    );
    expect(readdirSync(at('given')).sort()).toEqual(['link', 'policy', 'scan']);
    expect(readFileSync(at('given/scan'), 'utf8')).toBe('a scan');
    expect(existsSync(at('elsewhere/new'))).toBe(false);
  });
});

it('a terminal is sent no command of a page but the clearing of a line, which progress needs', () => {
  const harmless = 'read 3 of 4\r\u001b[K\tÉtude 影像 \u{1f9b4}\n';
  expect(withoutCommands(harmless)).toBe(harmless);
  // The clipboard, the title, the screen, by the sequences of one byte and of two; a bell and a deletion.
  expect(withoutCommands('\u001b]52;c;eA==\u0007 \u009d0;x\u009c \u001b[2J \u001b[Kx\u007f\u0000')).toBe(
    '\\u001b]52;c;eA==\\u0007 \\u009d0;x\\u009c \\u001b[2J \u001b[Kx\\u007f\\u0000',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(withoutCommands(text).replaceAll('\u001b[K', '')).not.toMatch(/(?![\n\r\t])\p{Cc}/u);
    }),
  );
});

it('a call is read as it was packed', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 4 }), fc.uint8Array({ maxLength: 50 }), (args, bytes) => {
      const read = unpackCall(packCall(args, bytes));
      expect(read?.untrustedArgs).toEqual(JSON.parse(JSON.stringify(args)));
      expect([...(read?.bytes ?? [])]).toEqual([...bytes]);
    }),
  );
});
