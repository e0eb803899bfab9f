import type { StagedFile, StagedId, WrittenFile } from '../../core/bridge.js';
import { packSplices } from '../../core/dicom/packed-splices.js';
import { ExportError } from '../../electron/files/failure.js';
import { stagedSource, writtenSource } from '../../renderer/workers/address-source.js';
import type { CheckBytes, CopyStage } from '../copy-stage.js';
import { sayProgress } from '../say.js';
import { callBridge, hear } from './page-bridge.js';

/** Main's stage, as a page has it. Where the copy goes main knows by itself, from the argument list. */
export function createCopyStage(): CopyStage {
  const sizes = new Map<StagedId, number>();
  const keep = ({ stagedId, bytes }: StagedFile) => sizes.set(stagedId, bytes);
  return {
    appendBlob: (id, bytes) => callBridge('appendBlob', id, bytes),
    async stageExport(splices, { kind, packing }) {
      const result = await callBridge('stageExport', packSplices(splices), kind, packing);
      if (result.ok) for (const file of [...result.files, ...(result.container ? [result.container] : [])]) keep(file);
      return result;
    },
    source: (id) => stagedSource(id, sizes.get(id) ?? 0),
    async commit(ids, _places, facts, check) {
      hear('commitProgress', ({ phase, done, total }) => sayProgress(phase, done, total));
      let fault: { readonly error: unknown } | undefined;
      hear('written', ({ files }) => {
        settle(files, check).catch((error: unknown) => {
          fault = { error };
        });
      });
      const result = await callBridge('commitExport', ids, facts);
      if (fault) throw fault.error;
      if (result.outcome === 'written') return null;
      return result.outcome === 'cancelled' ? 'write-failed' : result.failure;
    },
    discard: () => callBridge('discardStage'),
  };
}

/** Has what lies on the disk checked, and answers main file by file. @throws what isn't a doubt but a defect, once main has its answer */
async function settle(files: readonly WrittenFile[], check: CheckBytes): Promise<void> {
  const left = files.map(({ writtenId }) => writtenId);
  const written = files.map(({ writtenId, name, bytes }) => ({ name, source: writtenSource(writtenId, bytes) }));
  try {
    await check(written, {
      async onFile() {
        // The last word is held back until nothing is left to look at.
        const id = left.length > 1 ? left.shift() : undefined;
        if (id !== undefined) await callBridge('settleWritten', [id], true);
      },
    });
    await callBridge('settleWritten', left, true);
  } catch (error) {
    await callBridge('settleWritten', left, false);
    if (!(error instanceof ExportError)) throw error;
  }
}
