import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommitOptions, type CommitOutcome, commitStaged } from '../../../electron/files/commit.js';
import { Journal } from '../../../electron/files/journal.js';
import type { CommitProgress } from '../../../electron/files/progress.js';
import { freeTarget } from '../../../electron/files/target-name.js';
import { asRoot } from '../../support/tools.js';
import { itWith } from '../../support/when.js';
import { facts, findRight, scratchFolder } from '../scratch.js';
import { type StagedExport, stageSome } from './staged.js';

const commit = (staged: StagedExport, target: string, more: Partial<CommitOptions> = {}): Promise<CommitOutcome> =>
  commitStaged(staged.stage, staged.ids, {
    target,
    receiptPath: `${target}.receipt.json`,
    version: '0.1.0',
    facts,
    checkWritten: findRight,
    ...more,
  });

/** What stands in a folder, hidden names too. */
const listing = (folder: string) => readdirSync(folder).sort();

describe('writing an export', () => {
  it('writes the staged bytes under the staged names, with the constant time, and a receipt beside them', async () => {
    const staged = await stageSome();
    const target = join(staged.root, 'copy');
    const journal = new Journal(join(staged.root, 'journal'));
    const outcome = await commit(staged, target, { journal });
    expect(outcome.outcome).toBe('written');
    expect(listing(staged.root)).toEqual(['copy', 'copy.receipt.json', 'in']);
    expect(listing(target)).toEqual(staged.files.map((file) => file.name));
    for (const [index, file] of staged.files.entries()) {
      const path = join(target, file.name);
      expect(readFileSync(path).equals(staged.contents[index] ?? Buffer.alloc(0))).toBe(true);
      expect(statSync(path).mtime.toISOString()).toBe('1980-01-01T00:00:00.000Z');
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect(statSync(target).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(`${target}.receipt.json`, 'utf8'))).toEqual({
      schema: 1,
      program: { name: 'Negatoscope', version: '0.1.0' },
      policy: 'basic',
      text: 'auto',
      faces: 'not-looked-for',
      elements: facts.elements,
      // Main counts what it read back; the page's word isn't taken.
      checks: { secondReader: 1, leakSearch: 0, readBack: 3 },
      leftOut: 0,
      overruled: 0,
      options: null,
      overrulings: [],
      keptKey: false,
      files: staged.files.map(({ name, sha256, bytes }) => ({ path: name, sha256, bytes })),
    });
    expect(readFileSync(`${target}.receipt.json`, 'utf8')).not.toContain(staged.root);
    // A second time: these ids are used up.
    expect(await commit(staged, join(staged.root, 'again'))).toEqual({ outcome: 'failed', failure: 'stage-void' });
  });

  it('writes a part of what was staged', async () => {
    const staged = await stageSome();
    const target = join(staged.root, 'copy');
    const outcome = await commitStaged(staged.stage, staged.ids.slice(1, 2), {
      target,
      receiptPath: join(staged.root, 'r'),
      version: '0',
      facts,
      checkWritten: findRight,
    });
    expect(outcome.outcome).toBe('written');
    expect(listing(target)).toEqual([staged.files[1]?.name]);
  });

  it('tells each phase from none to all', async () => {
    const staged = await stageSome();
    const seen: CommitProgress[] = [];
    await commit(staged, join(staged.root, 'copy'), { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map((progress) => progress.phase))]).toEqual(['writing', 'syncing', 'checking', 'comparing']);
    expect(seen[0]).toEqual({ phase: 'writing', done: 0, total: 3, bytesDone: 0, bytesTotal: 3 * 49_998 });
    expect(seen.at(-1)).toEqual({ phase: 'comparing', done: 3, total: 3, bytesDone: 3 * 49_998, bytesTotal: 3 * 49_998 });
  });

  it('writes nothing where a name is taken: by a file, a folder, an empty folder, a link, a dangling link, a receipt', async () => {
    const staged = await stageSome();
    const taken: Record<string, (target: string) => void> = {
      file: (target) => writeFileSync(target, 'mine'),
      folder: (target) => {
        mkdirSync(target);
        writeFileSync(join(target, 'mine'), 'mine');
      },
      'empty folder': (target) => mkdirSync(target),
      link: (target) => symlinkSync(staged.root, target),
      'dangling link': (target) => symlinkSync('nowhere', target),
      receipt: (target) => writeFileSync(`${target}.receipt.json`, 'mine'),
    };
    for (const [name, act] of Object.entries(taken)) {
      const parent = join(staged.root, name);
      mkdirSync(parent);
      act(join(parent, 'copy'));
      const before = listing(parent).map((entry) => lstatSync(join(parent, entry)).ino);
      expect(await commit(staged, join(parent, 'copy')), name).toEqual({ outcome: 'failed', failure: 'target-exists' });
      expect(
        listing(parent).map((entry) => lstatSync(join(parent, entry)).ino),
        name,
      ).toEqual(before);
    }
  });

  it('for the command line: an empty folder may be the target, a full one or a link may not, a receipt is replaced', async () => {
    const staged = await stageSome();
    const full = join(staged.root, 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'mine'), 'mine');
    expect(await commit(staged, full, { allowEmptyTarget: true })).toEqual({ outcome: 'failed', failure: 'target-exists' });
    const empty = join(staged.root, 'empty');
    mkdirSync(empty);
    symlinkSync('empty', join(staged.root, 'link'));
    expect(await commit(staged, join(staged.root, 'link'), { allowEmptyTarget: true })).toEqual({
      outcome: 'failed',
      failure: 'target-exists',
    });
    writeFileSync(`${empty}.receipt.json`, 'old');
    expect((await commit(staged, empty, { allowEmptyTarget: true, replaceReceipt: true })).outcome).toBe('written');
    expect(listing(empty)).toHaveLength(3);
    expect(readFileSync(`${empty}.receipt.json`, 'utf8')).toContain('"schema": 1');
    expect(listing(full)).toEqual(['mine']);
  });

  it('publishes nothing where the target appears while it writes, whatever it is', async () => {
    for (const appear of [
      (target: string) => writeFileSync(target, 'theirs'),
      (target: string) => mkdirSync(target),
      (target: string) => symlinkSync('elsewhere', target),
      (target: string) => writeFileSync(`${target}.receipt.json`, 'theirs'),
    ]) {
      const staged = await stageSome();
      const parent = scratchFolder();
      const target = join(parent, 'copy');
      let isThere = false;
      const onProgress = (progress: CommitProgress) => {
        if (isThere || progress.phase !== 'checking') return;
        isThere = true;
        appear(target);
      };
      expect(await commit(staged, target, { onProgress })).toEqual({ outcome: 'failed', failure: 'target-exists' });
      expect(listing(parent)).toEqual([existsSync(`${target}.receipt.json`) ? 'copy.receipt.json' : 'copy']);
      // Nothing was written, so the person may try elsewhere.
      expect((await commit(staged, join(parent, 'other'))).outcome).toBe('written');
    }
  });

  it('stops where a source changed, was cut short or vanished since it was staged, and leaves nothing', async () => {
    const changes: [(path: string) => void, string[]][] = [
      [(path) => appendFileSync(path, 'x'), ['source-changed']],
      [(path) => writeFileSync(path, Buffer.alloc(50_000)), ['source-changed']],
      [(path) => chmodSync(path, 0o640), ['source-changed']],
      [(path) => rmSync(path), ['source-gone']],
    ];
    for (const [change, failures] of changes) {
      const staged = await stageSome();
      change(staged.sources[1] ?? '');
      const outcome = await commit(staged, join(staged.root, 'copy'));
      expect(outcome.outcome === 'failed' ? failures : []).toContain(outcome.outcome === 'failed' ? outcome.failure : '');
      expect(listing(staged.root)).toEqual(['in']);
    }
  });

  it('leaves nothing where a file was put beside the others before it was published', async () => {
    const staged = await stageSome();
    const parent = scratchFolder();
    const onProgress = ({ phase }: CommitProgress) => {
      if (phase === 'checking') writeFileSync(join(parent, listing(parent)[0] ?? '', 'IM00ZZZZ.dcm'), 'not staged');
    };
    expect(await commit(staged, join(parent, 'copy'), { onProgress })).toEqual({ outcome: 'failed', failure: 'write-failed' });
    expect(listing(parent)).toEqual([]);
  });

  it('reads back from the disk: a byte that changed there stops it', async () => {
    const staged = await stageSome();
    const parent = scratchFolder();
    let isDone = false;
    const onProgress = (progress: CommitProgress) => {
      if (isDone || progress.phase !== 'syncing') return;
      isDone = true;
      const partial = join(parent, listing(parent)[0] ?? '');
      const path = join(partial, staged.files[2]?.name ?? '');
      const bytes = readFileSync(path);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    };
    expect(await commit(staged, join(parent, 'copy'), { onProgress })).toEqual({ outcome: 'failed', failure: 'read-back-differs' });
    expect(listing(parent)).toEqual([]);
  });

  it('leaves nothing when it is cancelled, in each phase', async () => {
    for (const phase of ['writing', 'syncing', 'checking', 'comparing'] as const) {
      const staged = await stageSome(20);
      const parent = scratchFolder();
      const journal = new Journal(join(staged.root, 'journal'));
      const controller = new AbortController();
      const onProgress = (progress: CommitProgress) => {
        if (progress.phase === phase) controller.abort();
      };
      expect(await commit(staged, join(parent, 'copy'), { onProgress, journal, signal: controller.signal })).toEqual({
        outcome: 'cancelled',
      });
      expect(listing(parent)).toEqual([]);
      expect(existsSync(journal.path)).toBe(false);
    }
  });

  it('says what is wrong with the place', async () => {
    const staged = await stageSome();
    expect(await commit(staged, join(staged.root, 'no', 'such', 'copy'))).toEqual({ outcome: 'failed', failure: 'target-gone' });
    expect(await commit(staged, 'relative')).toEqual({ outcome: 'failed', failure: 'target-gone' });
    // A file where the parent should be: fails for root too.
    expect(await commit(staged, join(staged.sources[0] ?? '', 'copy'))).toEqual({ outcome: 'failed', failure: 'target-exists' });
    expect(await commitStaged(staged.stage, [], { target: '/x', receiptPath: '/y', version: '0', facts, checkWritten: findRight })).toEqual(
      {
        outcome: 'failed',
        failure: 'nothing-staged',
      },
    );
  });

  itWith(asRoot, 'says that a place may not be written (as another user)', async () => {
    const staged = await stageSome();
    const parent = scratchFolder();
    chmodSync(parent, 0o755);
    process.seteuid?.(65534);
    try {
      expect(await commit(staged, join(parent, 'copy'))).toEqual({ outcome: 'failed', failure: 'target-not-writable' });
    } finally {
      process.seteuid?.(0);
    }
    expect(listing(parent)).toEqual([]);
  });

  itWith(asRoot, 'leaves nothing on a full disk or one that is read-only, and writes once there is room', async () => {
    const staged = await stageSome(30);
    const disk = join(scratchFolder(), 'disk');
    mkdirSync(disk);
    mount(disk, 'size=1m');
    try {
      expect(await commit(staged, join(disk, 'copy'))).toEqual({ outcome: 'failed', failure: 'disk-full' });
      expect(listing(disk)).toEqual([]);
      mount(disk, 'remount,ro');
      expect(await commit(staged, join(disk, 'copy'))).toEqual({ outcome: 'failed', failure: 'target-not-writable' });
      mount(disk, 'remount,rw,size=8m');
      expect((await commit(staged, join(disk, 'copy'))).outcome).toBe('written');
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('the name of an export', () => {
  it('is the first number for which neither folder nor receipt exists', () => {
    const parent = scratchFolder();
    expect(freeTarget(parent).target).toBe(join(parent, 'Negatoscope-copy-1'));
    mkdirSync(join(parent, 'Negatoscope-copy-1'));
    writeFileSync(join(parent, 'Negatoscope-copy-2.receipt.json'), '');
    symlinkSync('nowhere', join(parent, 'Negatoscope-copy-3'));
    expect(freeTarget(parent)).toEqual({
      target: join(parent, 'Negatoscope-copy-4'),
      receiptPath: join(parent, 'Negatoscope-copy-4.receipt.json'),
    });
  });
});

function mount(folder: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
}
