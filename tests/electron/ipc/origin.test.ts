import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { describe, expect, it } from 'vitest';
import { MAX_HEAD_BYTES, MAX_HEADS, MAX_RANGE } from '../../../core/bridge.js';
import { createGrants } from '../../../electron/files/grants.js';
import { createStage } from '../../../electron/files/stage.js';
import { WrittenCheck } from '../../../electron/files/written-check.js';
import { type OwnOrigin, serveOrigin } from '../../../electron/ipc/app-origin.js';
import { answerBytes } from '../../../electron/ipc/byte-server.js';
import { parseRange } from '../../../electron/ipc/range-header.js';
import { answerStatic } from '../../../electron/ipc/static-files.js';
import { openAll, patterned, scratchFolder, writeFile } from '../scratch.js';

/** Nothing waits for an answer. */
const written = new WrittenCheck(() => undefined);

const bodyOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('the range header', () => {
  it('is answered in one form, and not beyond the longest', () => {
    expect(parseRange('bytes=0-0')).toEqual({ offset: 0, length: 1 });
    expect(parseRange(`bytes=5-${MAX_RANGE + 4}`)).toEqual({ offset: 5, length: MAX_RANGE });
    const refused = [
      null,
      '',
      'bytes=',
      'bytes=1-',
      'bytes=-1',
      'bytes=2-1',
      `bytes=0-${MAX_RANGE}`,
      'bytes=0-1,2-3',
      'bytes= 0-1',
      'bytes=0x0-0x1',
    ];
    for (const header of [...refused, 'bytes=9007199254740992-9007199254740993', 'Bytes=0-1', 'bytes=0-1 '])
      expect(parseRange(header), String(header)).toBeUndefined();
  });
});

describe('the byte server', () => {
  it('answers ranges of grants and stages with exactly those bytes, and tells refusals apart', async () => {
    const folder = scratchFolder();
    const grants = createGrants();
    const stage = createStage(grants);
    const paths = ['kept', 'changed', 'gone'].map((name) => writeFile(folder, name, patterned(100)));
    const [kept, changed, gone] = (await openAll(grants, paths)).grants.map((grant) => grant.id);
    const staged = await stage.stageExport([{ parts: [{ copy: [kept ?? '', 10, 20] }] }]);
    const stagedId = staged.ok ? staged.files[0]?.stagedId : undefined;
    writeFileSync(paths[1] ?? '', patterned(100, 2));
    rmSync(paths[2] ?? '');
    const answer = (kind: string, id: string | undefined, range: string | null) =>
      answerBytes({ grants, stage, written }, kind, id ?? '', range);
    const good = answer('bytes', kept, 'bytes=3-12');
    expect({ status: good.status, range: good.headers.get('content-range'), length: good.headers.get('content-length') }).toEqual({
      status: 206,
      range: 'bytes 3-12/*',
      length: '10',
    });
    for (const [name, value] of [
      ['cache-control', 'no-store'],
      ['x-content-type-options', 'nosniff'],
      ['cross-origin-resource-policy', 'same-origin'],
    ] as const) {
      expect(good.headers.get(name)).toBe(value);
    }
    expect(await bodyOf(good)).toEqual(patterned(100).slice(3, 13));
    expect(await bodyOf(answer('staged', stagedId, 'bytes=0-19'))).toEqual(patterned(100).slice(10, 30));
    expect(answer('bytes', kept, 'bytes=90-100').status).toBe(416);
    expect(answer('bytes', kept, null).status).toBe(416);
    expect(answer('bytes', 'g0', 'bytes=0-0').status).toBe(404);
    expect(answer('written', stagedId, 'bytes=0-0').status).toBe(404);
    expect(answer('bytes', stagedId, 'bytes=0-0').status).toBe(404);
    expect(answer('staged', kept, 'bytes=0-0').status).toBe(404);
    expect(answer('bytes', changed, 'bytes=0-0').status).toBe(409);
    expect(answer('bytes', gone, 'bytes=0-0').status).toBe(410);
  });

  it('answers the heads of many files in order, and marks those that cannot be read', async () => {
    const grants = createGrants();
    const stage = createStage(grants);
    const folder = scratchFolder();
    const paths = [
      writeFile(folder, 'long', patterned(MAX_HEAD_BYTES + 5)),
      writeFile(folder, 'empty', ''),
      writeFile(folder, 'gone', 'x'),
    ];
    const ids = (await openAll(grants, paths)).grants.map((grant) => grant.id);
    rmSync(paths[2] ?? '');
    const body = Buffer.from(await bodyOf(answerBytes({ grants, stage, written }, 'heads', ids.join(','), null)));
    expect(body.readUInt32LE(0)).toBe(MAX_HEAD_BYTES);
    expect(body.subarray(4, 4 + MAX_HEAD_BYTES).equals(Buffer.from(patterned(MAX_HEAD_BYTES)))).toBe(true);
    expect(body.readUInt32LE(4 + MAX_HEAD_BYTES)).toBe(0);
    expect(body.readUInt32LE(8 + MAX_HEAD_BYTES)).toBe(0xffffffff);
    expect(body).toHaveLength(12 + MAX_HEAD_BYTES);
    const tooMany = Array.from({ length: MAX_HEADS + 1 }, () => ids[0]).join(',');
    expect(answerBytes({ grants, stage, written }, 'heads', tooMany, null).status).toBe(400);
  });
});

describe('the built page', () => {
  const built = () => {
    const root = join(scratchFolder(), 'renderer');
    mkdirSync(root);
    writeFile(root, 'index.html', '<!doctype html>');
    writeFile(root, 'assets/codec-1a.wasm', 'wasm');
    writeFile(root, 'assets/.hidden.js', 'x');
    writeFile(root, 'assets/odd.exe', 'x');
    writeFile(join(root, '..'), 'outside.js', 'x');
    return root;
  };

  it('is served with its kinds and its policy', async () => {
    const root = built();
    const page = answerStatic(root, '/');
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(await page?.text()).toBe('<!doctype html>');
    expect(answerStatic(root, '/assets/codec-1a.wasm')?.headers.get('content-type')).toBe('application/wasm');
  });

  it('is all that is served', () => {
    const root = built();
    symlinkSync('..', join(root, 'up'));
    for (const path of [
      '/../outside.js',
      '/assets/../../outside.js',
      '//etc/passwd',
      '/assets',
      '/assets/',
      '/assets/.hidden.js',
      '/assets/odd.exe',
      '/none.js',
      '/%2e%2e/outside.js',
      '/a\\b.js',
      '/assets/codec-1a.wasm\0.js',
      '',
    ]) {
      expect(answerStatic(root, path), path).toBeUndefined();
    }
  });
});

describe('a call of a page', () => {
  it('is read to its bound, however it comes, and is none for a page without calls', async () => {
    const grants = createGrants();
    const bytes = { grants, stage: createStage(grants), written };
    const handlerOf = (parts: Pick<OwnOrigin, 'calls'>) => {
      let handler: ((request: Request) => Response | Promise<Response>) | undefined;
      const handle = (_scheme: string, given: typeof handler) => {
        handler = given;
      };
      const protocol = { handle } as unknown as Protocol;
      serveOrigin(protocol, { roots: [], bytes, ...parts });
      return (body: Uint8Array<ArrayBuffer>[], address = 'app://negatoscope/verb/begin') => {
        const stream = new ReadableStream({
          pull(controller) {
            const piece = body.shift();
            if (piece) controller.enqueue(piece);
            else controller.close();
          },
        });
        return handler?.(new Request(address, { method: 'POST', body: stream, duplex: 'half' } as RequestInit));
      };
    };
    const heard: number[][] = [];
    const calls = { mostBytes: 4, answer: async (_call: string, body: Uint8Array) => new Response(String(heard.push([...body]))) };
    const call = handlerOf({ calls });
    expect((await call([Uint8Array.of(1, 2), Uint8Array.of(3, 4)]))?.status).toBe(200);
    expect((await call([Uint8Array.of(5)]))?.status).toBe(200);
    expect((await call([]))?.status).toBe(200);
    expect(heard).toEqual([[1, 2, 3, 4], [5], []]);
    expect((await call([Uint8Array.of(1, 2), Uint8Array.of(3, 4, 5), new Uint8Array(100)]))?.status).toBe(413);
    expect((await call([], 'app://negatoscope/verb/begin/more'))?.status).toBe(404);
    expect((await handlerOf({})([Uint8Array.of(1)]))?.status).toBe(404);
    expect(heard).toHaveLength(3);
  });
});
