import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGrants, Grants, MAX_BATCH } from '../../../electron/files/grants.js';
import { MAX_DEPTH } from '../../../electron/files/walk.js';
import { asRoot } from '../../support/tools.js';
import { itWith } from '../../support/when.js';
import { first, openAll, scratchFolder, writeFile } from '../scratch.js';

const names = (items: readonly { readonly untrustedName: string }[]) => items.map((item) => item.untrustedName);
const reasons = (items: readonly { readonly untrustedName: string; readonly reason: string }[]) =>
  Object.fromEntries(items.map((item) => [item.untrustedName, item.reason]));

describe('opening files and folders', () => {
  it('grants every regular file below a folder, in order, by names that start with the folder and never say where it is', async () => {
    const folder = join(scratchFolder(), 'disc');
    for (const name of ['b', 'a/z', 'a/deep/er/x.dcm', 'DICOMDIR', 'no extension']) writeFile(folder, name);
    const { grants, skipped } = await openAll(createGrants(), [folder]);
    expect(names(grants)).toEqual(['disc/DICOMDIR', 'disc/a/deep/er/x.dcm', 'disc/a/z', 'disc/b', 'disc/no extension']);
    expect(skipped).toEqual([]);
  });

  it('opens an empty file and one whose name is not UTF-8', async () => {
    const folder = join(scratchFolder(), 'disc');
    mkdirSync(folder);
    const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x4d, 0xfc, 0x6c, 0xff])]);
    writeFileSync(odd, 'content');
    writeFile(folder, 'empty', '');
    const grants = createGrants();
    const opened = await openAll(grants, [folder]);
    expect(names(opened.grants)).toEqual(['disc/M\ufffdl\ufffd', 'disc/empty']);
    expect(Buffer.from(grants.readRange(first(opened.grants).id, 0, 7)).toString()).toBe('content');
    expect(opened.grants[1]?.size).toBe(0);
  });

  it('follows no link out of what was chosen, and says so', async () => {
    const root = scratchFolder();
    writeFile(root, 'outside/secret');
    writeFile(root, 'outside-too');
    const folder = join(root, 'disc');
    writeFile(folder, 'a');
    symlinkSync('../outside', join(folder, 'folder-link'));
    symlinkSync('../outside/secret', join(folder, 'file-link'));
    // A path that begins like the folder's isn't inside it.
    symlinkSync(`${folder}-too`, join(folder, 'sibling-link'));
    writeFile(root, 'disc-too');
    symlinkSync('/dev/zero', join(folder, 'device-link'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    const { grants, skipped } = await openAll(createGrants(), [folder]);
    expect(names(grants)).toEqual(['disc/a']);
    expect(reasons(skipped)).toEqual({
      'disc/dangling': 'vanished',
      'disc/device-link': 'outside-the-choice',
      'disc/file-link': 'outside-the-choice',
      'disc/folder-link': 'outside-the-choice',
      'disc/sibling-link': 'outside-the-choice',
    });
  });

  it('ends on circles of links, and grants what they point at once', async () => {
    const folder = join(scratchFolder(), 'disc');
    writeFile(folder, 'a/file');
    symlinkSync('..', join(folder, 'a', 'up'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync('loop2', join(folder, 'loop1'));
    symlinkSync('loop1', join(folder, 'loop2'));
    symlinkSync('a/file', join(folder, 'link'));
    const { grants, skipped } = await openAll(createGrants(), [folder, join(folder, 'a'), join(folder, 'a', 'file')]);
    expect(names(grants)).toEqual(['disc/a/file']);
    expect(Object.keys(reasons(skipped)).sort()).toEqual(['disc/loop1', 'disc/loop2']);
  });

  it('follows a link that was itself chosen', async () => {
    const root = scratchFolder();
    writeFile(root, 'real/a');
    symlinkSync('real', join(root, 'chosen'));
    const { grants } = await openAll(createGrants(), [join(root, 'chosen')]);
    expect(names(grants)).toEqual(['chosen/a']);
  });

  it('opens no pipe, socket or device, and never waits for one', async () => {
    const folder = join(scratchFolder(), 'disc');
    writeFile(folder, 'a');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(join(folder, 'socket'), resolve);
    });
    const { grants, skipped } = await openAll(createGrants(), [folder, '/dev/zero', join(folder, 'pipe')]);
    server.close();
    expect(names(grants)).toEqual(['disc/a']);
    expect(reasons(skipped)).toEqual({
      'disc/pipe': 'not-a-regular-file',
      'disc/socket': 'not-a-regular-file',
      zero: 'not-a-regular-file',
    });
    // Each once, though the pipe was given twice.
    expect(skipped).toHaveLength(3);
  });

  it('goes 64 folders deep and lists what is deeper', async () => {
    const folder = join(scratchFolder(), 'd');
    writeFile(folder, `${'d/'.repeat(MAX_DEPTH)}last`);
    writeFile(folder, `${'d/'.repeat(MAX_DEPTH + 1)}too-deep`);
    const { grants, skipped } = await openAll(createGrants(), [folder]);
    expect(names(grants)).toEqual([`${'d/'.repeat(MAX_DEPTH + 1)}last`]);
    expect(skipped.map((item) => item.reason)).toEqual(['too-deep']);
  });

  it('sends thousands of files in batches of at most 500, lets the loop run meanwhile, and stops when it is cancelled', async () => {
    const folder = join(scratchFolder(), 'disc');
    mkdirSync(folder);
    for (let index = 0; index < 3000; index += 1) writeFileSync(join(folder, `f${index}`), '');
    const grants = createGrants();
    let longest = 0;
    let sum = 0;
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await grants.openInputs([folder], (batch) => {
      longest = Math.max(longest, batch.grants.length);
      sum += batch.grants.length;
    });
    clearInterval(timer);
    expect(sum).toBe(3000);
    expect(longest).toBeLessThanOrEqual(MAX_BATCH);
    expect(turns).toBeGreaterThan(1);

    const controller = new AbortController();
    let some = 0;
    const outcome = await createGrants().openInputs(
      [folder],
      (batch) => {
        some += batch.grants.length;
        controller.abort();
      },
      controller.signal,
    );
    expect(outcome.cancelled).toBe(true);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(3000);
  });

  it('stops at its limit and lists where', async () => {
    const folder = join(scratchFolder(), 'disc');
    for (let index = 0; index < 10; index += 1) writeFile(folder, `f${index}`);
    const { grants, skipped } = await openAll(new Grants(undefined, 4), [folder]);
    expect(grants).toHaveLength(4);
    expect(reasons(skipped)).toEqual({ 'disc/f4': 'too-many' });
  });

  it('lists an input that is not there, by its name alone', async () => {
    const folder = scratchFolder();
    const { skipped } = await openAll(createGrants(), [join(folder, 'gone.dcm')]);
    expect(reasons(skipped)).toEqual({ 'gone.dcm': 'vanished' });
    expect(first(skipped).inputPath).toBe(join(folder, 'gone.dcm'));
  });

  it('names each file for the command line by the input as given', async () => {
    const folder = join(scratchFolder(), 'disc');
    writeFile(folder, 'sub/a');
    const grants = createGrants();
    const opened = await openAll(grants, [`${folder}/`]);
    expect(grants.inputPath(first(opened.grants).id)).toBe(`${folder}/sub/a`);
  });

  itWith(asRoot, 'lists what the person may not read (as another user)', () => {
    const folder = join(scratchFolder(), 'disc');
    writeFile(folder, 'closed');
    writeFile(folder, 'locked/a');
    chmodSync(join(folder, 'closed'), 0);
    chmodSync(join(folder, 'locked'), 0);
    chmodSync(join(folder, '..'), 0o755);
    const seen = asNobody(() => openAll(createGrants(), [folder]));
    return seen.then(({ grants, skipped }) => {
      expect(grants).toEqual([]);
      expect(reasons(skipped)).toEqual({ 'disc/closed': 'unreadable', 'disc/locked': 'unreadable' });
    });
  });
});

describe('reading a granted file', () => {
  it('reads exactly the range, and nothing outside it', async () => {
    const grants = createGrants();
    const { id } = first((await openAll(grants, [writeFile(scratchFolder(), 'a', '0123456789')])).grants);
    const source = grants.source(id);
    expect(Buffer.from(source.read(2, 3)).toString()).toBe('234');
    expect(source.read(10, 0)).toHaveLength(0);
    for (const [offset, length] of [
      [8, 3],
      [-1, 2],
      [0.5, 1],
      [0, Number.NaN],
      [2 ** 53, 1],
    ] as const) {
      expect(() => source.read(offset, length)).toThrow(expect.objectContaining({ name: 'ByteRangeError' }));
    }
  });

  it('reads nothing of a released id or one that was never given', async () => {
    const grants = createGrants();
    const { id } = first((await openAll(grants, [writeFile(scratchFolder(), 'a')])).grants);
    const source = grants.source(id);
    grants.release([id, 'never']);
    expect(() => source.read(0, 1)).toThrow('unknown-source');
    expect(() => grants.readRange('/etc/passwd', 0, 1)).toThrow('unknown-source');
  });

  it('refuses a file that was changed, replaced or removed since it was opened', async () => {
    const folder = scratchFolder();
    const change: Record<string, (path: string) => void> = {
      written: (path) => writeFileSync(path, 'other contents'),
      touched: (path) => utimesSync(path, 1, 1),
      replaced: (path) => {
        writeFileSync(`${path}.new`, 'contents');
        renameSync(`${path}.new`, path);
      },
      'a link now': (path) => {
        renameSync(path, `${path}.old`);
        symlinkSync(`${path}.old`, path);
      },
      'a folder now': (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    };
    for (const [name, act] of Object.entries(change)) {
      const grants = createGrants();
      const path = writeFile(folder, name, 'contents');
      const { id } = first((await openAll(grants, [path])).grants);
      act(path);
      expect(() => grants.readRange(id, 0, 4), name).toThrow(/^source-(changed|unreadable)$/);
    }
    const grants = createGrants();
    const path = writeFile(folder, 'removed', 'contents');
    const { id } = first((await openAll(grants, [path])).grants);
    rmSync(path);
    expect(() => grants.readRange(id, 0, 4)).toThrow('source-gone');
  });
});

/** Runs with the rights of the system's nobody; root reads everything. */
async function asNobody<Result>(run: () => Promise<Result>): Promise<Result> {
  process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}
