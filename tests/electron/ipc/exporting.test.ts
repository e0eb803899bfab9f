import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packSplices } from '../../../core/dicom/packed-splices.js';
import { createGrants } from '../../../electron/files/grants.js';
import { Journal } from '../../../electron/files/journal.js';
import { createStage } from '../../../electron/files/stage.js';
import { WrittenCheck } from '../../../electron/files/written-check.js';
import { Exporting, type ExportQuestions } from '../../../electron/ipc/exporting.js';
import { facts, scratchFolder } from '../scratch.js';

const pack = packSplices([{ parts: [{ bytes: Uint8Array.of(1, 2, 3) }] }]);

function exportingInto(parent: string, questions: Partial<ExportQuestions> = {}) {
  const asked: unknown[] = [];
  const written: WrittenCheck = new WrittenCheck((files) =>
    queueMicrotask(() =>
      written.settle(
        files.map(({ writtenId }) => writtenId),
        true,
      ),
    ),
  );
  const exporting = new Exporting(
    createStage(createGrants()),
    new Journal(join(scratchFolder(), 'journal')),
    {
      chooseParent: async () => parent,
      confirm: async (what) => {
        asked.push(what);
        return true;
      },
      ...questions,
    },
    written,
    '0.1.0',
    () => undefined,
  );
  const stage = async () => {
    const result = await exporting.stageExport(pack);
    if (!result.ok) throw new Error(result.failure);
    return result.files.map((file) => file.stagedId);
  };
  return { exporting, asked, stage };
}

describe('exporting', () => {
  it('asks where, then whether with count, size and name, then writes', async () => {
    const parent = scratchFolder();
    const { exporting, asked, stage } = exportingInto(parent);
    const outcome = await exporting.commit('copy', await stage(), facts);
    expect(outcome).toMatchObject({ outcome: 'written', folder: 'Negatoscope-copy-1', receiptName: 'Negatoscope-copy-1.receipt.json' });
    expect(asked).toEqual([{ what: 'copy', files: 1, bytes: 3, parent: basename(parent), name: 'Negatoscope-copy-1' }]);
    expect(exporting.lastTarget).toBe(join(parent, 'Negatoscope-copy-1'));
  });

  it('asks otherwise for marks, writes them into a folder of another name, and has no receipt of them to hand over', async () => {
    const parent = scratchFolder();
    const where: string[] = [];
    const { exporting, asked, stage } = exportingInto(parent, {
      chooseParent: async (what) => {
        where.push(what);
        return parent;
      },
    });
    await exporting.commit('copy', await stage(), facts);
    expect(exporting.lastReceipt?.files).toHaveLength(1);
    const outcome = await exporting.commit('marks', await stage(), facts);
    expect(outcome).toMatchObject({ outcome: 'written', folder: 'Negatoscope-marks-1', receiptName: 'Negatoscope-marks-1.receipt.json' });
    expect(where).toEqual(['copy', 'marks']);
    expect(asked[1]).toEqual({ what: 'marks', files: 1, bytes: 3, parent: basename(parent), name: 'Negatoscope-marks-1' });
    expect(exporting.lastTarget).toBe(join(parent, 'Negatoscope-marks-1'));
    expect(exporting.lastReceipt).toBeUndefined();
  });

  it('writes nothing where the person says no to either, and may be asked again', async () => {
    const parent = scratchFolder();
    for (const no of [{ chooseParent: async () => null }, { confirm: async () => false }]) {
      const { exporting, stage } = exportingInto(parent, no);
      const ids = await stage();
      expect(await exporting.commit('copy', ids, facts)).toEqual({ outcome: 'cancelled' });
      expect(await exporting.commit('copy', ids, facts)).toEqual({ outcome: 'cancelled' });
    }
    expect(readdirSync(parent)).toEqual([]);
  });

  it('asks nothing for what is not staged', async () => {
    const { exporting, asked } = exportingInto(scratchFolder());
    expect(await exporting.commit('copy', ['s1'], facts)).toEqual({ outcome: 'failed', failure: 'stage-void' });
    expect(await exporting.commit('copy', [], facts)).toEqual({ outcome: 'failed', failure: 'nothing-staged' });
    expect(asked).toEqual([]);
  });

  it('does one export at a time, and a new stage or a discard while it asks stops it', async () => {
    for (const act of ['stageExport', 'discard', 'cancel'] as const) {
      const parent = scratchFolder();
      let answer: (isAgreed: boolean) => void = () => undefined;
      const { exporting, stage } = exportingInto(parent, {
        confirm: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      });
      const ids = await stage();
      const first = exporting.commit('copy', ids, facts);
      await Promise.resolve();
      expect(await exporting.commit('copy', ids, facts)).toEqual({ outcome: 'failed', failure: 'stage-void' });
      const stopped = act === 'stageExport' ? exporting.stageExport(pack) : exporting[act]();
      answer(true);
      await stopped;
      expect(await first).toEqual({ outcome: 'cancelled' });
      expect(readdirSync(parent)).toEqual([]);
      if (act !== 'cancel') expect(await exporting.commit('copy', ids, facts)).toEqual({ outcome: 'failed', failure: 'stage-void' });
    }
  });

  it('says that a folder is gone', async () => {
    const parent = scratchFolder();
    const { exporting, stage } = exportingInto(parent);
    const ids = await stage();
    rmSync(parent, { recursive: true });
    expect(await exporting.commit('copy', ids, facts)).toEqual({ outcome: 'failed', failure: 'target-gone' });
  });
});
