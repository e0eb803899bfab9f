import { describe, expect, it, vi } from 'vitest';
import type { OpeningBatch } from '../../../core/bridge.js';
import { createGrants } from '../../../electron/files/grants.js';
import { Openings } from '../../../electron/ipc/openings.js';
import { scratchFolder, writeFile } from '../scratch.js';

const begin = () => {
  const batches: OpeningBatch[] = [];
  const openings = new Openings(createGrants(), (batch) => batches.push(batch));
  const done = (count: number) => vi.waitFor(() => expect(batches.filter((batch) => batch.done)).toHaveLength(count));
  return { batches, openings, done };
};

describe('openings', () => {
  it('wait until the page listens, then come each with its end', async () => {
    const { batches, openings, done } = begin();
    const id = openings.start('arguments', [writeFile(scratchFolder(), 'a')]);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(batches).toEqual([]);
    openings.ready();
    await done(1);
    expect(batches.map((batch) => [batch.openingId, batch.origin, batch.grants.length, batch.done])).toEqual([
      [id, 'arguments', 1, false],
      [id, 'arguments', 0, true],
    ]);
  });

  it('tell the page nothing of where a skipped input is', async () => {
    const { batches, openings, done } = begin();
    openings.ready();
    const folder = scratchFolder();
    openings.start('drop', [`${folder}/gone`]);
    await done(1);
    expect(batches[0]?.skipped).toEqual([{ untrustedName: 'gone', reason: 'vanished' }]);
    expect(JSON.stringify(batches)).not.toContain(folder);
  });

  it('end when they are cancelled or the page is lost, and then wait again', async () => {
    const { batches, openings, done } = begin();
    openings.ready();
    const folder = scratchFolder();
    for (let index = 0; index < 50; index += 1) writeFile(folder, `f${index}`);
    openings.cancel(openings.start('dialog', [folder]));
    await done(1);
    expect(batches.at(-1)?.cancelled).toBe(true);
    openings.reset();
    openings.start('arguments', [folder]);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(batches.filter((batch) => batch.done)).toHaveLength(1);
    openings.ready();
    await done(2);
  });
});
