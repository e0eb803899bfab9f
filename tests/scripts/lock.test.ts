import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../scripts/setup/lock.mjs';

describe('withLock', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'negatoscope-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one in at a time, and everyone in the end', async () => {
    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await wait(20);
      inside--;
      done++;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock('work', work, folder)));
    expect({ most, done }).toEqual({ most: 1, done: 5 });
  });

  it('opens again after work that failed', async () => {
    const failing = withLock('work', () => Promise.reject(new Error('broken')), folder);
    await expect(failing).rejects.toThrow('broken');
    expect(await withLock('work', async () => 'in', folder)).toBe('in');
  });

  it('takes over from a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(join(folder, 'work.lock'));
    writeFileSync(join(folder, 'work.lock', 'owner'), String(pid));
    expect(await withLock('work', async () => 'in', folder)).toBe('in');
    expect(existsSync(join(folder, 'work.lock'))).toBe(false);
  });

  it('takes over a lock that nobody signed, once it is old', async () => {
    mkdirSync(join(folder, 'work.lock'));
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(join(folder, 'work.lock'), longAgo, longAgo);
    expect(await withLock('work', async () => 'in', folder)).toBe('in');
  });

  it('waits for a process that lives', async () => {
    mkdirSync(join(folder, 'work.lock'));
    writeFileSync(join(folder, 'work.lock', 'owner'), String(process.pid));
    let entered = false;
    const waiting = withLock(
      'work',
      async () => {
        entered = true;
      },
      folder,
    );
    await wait(500);
    expect(entered).toBe(false);
    rmSync(join(folder, 'work.lock'), { recursive: true });
    await waiting;
    expect(entered).toBe(true);
  });
});
