/** Main waits for a word about each written file, and whatever the other side says or doesn't, nothing is published for less. */
import { readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WrittenFile } from '../../../core/bridge.js';
import { ByteRangeError } from '../../../core/dicom/byte-source.js';
import { commitStaged } from '../../../electron/files/commit.js';
import { ExportError } from '../../../electron/files/failure.js';
import type { CommitProgress } from '../../../electron/files/progress.js';
import { type Patience, WrittenCheck } from '../../../electron/files/written-check.js';
import { facts, scratchFolder } from '../scratch.js';
import { stageSome } from './staged.js';

const HURRY: Patience = { silenceMs: 150, bytesPerMs: 1e9 };

/** Three files written into a folder of their own, and what the page does when it is asked about them. */
async function write(
  answer: (check: WrittenCheck, files: readonly WrittenFile[], partial: string) => void,
  {
    patience = HURRY,
    signal,
    onProgress,
  }: { patience?: Patience; signal?: AbortSignal; onProgress?: (progress: CommitProgress) => void } = {},
) {
  const staged = await stageSome();
  const parent = scratchFolder();
  const partialPath = () => join(parent, readdirSync(parent).find((name) => name.startsWith('copy.partial-')) ?? '');
  const check: WrittenCheck = new WrittenCheck((files) => queueMicrotask(() => answer(check, files, partialPath())), patience);
  const outcome = await commitStaged(staged.stage, staged.ids, {
    target: join(parent, 'copy'),
    receiptPath: join(parent, 'copy.receipt.json'),
    version: '0.1.0',
    facts,
    checkWritten: check.check,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  return { outcome, parent, staged, check, left: readdirSync(parent) };
}

const ids = (files: readonly WrittenFile[]) => files.map(({ writtenId }) => writtenId);
const DOUBTED = { outcome: 'failed', failure: 'written-doubted' };
const UNANSWERED = { outcome: 'failed', failure: 'written-unanswered' };

describe('the check of what was written', () => {
  it('publishes after a good word for every file, however the words are put together, and counts them', async () => {
    const seen: CommitProgress[] = [];
    const { outcome, left } = await write(
      (check, files) => {
        const [first, ...others] = ids(files);
        check.settle([first ?? ''], true);
        check.settle(others.reverse(), true);
      },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(outcome.outcome).toBe('written');
    expect(left).toEqual(['copy', 'copy.receipt.json']);
    expect(outcome.outcome === 'written' && outcome.receipt.checks.readBack).toBe(3);
    expect(seen.filter(({ phase }) => phase === 'checking')[0]).toMatchObject({ done: 0, total: 3, bytesDone: 0 });
  });

  it('reads the files from the disk while it waits, in exact ranges, and nothing else then or later', async () => {
    let read: Uint8Array[] = [];
    let asked: readonly WrittenFile[] = [];
    const refused: unknown[] = [];
    const { outcome, staged, check } = await write((waiting, files) => {
      asked = files;
      read = files.map(({ writtenId, bytes }) => waiting.readRange(writtenId, 2, bytes - 2));
      for (const attempt of [
        () => waiting.readRange('w000000000000000000000000', 0, 1),
        () => waiting.readRange(files[0]?.name ?? '', 0, 1),
        () => waiting.readRange(files[0]?.writtenId ?? '', 0, (files[0]?.bytes ?? 0) + 1),
        () => waiting.readRange(files[0]?.writtenId ?? '', -1, 1),
      ])
        refused.push(errorOf(attempt));
      waiting.settle(ids(files), true);
    });
    expect(outcome.outcome).toBe('written');
    expect(read.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(
      staged.contents.map((bytes) => bytes.subarray(2).toString('hex')),
    );
    expect(refused.map((error) => (error instanceof ExportError ? error.failure : error instanceof ByteRangeError))).toEqual([
      'unknown-source',
      'unknown-source',
      true,
      true,
    ]);
    expect(asked.map(({ name, bytes }) => ({ name, bytes }))).toEqual(staged.files.map(({ name, bytes }) => ({ name, bytes })));
    expect(JSON.stringify(asked)).not.toContain(staged.root);
    expect(errorOf(() => check.readRange(asked[0]?.writtenId ?? '', 0, 1))).toMatchObject({ failure: 'unknown-source' });
  });

  it('removes all for one doubt, though the others are right', async () => {
    const { outcome, left } = await write((check, files) => {
      check.settle(ids(files).slice(0, 2), true);
      check.settle(ids(files).slice(2), false);
    });
    expect(outcome).toEqual(DOUBTED);
    expect(left).toEqual([]);
  });

  it('removes all where no answer comes, or none to the last file, and hears no answer after that', async () => {
    for (const answered of [0, 2]) {
      let asked: readonly string[] = [];
      const { outcome, left, check } = await write((waiting, files) => {
        asked = ids(files);
        if (answered > 0) waiting.settle(asked.slice(0, answered), true);
      });
      expect(outcome).toEqual(UNANSWERED);
      expect(left).toEqual([]);
      expect(() => check.settle(asked.slice(answered), true)).toThrow(ExportError);
    }
  });

  it('takes no answer about ids that it didn’t give, gave for another, or has an answer to: with one of them the whole answer counts for nothing', async () => {
    const { outcome, left } = await write((check, files) => {
      const [first = '', second = '', third = ''] = ids(files);
      for (const untrusted of [
        [],
        ['w000000000000000000000000', '__proto__', 'constructor'],
        [first, second, third, 'w000000000000000000000000'],
        [first, first, second, third],
        [files[0]?.name ?? '', files[1]?.name ?? '', files[2]?.name ?? ''],
      ])
        expect(() => check.settle(untrusted, true)).toThrow(ExportError);
      check.settle([first, second], true);
      expect(() => check.settle([first, second, third], true)).toThrow(ExportError);
      expect(() => check.settle([first], false)).toThrow(ExportError);
    });
    expect(outcome).toEqual(UNANSWERED);
    expect(left).toEqual([]);
  });

  it('leaves nothing when it is cancelled meanwhile, as by a page that is lost', async () => {
    const controller = new AbortController();
    const { outcome, left } = await write(() => controller.abort(), {
      signal: controller.signal,
      patience: { silenceMs: 60_000, bytesPerMs: 1 },
    });
    expect(outcome).toEqual({ outcome: 'cancelled' });
    expect(left).toEqual([]);
  });

  it('compares to the byte after the check: a good word doesn’t cover what changes meanwhile', async () => {
    const { outcome, left } = await write((check, files, partial) => {
      const path = join(partial, files[1]?.name ?? '');
      const bytes = readFileSync(path);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      check.settle(ids(files), true);
    });
    expect(outcome).toEqual({ outcome: 'failed', failure: 'read-back-differs' });
    expect(left).toEqual([]);
  });

  it('doesn’t read through a link, nor a file of another length, that took a file’s place', async () => {
    for (const replace of [
      (path: string) => truncateSync(path, 10),
      (path: string) => {
        rmSync(path);
        symlinkSync(join(path, '..', 'IM000000.dcm'), path);
      },
    ]) {
      let error: unknown;
      await write((check, files, partial) => {
        replace(join(partial, files[1]?.name ?? ''));
        error = errorOf(() => check.readRange(files[1]?.writtenId ?? '', 0, 1));
        check.settle([files[1]?.writtenId ?? ''], false);
      });
      expect(error).toBeInstanceOf(ExportError);
    }
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
