/**
 * A page that has been taken over calls all that it can reach. It may read what the person opened and ask main to write it;
 * it can't read anything else, can't write without the person's own answer to main, and can't choose a name.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommitResult, Grant, ReceiptFacts, StagedFile } from '../../core/bridge.js';
import { methodNames } from '../../electron/ipc/channel.js';
import { expect, type LaunchedApp, test } from '../support/app.js';
import { answerDialogs, shownDialogs } from '../support/dialogs.js';
import { finishedOpenings, gatherOpenings, type TakenPage } from '../support/page-bridge.js';

const facts: ReceiptFacts = {
  policy: 'basic',
  text: 'auto',
  faces: 'not-looked-for',
  elements: { source: 1, output: 1, kept: 1, changed: 0, removed: 0, added: 0 },
  checks: { secondReader: 1, leakSearch: 0, readBack: 1 },
  leftOut: 0,
  overruled: 0,
  options: null,
  overrulings: [],
  keptKey: false,
};

let root: string;
let target: string;

test.beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'negatoscope-hostile-'));
  target = join(root, 'target');
  mkdirSync(target);
});
test.afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A window in which somebody else's code runs, with the sample study open. */
async function takeOver(launch: () => Promise<LaunchedApp>): Promise<LaunchedApp & { readonly grants: readonly Grant[] }> {
  const app = await launch();
  await answerDialogs(app.electron, {});
  await gatherOpenings(app.page);
  await app.page.evaluate(() => (window as unknown as TakenPage).negatoscope.openSample());
  const grants = (await finishedOpenings(app.page)).flatMap((batch) => batch.grants);
  expect(grants.length).toBeGreaterThan(1);
  return { ...app, grants };
}

/** 3 new bytes and 3 of the first grant, with a name that nobody asked for. */
async function stageOne({ page, grants }: Awaited<ReturnType<typeof takeOver>>): Promise<StagedFile> {
  const staged = await page.evaluate(async (id) => {
    const pack = {
      sources: [id],
      counts: Uint32Array.of(2),
      parts: Float64Array.of(-1, 0, 3, 0, 0, 3),
      bytes: Uint8Array.of(1, 2, 3),
      name: '../../evil.sh',
      names: ['../../evil.sh'],
    };
    const result = await (window as unknown as TakenPage).negatoscope.stageExport(pack);
    if (!result.ok) throw new Error(result.failure);
    return result.files;
  }, grants[0]?.id ?? '');
  const [file] = staged;
  if (!file) throw new Error('nothing staged');
  return file;
}

/** What this page says when main asks about a written file, from now on. */
const answerWritten = (page: LaunchedApp['page'], how: 'right' | 'lies, then a doubt') =>
  page.evaluate((manner) => {
    const taken = window as unknown as TakenPage & { heard: string[]; stopAnswering?: () => void };
    taken.heard = [];
    taken.stopAnswering?.();
    taken.stopAnswering = taken.negatoscope.on('written', async ({ files }) => {
      const say = (ids: readonly string[], isRight: boolean) =>
        taken.negatoscope.settleWritten(ids, isRight).then(
          () => taken.heard.push('taken'),
          () => taken.heard.push('refused'),
        );
      const ids = files.map(({ writtenId }) => writtenId);
      if (manner === 'right') {
        await say(ids, true);
        await say(ids, true);
        return;
      }
      for (const lie of [[], ['w000000000000000000000000'], [...ids, 'w000000000000000000000000'], [...ids, ...ids]]) await say(lie, true);
      await say(ids, false);
    });
  }, how);

const heard = async (page: LaunchedApp['page']): Promise<readonly string[]> => {
  const answers = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(async () => (await answers()).at(-1)).toBeDefined();
  // The last word may be on its way still.
  await page.waitForTimeout(300);
  return answers();
};

test('finds the bridge and nothing else of main', async ({ launch }) => {
  const { page } = await takeOver(launch);
  const found = await page.evaluate(() => ({
    api: Object.keys((window as unknown as TakenPage).negatoscope).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter((name) => name in window),
    isolated: crossOriginIsolated,
    frozen: Object.getOwnPropertyDescriptor(window, 'negatoscope')?.writable ?? false,
  }));
  expect(found).toEqual({ api: [...methodNames, 'on'].sort(), node: [], isolated: true, frozen: false });
});

test('is refused whatever it sends to any method, and main lives on', async ({ launch }) => {
  const app = await takeOver(launch);
  const outcome = await app.page.evaluate(
    async ({ id, methods }) => {
      const api = (window as unknown as TakenPage).negatoscope as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
      let deep: unknown = 1;
      for (let level = 0; level < 500; level += 1) deep = [deep];
      const values: unknown[] = [
        null,
        0,
        -1,
        Number.NaN,
        1e308,
        '',
        'x',
        '/etc/passwd',
        '../../../etc/passwd',
        'file:///etc/passwd',
        'a'.repeat(1_000_000),
        [],
        {},
        [null],
        ['/etc/passwd'],
        deep,
        { __proto__: { isAdmin: true }, constructor: 1 },
        JSON.parse('{"__proto__":{"polluted":1}}'),
        new Uint8Array(5 * 1024 * 1024),
        new ArrayBuffer(8),
        new Date(0),
        new Map([[1, 2]]),
        Array.from({ length: 300_000 }, () => 'x'),
        ...[
          { sources: ['/etc/passwd'], counts: [1], parts: [0, 0, 10], bytes: 0 },
          { sources: ['etc-passwd'], counts: [1], parts: [0, 0, 10], bytes: 0 },
          { sources: [id], counts: [1], parts: [0, -5, 10], bytes: 0 },
          { sources: [id], counts: [1], parts: [0, 0, 1e300], bytes: 0 },
          { sources: [id], counts: [1], parts: [0, 0.5, 1], bytes: 0 },
          { sources: [id], counts: [1], parts: [Number.NaN, 0, 1], bytes: 0 },
          { sources: [id], counts: [1], parts: [7, 0, 1], bytes: 0 },
          { sources: [id], counts: [2], parts: [0, 0, 1], bytes: 0 },
          { sources: [id], counts: [4_000_000_000], parts: [0, 0, 1], bytes: 0 },
          { sources: [], counts: [1], parts: [-1, 0, 100], bytes: 99 },
          { sources: [], counts: [1], parts: [-1, 0, 98], bytes: 99 },
        ].map(({ sources, counts, parts, bytes }) => ({
          sources,
          counts: Uint32Array.from(counts),
          parts: Float64Array.from(parts),
          bytes: new Uint8Array(bytes),
        })),
        { sources: [id], counts: [1], parts: [0, 0, 1], bytes: [] },
        { sources: [{}], counts: new Uint32Array(1), parts: new Float64Array(3), bytes: new Uint8Array(0) },
        { sources: [id], counts: new Uint32Array(200_000), parts: new Float64Array(0), bytes: new Uint8Array(0) },
        true,
        'failed',
      ];
      const settled: string[] = [];
      for (const method of methods) {
        for (const args of [
          ...values.map((value) => [value]),
          ...values.map((value) => [value, value]),
          ...values.map((value) => [null, value, value]),
        ]) {
          try {
            // A refusal is a word of a list: never a path, a value or a stack.
            settled.push(`${method}: ${JSON.stringify((await api[method]?.(...args)) ?? null)}`);
          } catch (error) {
            settled.push(`${method}! ${error instanceof Error ? error.message : 'thrown'}`);
          }
        }
      }
      const alive = await api['environment']?.();
      return { settled: [...new Set(settled)], alive, polluted: Reflect.get({}, 'polluted') };
    },
    // These two ask the person, or end things, with no argument at all; others have tests of their own below.
    { id: app.grants[0]?.id ?? '', methods: methodNames },
  );
  expect(outcome.alive).toMatchObject({ rehearsal: 'none' });
  expect(outcome.polluted).toBeUndefined();
  for (const line of outcome.settled) {
    const isAllowed =
      /^\w+! Error invoking remote method 'negatoscope:\w+': Error: (refused-arguments|unknown-source|too-large)$/.test(line) ||
      // What can't be cloned doesn't even reach main.
      /^\w+! (Error processing argument|An object could not be cloned|Could not )/.test(line) ||
      // Harmless where the argument is right: nothing staged, nothing left over, a word that only a rehearsal hears.
      /^stageExport: \{"ok":false,"failure":"(unknown-source|range-outside-source)"\}$/.test(line) ||
      /^(reportRehearsal|cancelOpening|releaseGrants|writePolicies): null$/.test(line) ||
      /^settleLeftover: true$/.test(line) ||
      // Well formed, and nothing of that name is staged.
      /^printPicture: "failed"$/.test(line) ||
      // Nothing is hashed where nothing is asked for.
      /^hashRanges: \[\]$/.test(line) ||
      /^appendBlob: "b[0-9a-f]{24}"$/.test(line);
    expect(isAllowed, line).toBe(true);
    expect(line).not.toMatch(/\/(etc|root|home|tmp|work)/);
  }
  expect(await shownDialogs(app.electron)).toEqual([]);
  expect(await app.electron.evaluate(() => Reflect.get({}, 'polluted') ?? 'clean')).toBe('clean');
});

test('is refused where it floods main, and its other calls are still answered', async ({ launch }) => {
  const { page } = await takeOver(launch);
  const { refused, words, alive } = await page.evaluate(async () => {
    const api = (window as unknown as { negatoscope: Record<string, (...args: unknown[]) => Promise<unknown>> }).negatoscope;
    const reasons: string[] = [];
    // In waves: a slow machine takes calls in more slowly, and what comes slowly enough is no flood.
    for (let wave = 0; wave < 10 && reasons.length === 0; wave += 1) {
      const flood = await Promise.allSettled(Array.from({ length: 30_000 }, () => api['cancelOpening']?.('o000000000000000000000000')));
      reasons.push(...flood.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])));
    }
    return {
      refused: reasons.length,
      words: [...new Set(reasons)].map((text) => text.replace(/^.*: /, '')),
      alive: await api['environment']?.(),
    };
  });
  expect(refused).toBeGreaterThan(0);
  expect(words).toEqual(['refused-pace']);
  expect(alive).toMatchObject({ rehearsal: 'none' });
});

test('writes nothing without the answers to main’s own questions, and under no name of its choosing', async ({ launch }) => {
  const app = await takeOver(launch);
  const commit = (ids: readonly string[], ...more: unknown[]): Promise<CommitResult | string> =>
    app.page.evaluate(
      async ({ stagedIds, rest }) => {
        try {
          return await (
            window as unknown as { negatoscope: { commitExport(...args: unknown[]): Promise<CommitResult> } }
          ).negatoscope.commitExport(stagedIds, ...rest);
        } catch (error) {
          return String(error).replace(/^.*: /, '');
        }
      },
      { stagedIds: ids, rest: more.length > 0 ? more : [facts] },
    );
  const file = await stageOne(app);
  expect(file.name).toBe('IM000000.dcm');

  for (const more of [
    [facts, { target: join(target, 'mine') }],
    [{ ...facts, target: join(target, 'mine') }],
    [{ ...facts, policy: 'Kowalska Maria 1961' }],
    [{ ...facts, policy: '../evil' }],
    [{ ...facts, leftOut: -1 }],
    [{ ...facts, elements: { ...facts.elements, note: 'a word' } }],
  ]) {
    expect(await commit([file.stagedId], ...more)).toBe('refused-arguments');
  }
  expect(await commit([])).toEqual({ outcome: 'failed', failure: 'nothing-staged' });
  expect(await commit(['s000000000000000000000000'])).toEqual({ outcome: 'failed', failure: 'stage-void' });
  expect(await shownDialogs(app.electron)).toEqual([]);

  // The person cancels the choice of a folder, then the confirmation.
  expect(await commit([file.stagedId])).toEqual({ outcome: 'cancelled' });
  await answerDialogs(app.electron, { open: [target] });
  expect(await commit([file.stagedId])).toEqual({ outcome: 'cancelled' });
  expect(readdirSync(target)).toEqual([]);

  await answerDialogs(app.electron, { open: [target], button: 1 });
  // Ids that main didn't give are no answer, and one doubt is one too many.
  await answerWritten(app.page, 'lies, then a doubt');
  expect(await commit([file.stagedId])).toEqual({ outcome: 'failed', failure: 'written-doubted' });
  expect(await heard(app.page)).toEqual(['refused', 'refused', 'refused', 'refused', 'taken']);
  expect(readdirSync(target)).toEqual([]);

  // Calling it right, which it can do unread, gives what was staged and agreed to, and nothing else.
  await answerWritten(app.page, 'right');
  const written = await commit([file.stagedId]);
  expect(await heard(app.page)).toEqual(['taken', 'refused']);
  expect(written).toMatchObject({ outcome: 'written', folder: 'Negatoscope-copy-1', receiptName: 'Negatoscope-copy-1.receipt.json' });
  expect(JSON.stringify(written)).not.toContain(root);
  expect(readdirSync(target).sort()).toEqual(['Negatoscope-copy-1', 'Negatoscope-copy-1.receipt.json']);
  const bytes = readFileSync(join(target, 'Negatoscope-copy-1', file.name));
  expect({ sha256: createHash('sha256').update(bytes).digest('hex'), length: bytes.length }).toEqual({ sha256: file.sha256, length: 6 });
  expect(await commit([file.stagedId])).toEqual({ outcome: 'failed', failure: 'stage-void' });

  const question = (await shownDialogs(app.electron)).filter((dialog) => dialog.kind === 'message').at(-1)?.options;
  expect(question?.message).toBe('Write 1 file (6 bytes)?');
  expect(question?.detail).toContain('A name may be written in a picture');
  expect(question?.detail).toContain('Negatoscope-copy-1');
});

test('reads what was granted, in bounded ranges, and nothing else', async ({ launch }) => {
  const app = await takeOver(launch);
  const [grant] = app.grants;
  if (!grant) throw new Error('nothing granted');
  const file = await stageOne(app);
  const read = (address: string, range?: string) =>
    app.page.evaluate(
      async ({ url, header }) => {
        try {
          const answer = await fetch(url, header === undefined ? {} : { headers: { Range: header } });
          return { status: answer.status, length: (await answer.arrayBuffer()).byteLength, cache: answer.headers.get('cache-control') };
        } catch {
          return { status: 0, length: 0, cache: null };
        }
      },
      { url: address, header: range },
    );
  const origin = 'app://negatoscope';
  expect(await read(`${origin}/bytes/${grant.id}`, 'bytes=0-9')).toEqual({ status: 206, length: 10, cache: 'no-store' });
  expect(await read(`${origin}/staged/${file.stagedId}`, 'bytes=0-5')).toEqual({ status: 206, length: 6, cache: 'no-store' });
  expect((await read(`${origin}/heads/${grant.id},g0`)).status).toBe(200);
  for (const range of [
    undefined,
    'bytes=0-',
    'bytes=-5',
    'bytes=5-4',
    'bytes=0-16777216',
    `bytes=${grant.size}-${grant.size}`,
    'bytes=0-1,3-4',
    'lines=0-1',
    'bytes=1e1-20',
  ]) {
    expect((await read(`${origin}/bytes/${grant.id}`, range)).status, range ?? 'none').toBe(416);
  }
  for (const address of [
    `${origin}/bytes/g000000000000000000000000`,
    `${origin}/staged/${grant.id}`,
    `${origin}/written/${grant.id}`,
    `${origin}/written/${file.stagedId}`,
    `${origin}/written/w000000000000000000000000`,
    `${origin}/bytes/${file.stagedId}`,
    `${origin}/bytes/%2Fetc%2Fpasswd`,
    `${origin}/bytes/..%2f..%2fpackage.json`,
    `${origin}/../../package.json`,
    `${origin}/%2e%2e/electron/main.cjs`,
    `${origin}/..%5c..%5cpackage.json`,
    `${origin}//etc/passwd`,
    `${origin}/index.html%00.js`,
    'app://other/index.html',
    'file:///etc/passwd',
    'https://example.com/',
    'http://127.0.0.1:80/',
  ]) {
    expect((await read(address, 'bytes=0-9')).status, address).not.toBe(206);
    expect((await read(address)).status, address).not.toBe(200);
  }
  const heads = Array.from({ length: 65 }, () => grant.id).join(',');
  expect((await read(`${origin}/heads/${heads}`)).status).toBe(400);
  await app.page.evaluate((id) => (window as unknown as TakenPage).negatoscope.releaseGrants([id]), grant.id);
  expect((await read(`${origin}/bytes/${grant.id}`, 'bytes=0-9')).status).toBe(404);
});

test('can’t drop files that nobody dropped', async ({ launch }) => {
  const app = await takeOver(launch);
  await app.page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], '/etc/passwd'));
    Object.defineProperty(transfer.files[0], 'path', { value: '/etc/passwd' });
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  });
  // A real opening after it proves that the made-up one would have been seen by now.
  await app.page.evaluate(() => (window as unknown as TakenPage).negatoscope.openSample());
  const batches = await finishedOpenings(app.page, 2);
  expect(new Set(batches.map((batch) => batch.origin))).toEqual(new Set(['sample']));
});

test('loses what it was granted when it loads itself anew, crashes or leaves', async ({ launch }) => {
  const app = await takeOver(launch);
  const read = (id: string | undefined) =>
    app.page.evaluate(async (grant) => (await fetch(`app://negatoscope/bytes/${grant}`, { headers: { Range: 'bytes=0-0' } })).status, id);
  const [grant] = app.grants;
  expect(await read(grant?.id)).toBe(206);
  await app.page.reload();
  await app.page.waitForFunction(() => 'negatoscope' in window);
  expect(await read(grant?.id)).toBe(404);
  const address = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<string | undefined>((resolve) => {
      contents?.once('did-finish-load', () => resolve(contents.getURL()));
      contents?.forcefullyCrashRenderer();
    });
  });
  expect(address).toBe('app://negatoscope/');
});
