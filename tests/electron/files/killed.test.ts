import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../../electron/files/journal.js';
import { bundleForNode } from '../../../scripts/build/bundle.mjs';
import { repository } from '../../support/real-files.js';
import { patterned, scratchFolder, writeFile } from '../scratch.js';

const KILLS = process.env['NEGATOSCOPE_LONG'] === 'true' ? 100 : 10;
const FILES = 12;
const FILE_BYTES = 400_000;
/** Longer than one export takes, so that every step is met. */
const SPAN_MS = 150;

const programFolder = join(repository, '.cache', 'test', 'export-child');

beforeAll(async () => {
  await bundleForNode({ entry: 'tests/electron/files/export-child.ts', folder: programFolder, format: 'es', extension: 'mjs' });
});

describe('an export that is killed', () => {
  it('is whole or absent, and what it left is found and can be deleted', async () => {
    const root = scratchFolder();
    const hashes = Array.from({ length: FILES }, (_, index) => {
      const content = patterned(FILE_BYTES, index + 1);
      writeFile(root, `in/${String(index).padStart(3, '0')}`, content);
      return createHash('sha256').update(content).digest('hex');
    });
    const met = { partial: 0, whole: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const work = join(root, `work-${kill}`);
      mkdirSync(work);
      await runAndKill(join(root, 'in'), work, (SPAN_MS * (kill + Math.random())) / KILLS);

      const leftovers = new Journal(join(work, 'journal')).leftovers();
      const names = readdirSync(work);
      const partial = names.filter((name) => name.includes('.partial-'));
      // Whatever isn't finished stands in the journal.
      for (const name of partial) expect(leftovers.some((entry) => [entry.folder, entry.receipt].includes(join(work, name)))).toBe(true);
      if (names.includes('copy')) {
        met.whole += 1;
        const written = readdirSync(join(work, 'copy')).sort();
        expect(
          written.map((name) =>
            createHash('sha256')
              .update(readFileSync(join(work, 'copy', name)))
              .digest('hex'),
          ),
        ).toEqual(hashes);
      }
      if (partial.length > 0) met.partial += 1;
      expect(new Journal(join(work, 'journal')).settle(true)).toBe(true);
      expect(readdirSync(work).filter((name) => name.includes('.partial-') || name.startsWith('journal'))).toEqual([]);
      rmSync(work, { recursive: true });
    }
    // The killer came at least once while something was half done; else this test has shown nothing.
    expect(met.partial).toBeGreaterThan(0);
  }, 600_000);
});

describe('an export on a machine that falls asleep', () => {
  it('goes on where it was when it wakes, and is whole', async () => {
    const root = scratchFolder();
    for (let index = 0; index < FILES; index += 1) writeFile(root, `in/${index}`, patterned(FILE_BYTES, index + 1));
    const work = join(root, 'work');
    mkdirSync(work);
    // The child ends with an error where one of its exports isn't whole.
    await runAndKill(join(root, 'in'), work, SPAN_MS * 10, async (child) => {
      for (let nap = 0; nap < 10; nap += 1) {
        await wait(SPAN_MS / 7);
        child.kill('SIGSTOP');
        await wait(50);
        child.kill('SIGCONT');
      }
    });
    expect(new Journal(join(work, 'journal')).settle(true)).toBe(true);
  }, 60_000);
});

async function runAndKill(
  sources: string,
  work: string,
  afterMs: number,
  meanwhile: (child: ChildProcess) => Promise<void> = async () => undefined,
): Promise<void> {
  const child = spawn(process.execPath, [join(programFolder, 'export-child.mjs'), sources, work], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  const end = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error(complaint)));
  });
  await meanwhile(child);
  await wait(afterMs);
  child.kill('SIGKILL');
  await end;
  expect(complaint).toBe('');
}
